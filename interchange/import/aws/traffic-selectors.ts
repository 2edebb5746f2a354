import * as z from 'zod';
import type { TrafficSelectorsDraft } from '../builder/draft.js';
import type { Warnings } from '../warnings.js';
import { readBlock } from './blocks.js';
import type { Place } from './described.js';

const told = z.string().nullish();

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnectionOptions.html */
export const SELECTORS = {
  TunnelInsideIpVersion: told,
  LocalIpv4NetworkCidr: told,
  RemoteIpv4NetworkCidr: told,
  LocalIpv6NetworkCidr: told,
  RemoteIpv6NetworkCidr: told,
};

type Options = { readonly [Field in keyof typeof SELECTORS]?: string | null | undefined };

/** An answer that tells none of these is older than they are. One that tells some of them tells all, so that a side that lacks is not known. */
export function selectorsIn(options: Options, place: Place, warnings: Warnings): TrafficSelectorsDraft | undefined {
  const { LocalIpv4NetworkCidr: local4, RemoteIpv4NetworkCidr: remote4 } = options;
  const { LocalIpv6NetworkCidr: local6, RemoteIpv6NetworkCidr: remote6 } = options;
  const [four, six] = [local4 || remote4, local6 || remote6];
  const version = options.TunnelInsideIpVersion || (four && !six ? 'ipv4' : six && !four ? 'ipv6' : undefined);
  if (version === undefined) return four && six ? { local: 'unknown', remote: 'unknown' } : undefined;
  const [local, remote] = version === 'ipv6' ? [local6, remote6] : [local4, remote4];
  const whole = version === 'ipv6' ? '::/0' : '0.0.0.0/0';
  if (!local && !remote) return { local: whole, remote: whole };
  const read = (text: string | null | undefined): string => readBlock(text || undefined, place, warnings) ?? 'unknown';
  return { local: read(local), remote: read(remote) };
}
