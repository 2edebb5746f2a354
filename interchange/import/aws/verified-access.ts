import { cidrsOverlap, parseCidr } from '../../../network/address/index.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import { isObject } from './identities.js';
import { valuesAt } from './values-at.js';

/** The fields of an endpoint that name what it leads to. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VerifiedAccessEndpoint.html */
const ENDS = [
  'LoadBalancerOptions.LoadBalancerArn',
  'NetworkInterfaceOptions.NetworkInterfaceId',
  'RdsOptions.RdsDbInstanceArn',
  'RdsOptions.RdsDbClusterArn',
  'RdsOptions.RdsDbProxyArn',
].map((path) => path.split('.'));

/**
 * What Verified Access endpoints lead to: the one thing that each names, or the subnets of its block. The subnets and groups besides are those of its own interfaces;
 * where nothing else is told, what it leads to may lie in them.
 */
export function endsOfVerifiedAccess(
  network: NetworkDraft,
  endpoints: unknown,
  idsIn: (value: unknown) => readonly string[],
): string[] {
  const ends = (Array.isArray(endpoints) ? endpoints : [endpoints]).filter(isObject).flatMap((endpoint) => {
    const named = ENDS.flatMap((path) => textsAt(endpoint, path));
    const blocks = textsAt(endpoint, ['CidrOptions', 'Cidr']);
    const inBlocks = blocks.flatMap((block) => subnetsIn(network, block));
    return named.length + blocks.length > 0 ? [...named, ...inBlocks] : idsIn(endpoint);
  });
  return [...new Set(ends)];
}

function subnetsIn(network: NetworkDraft, block: string): string[] {
  const wanted = parseCidr(block)?.cidr;
  return [...network.all('subnet')].flatMap(([id, { cidrs }]) => {
    const blocks = cidrs.flatMap((one) => parseCidr(one)?.cidr ?? []);
    return wanted === undefined || blocks.some((one) => cidrsOverlap(one, wanted)) ? [id] : [];
  });
}

const textsAt = (endpoint: unknown, path: readonly string[]): string[] =>
  valuesAt(endpoint, path).filter((one): one is string => typeof one === 'string' && one !== '');
