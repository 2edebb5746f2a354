import type { AclRule } from '../../topology/index.js';

/** A last `deny all from any`, which says once more what the rule `*` says anyway: a habit, and no mistake. */
export function repeatsTheEnd(rule: AclRule): boolean {
  if (rule.action.value !== 'deny' || rule.traffic.kind !== 'all' || !isEverything(rule)) return false;
  return rule.acl[rule.direction].every(
    (other) => other.number.value <= rule.number.value || (other.action.value === 'deny' && isEverything(other)),
  );
}

function isEverything({ peer }: AclRule): boolean {
  return peer.kind === 'any' || (peer.kind === 'cidr' && peer.literal.cidr?.prefixLength === 0);
}
