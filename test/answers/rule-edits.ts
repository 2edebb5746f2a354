/** Random edits of rules in groups and network ACLs of a network, which keep everything else of it. */
import { parseCidr } from '../../network/address/index.js';
import {
  type AclRule,
  type GroupRule,
  type NetworkAcl,
  type OtherRules,
  type Peer,
  type SecurityGroup,
  type Topology,
  withOtherRules,
} from '../../network/topology/index.js';
import { NOWHERE } from '../../network/topology/origin.js';
import type { Random } from '../oracle/random.js';

type Rule = GroupRule | AclRule;

const BLOCKS = ['10.0.0.0/8', '10.7.3.0/28', '203.0.113.0/25', '0.0.0.0/0', '2001:db8::/33'];

/** The network with other rules in one or two places. What was made of it before is asked no more. */
export function withRandomRules(topology: Topology, random: Random): Topology {
  const filters = topology.vpcs.flatMap(({ securityGroups, networkAcls }) => [...securityGroups, ...networkAcls]);
  if (filters.length === 0) return topology;
  const rules = filters.flatMap((filter): Rule[] => [...(filter.inbound ?? []), ...(filter.outbound ?? [])]);
  const edits = Array.from({ length: random.chance(80) ? 1 : 2 }, () =>
    otherRules(random.pick(filters), rules, random),
  );
  return withOtherRules(topology, edits);
}

function otherRules(filter: SecurityGroup | NetworkAcl, rules: readonly Rule[], random: Random): OtherRules {
  const direction = random.chance(50) ? 'inbound' : 'outbound';
  if (filter.kind === 'network-acl') {
    const { inbound, outbound } = filter;
    const other = edited([...filter[direction]], () => aclRule(filter, direction, rules, random), random);
    return { filter, inbound, outbound, [direction]: other };
  }
  const { inbound, outbound } = filter;
  const other =
    random.chance(8) && filter[direction]
      ? undefined
      : edited([...(filter[direction] ?? [])], () => groupRule(filter, direction, rules, random), random);
  return { filter, inbound, outbound, [direction]: other };
}

/** One more, one less, or another one in the place of one. */
function edited<T>(list: T[], make: () => T, random: Random): T[] {
  const at = random.between(0, list.length);
  const kind = random.between(0, 2);
  list.splice(at, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [make()]));
  return list;
}

const trafficsOf = (rule: Rule) => (rule.kind === 'acl-rule' ? [rule.traffic] : rule.traffics);
const peersOf = (rule: Rule) => (rule.kind === 'acl-rule' ? [rule.peer] : rule.peers);
const located = <T>(value: T) => ({ kind: 'located' as const, value, origin: NOWHERE });
const anyTraffic = { kind: 'all' as const, origin: NOWHERE };

function traffics(rules: readonly Rule[], random: Random) {
  return rules.length > 0 ? trafficsOf(random.pick(rules)) : [anyTraffic];
}

function peer(rules: readonly Rule[], random: Random): Peer {
  if (rules.length > 0 && random.chance(85)) return random.pick(peersOf(random.pick(rules)));
  const text = random.pick(BLOCKS);
  const cidr = parseCidr(text)?.cidr;
  return {
    kind: 'cidr',
    origin: NOWHERE,
    literal: { kind: 'cidr-literal', text, origin: NOWHERE, cidr, hostBits: false },
  };
}

function groupRule(
  group: SecurityGroup,
  direction: GroupRule['direction'],
  rules: readonly Rule[],
  random: Random,
): GroupRule {
  return {
    kind: 'group-rule',
    origin: group.origin,
    group,
    direction,
    action: located(random.chance(95) ? 'allow' : 'deny'),
    traffics: traffics(rules, random),
    preposition: located(direction === 'inbound' ? 'from' : 'to'),
    peers: [peer(rules, random)],
    text: `rule ${random.between(0, 999)}`,
    ...(random.chance(5) ? { maybe: true } : {}),
  };
}

function aclRule(acl: NetworkAcl, direction: AclRule['direction'], rules: readonly Rule[], random: Random): AclRule {
  const [traffic] = traffics(rules, random);
  return {
    kind: 'acl-rule',
    origin: acl.origin,
    acl,
    direction,
    number: located(random.between(1, 200)),
    action: located(random.chance(60) ? 'allow' : 'deny'),
    traffic: traffic ?? anyTraffic,
    preposition: located(direction === 'inbound' ? 'from' : 'to'),
    peer: peer(rules, random),
    ...(random.chance(5) ? { maybe: true } : {}),
  };
}
