import { cidrContains, parseCidr } from '../../../network/address/index.js';
import type { PortRange } from '../../../network/topology/index.js';
import type { PeerDraft, TrafficDraft } from './draft.js';

/** Whether all traffic of one kind is of another. */
export function coversTraffic(wide: TrafficDraft, narrow: TrafficDraft): boolean {
  if (wide.kind === 'all') return true;
  if (wide.kind === 'ports' && narrow.kind === 'ports')
    return (
      wide.protocol === narrow.protocol &&
      portsOf(narrow).every(({ low, high }) => portsOf(wide).some((one) => one.low <= low && high <= one.high))
    );
  if (wide.kind === 'icmp' && narrow.kind === 'icmp')
    return (
      wide.protocol === narrow.protocol &&
      (wide.type === undefined || (wide.type === narrow.type && (wide.code === undefined || wide.code === narrow.code)))
    );
  return JSON.stringify(wide) === JSON.stringify(narrow);
}

/** No port stands for every port. */
export const portsOf = ({ ports }: Extract<TrafficDraft, { kind: 'ports' }>): readonly PortRange[] =>
  ports.length > 0 ? ports : [{ low: 0, high: 65535 }];

/** Whether one peer holds all addresses of another. */
export type Holds = (wide: PeerDraft, narrow: PeerDraft) => boolean;

/** The same as far as blocks tell it. */
export function coversPeer(wide: PeerDraft, narrow: PeerDraft): boolean {
  if (wide === 'any' || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  if (narrow === 'any' || !('cidr' in wide) || !('cidr' in narrow)) return false;
  const [outer, inner] = [parseCidr(wide.cidr)?.cidr, parseCidr(narrow.cidr)?.cidr];
  return (
    outer !== undefined &&
    inner !== undefined &&
    typeof outer.base === typeof inner.base &&
    outer.prefixLength <= inner.prefixLength &&
    cidrContains(outer, inner.base)
  );
}
