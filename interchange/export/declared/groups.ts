import { cidrFamily, formatCidr } from '../../../network/address/index.js';
import { peerBlocks } from '../../../network/filters/index.js';
import {
  type GroupRule,
  type Peer,
  type SecurityGroup,
  type Vpc,
  vpcHasIpv6,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Fields, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { prefixListId } from './prefix-lists.js';
import { type RuleTraffic, ruleTraffics } from './traffic.js';

/** Those of every VPC before any rules: these name groups of others too. */
export function declareGroups(vpc: Vpc, draft: Draft): void {
  for (const group of vpc.securityGroups) {
    if (group.unknown)
      draft.note(group, say`Security group ${group.name} may have more rules than are written, which are left out.`);
    const isDefault = group.isDefault && draft.dialect.declaresDefaults;
    if (group.isDefault && !isDefault)
      draft.note(
        group,
        say`
          The default group of a VPC cannot be declared: ${group.name} is a group of its own, on everything that
          names no other.
        `,
      );
    const description = group.doc ? plain(group.doc) : group.name;
    draft.declare(group, isDefault ? 'default_security_group' : 'security_group', {
      vpc_id: draft.ref(vpc),
      ...(isDefault ? {} : { name: nameOf(group, draft), description }),
    });
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
function nameOf(group: SecurityGroup, draft: Draft): string {
  const { name } = group;
  if (!/^sg-/i.test(name)) return name.slice(0, 255);
  const other = `group-${name}`.slice(0, 255);
  draft.note(
    group,
    say`AWS refuses names of groups that begin with sg-, as their ids do: ${name} is called ${other} there.`,
  );
  return other;
}

export function declareGroupRules(vpc: Vpc, draft: Draft): void {
  for (const group of vpc.securityGroups) addRules(group, draft);
}

/** What a description may hold: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
function plain(text: string): string {
  return (
    text
      .replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+/g, ' ')
      .trim()
      .slice(0, 255) || 'security group'
  );
}

function addRules(group: SecurityGroup, draft: Draft): void {
  const owner = draft.find(group);
  if (!owner) return;
  let count = 0;
  const written = new Set<string>();
  const add = (direction: 'ingress' | 'egress', rule: Fields): void => {
    // AWS refuses the same rule twice.
    const key = `${direction} ${Object.entries(rule).map(([name, value]) => `${name} ${keyOf(value)}`)}`;
    if (written.has(key)) return;
    written.add(key);
    count++;
    draft.add(`vpc_security_group_${direction}_rule`, [owner, direction, String(count)], {
      security_group_id: new Ref(owner),
      ...rule,
    });
  };
  for (const rule of group.inbound ?? []) for (const one of rulesOf(rule, draft)) add('ingress', one);
  const told = group.outbound?.flatMap((rule) => rulesOf(rule, draft));
  // Beside a rule that lets everything out the others let out nothing more, and where AWS has such a rule of its own it needs none.
  const outbound = draft.dialect.groupsLetOut && told && letsEverythingOut(told, group.vpc) ? undefined : told;
  for (const one of outbound ?? []) add('egress', one);
  // What the file leaves out AWS lets out, unless something else does.
  if (outbound === undefined && !draft.dialect.groupsLetOut)
    for (const everything of [{ cidr_ipv4: '0.0.0.0/0' }, { cidr_ipv6: '::/0' }])
      add('egress', { ip_protocol: '-1', ...everything });
  if (outbound?.length === 0 && draft.dialect.groupsLetOut)
    // A rule that lets out what nobody sends takes the place of the one that lets out everything.
    add('egress', { ip_protocol: 'icmp', from_port: 252, to_port: 86, cidr_ipv4: '127.0.0.1/32' });
}

/** Names alone would not do: two VPCs may have groups of one name. */
function keyOf(value: Value | undefined): string {
  if (value instanceof Variable) return value.name;
  if (!(value instanceof Ref)) return String(value);
  const { element } = value.to;
  return `${(element as { vpc?: Vpc } | undefined)?.vpc?.name ?? ''}.${element?.name}`;
}

function letsEverythingOut(rules: readonly Fields[], vpc: Vpc): boolean {
  const isOpen = (end: string, block: string): boolean =>
    rules.some((rule) => rule.ip_protocol === '-1' && rule[end] === block);
  return isOpen('cidr_ipv4', '0.0.0.0/0') && (!vpcHasIpv6(vpc) || isOpen('cidr_ipv6', '::/0'));
}

function rulesOf(rule: GroupRule, draft: Draft): Fields[] {
  if (rule.maybe) {
    draft.note(rule, say`The file leaves open whether this rule is there: it is left out (“${rule.text}”).`);
    return [];
  }
  if (rule.action.value === 'deny') return [];
  return rule.peers.flatMap((peer) =>
    otherEnds(peer, rule, draft).flatMap(({ families, end }) =>
      rule.traffics.flatMap((term) => {
        const traffics = families.map((family) => ruleTraffics(term, family));
        if (traffics.includes(undefined))
          draft.note(rule, say`This rule names a service that nothing declares, which is left out (“${rule.text}”).`);
        return distinct(traffics.flatMap((one) => one ?? [])).map(({ protocol, from, to }) => ({
          ip_protocol: protocol,
          ...(from === undefined ? {} : { from_port: from, to_port: to }),
          ...end,
        }));
      }),
    ),
  );
}

function distinct(traffics: readonly RuleTraffic[]): RuleTraffic[] {
  return [...new Map(traffics.map((one) => [`${one.protocol} ${one.from} ${one.to}`, one])).values()];
}

interface OtherEnd {
  readonly families: readonly (4 | 6)[];
  readonly end: Fields;
}

const BOTH = [4, 6] as const;

function otherEnds(peer: Peer, rule: GroupRule, draft: Draft): OtherEnd[] {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (peer.kind === 'ref' && !target) {
    draft.note(rule, say`${peer.ref.text} is not told: what this rule says of it is left out (“${rule.text}”).`);
    return [];
  }
  if (target?.kind === 'security-group') {
    const other = draft.ref(target);
    if (!other)
      draft.note(rule, say`Security group ${target.name} is not exported: what this rule says of it is left out.`);
    return other ? [{ families: BOTH, end: { referenced_security_group_id: other } }] : [];
  }
  if (target?.kind === 'prefix-list') return [{ families: BOTH, end: { prefix_list_id: prefixListId(target, draft) } }];
  return peerBlocks(peer, rule.group.vpc).map((block) => {
    const family = cidrFamily(block);
    return { families: [family], end: { [`cidr_ipv${family}`]: formatCidr(block) } };
  });
}
