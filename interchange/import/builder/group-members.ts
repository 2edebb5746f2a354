import type { Key, PeerDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** Who is in a group that a rule names, if it is one of a VPC for which that is asked. */
export function membersOf(network: NetworkDraft, peer: PeerDraft, isAsked: (vpc: Key) => boolean): PeerDraft[] {
  const group = typeof peer === 'object' && 'ref' in peer ? peer.ref : undefined;
  const vpc = network.find(group, 'security-group')?.vpc;
  if (group === undefined || vpc === undefined || !isAsked(vpc)) return [];
  const isIn = (one: { securityGroups?: Key[] | undefined; maybeSecurityGroups?: Key[] | undefined }): boolean =>
    [...(one.securityGroups ?? []), ...(one.maybeSecurityGroups ?? [])].includes(group);
  return [...network.all('resource'), ...network.all('load-balancer')].flatMap(([ref, one]) =>
    one.vpc === vpc && isIn(one) ? [{ ref }] : [],
  );
}
