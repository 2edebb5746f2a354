import type { AclRule, NetworkAcl, Topology } from '../../topology/model.js';

export const DIRECTIONS = ['inbound', 'outbound'] as const;

export function* networkAcls(topology: Topology): Iterable<NetworkAcl> {
  for (const vpc of topology.vpcs) yield* vpc.networkAcls;
}

export function* aclRules(topology: Topology): Iterable<AclRule> {
  for (const acl of networkAcls(topology)) for (const direction of DIRECTIONS) yield* acl[direction];
}

/** AWS's range for the numbers of one's own rules; above it are its own. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
export const FIRST_NUMBER = 1;
export const LAST_NUMBER = 32766;

/** A free number directly before that one: midway to the rule before it, so that there is room left. Undefined where there is none. */
export function numberBefore(rules: readonly AclRule[], number: number): number | undefined {
  let below = FIRST_NUMBER - 1;
  for (const rule of rules) {
    const { value } = rule.number;
    if (value < number && value > below) below = value;
  }
  const top = Math.min(number, LAST_NUMBER + 1);
  const middle = roundest(below, top);
  return middle > below && middle < top ? middle : undefined;
}

/** A free number directly after that one. */
export function numberAfter(rules: readonly AclRule[], number: number): number | undefined {
  const taken = new Set(rules.map((rule) => rule.number.value));
  const round = Math.floor(number / 10) * 10 + 10;
  for (let free = Math.max(round, FIRST_NUMBER); free <= LAST_NUMBER; free += 10) {
    if (!taken.has(free)) return free;
  }
  for (let free = LAST_NUMBER; free >= FIRST_NUMBER; free--) if (!taken.has(free)) return free;
  return undefined;
}

/** A number between the two, neither of them: a multiple of ten if there is one, as people number rules. */
function roundest(below: number, above: number): number {
  const middle = Math.floor((below + above) / 2);
  const ten = Math.round(middle / 10) * 10;
  return ten > below && ten < above ? ten : middle;
}
