import type { AclRule, NetworkAcl, Topology } from '../../topology/index.js';

export const DIRECTIONS = ['inbound', 'outbound'] as const;

export function* networkAcls(topology: Topology): Iterable<NetworkAcl> {
  for (const vpc of topology.vpcs) yield* vpc.networkAcls;
}

export function* aclRules(topology: Topology): Iterable<AclRule> {
  for (const acl of networkAcls(topology)) for (const direction of DIRECTIONS) yield* acl[direction];
}
