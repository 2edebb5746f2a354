import { cidrFamily, formatCidr } from '../../../network/address/index.js';
import { peerBlocks } from '../../../network/filters/index.js';
import type { AclRule, NetworkAcl, Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Fields, Ref } from './declared.js';
import type { Draft } from './draft.js';
import { ruleTraffics } from './traffic.js';

/** As AWS has it for itself: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const LAST_NUMBER = 32_766;

export function declareAcls(vpc: Vpc, draft: Draft): void {
  for (const acl of vpc.networkAcls) {
    const isDefault = acl.isDefault && draft.dialect.declaresDefaults;
    if (acl.isDefault && !isDefault)
      draft.note(
        acl,
        say`
          The default network ACL of a VPC cannot be declared: ${acl.name} is an ACL of its own, at each subnet
          that names none.
        `,
      );
    if (acl.unknown)
      draft.note(acl, say`Network ACL ${acl.name} may have more rules than are written, which are left out.`);
    const vpcId = draft.ref(vpc);
    const owner = isDefault
      ? draft.declare(acl, 'default_network_acl', {
          default_network_acl_id: draft.ref(vpc, 'default_network_acl_id'),
          ingress: entries(acl, 'inbound', draft).map(inline),
          egress: entries(acl, 'outbound', draft).map(inline),
        })
      : draft.declare(acl, 'network_acl', { vpc_id: vpcId });
    if (isDefault) continue;
    for (const direction of ['inbound', 'outbound'] as const)
      for (const entry of entries(acl, direction, draft))
        draft.add('network_acl_rule', [owner, direction, String(entry.rule_number)], {
          network_acl_id: new Ref(owner),
          egress: direction === 'outbound',
          ...entry,
        });
  }
}

/** Which ACL each subnet has. The default one has those that no other has. */
export function associateAcls(vpc: Vpc, draft: Draft): void {
  const fallback = vpc.networkAcls.find(({ isDefault }) => isDefault);
  for (const subnet of vpc.subnets) {
    const acl = subnet.networkAcl ? subnet.networkAcl.target : fallback;
    const [from, to] = [draft.find(subnet), draft.find(acl)];
    if (!acl || !from || !to || (acl.isDefault && draft.dialect.declaresDefaults)) continue;
    draft.add('network_acl_association', [from, to], { network_acl_id: new Ref(to), subnet_id: new Ref(from) });
  }
}

interface Entry extends Fields {
  readonly rule_number: number;
}

/** One family, one protocol and one range of ports each: what a rule of the file says of several takes several numbers, between its own and the next. Where these are too few all are numbered anew: what counts is their order. */
function entries(acl: NetworkAcl, direction: 'inbound' | 'outbound', draft: Draft): Entry[] {
  const rules = [...acl[direction]].sort((a, b) => a.number.value - b.number.value);
  const written = rules.map((rule) => ({ rule, parts: partsOf(rule, acl, draft) }));
  const tight = written.find(({ rule, parts }, index) => {
    const next = written[index + 1]?.rule.number.value ?? LAST_NUMBER + 1;
    return parts.length > 1 && parts.length > next - rule.number.value;
  });
  if (tight)
    draft.note(
      tight.rule,
      say`
        Rule ${tight.rule.number.value} of ${acl.name} takes ${tight.parts.length} rules in AWS, and there is no room
        for them before the next one: the rules of this direction are numbered anew, in the same order.
      `,
    );
  const all = written.flatMap(({ rule, parts }) =>
    parts.map((entry, more) => ({ rule_number: rule.number.value + more, ...entry })),
  );
  const step = Math.min(10, Math.floor(LAST_NUMBER / Math.max(1, all.length)));
  return tight ? all.map((entry, index) => ({ ...entry, rule_number: (index + 1) * step })) : all;
}

function partsOf(rule: AclRule, acl: NetworkAcl, draft: Draft): Fields[] {
  if (!rule.maybe) return entriesOf(rule, acl, draft);
  draft.note(
    rule,
    say`The file leaves open whether rule ${rule.number.value} of ${acl.name} is there: it is left out.`,
  );
  return [];
}

function entriesOf(rule: AclRule, acl: NetworkAcl, draft: Draft): Fields[] {
  if (rule.peer.kind === 'ref' && !rule.peer.ref.target) {
    draft.note(rule, say`${rule.peer.ref.text} is not told: rule ${rule.number.value} of ${acl.name} is left out.`);
    return [];
  }
  return peerBlocks(rule.peer, acl.vpc).flatMap((block) => {
    const family = cidrFamily(block);
    const traffics = ruleTraffics(rule.traffic, family);
    if (!traffics)
      draft.note(
        rule,
        say`Rule ${rule.number.value} of ${acl.name} names a service that nothing declares, and is left out.`,
      );
    return (traffics ?? []).map(({ protocol, from, to }) => ({
      protocol,
      rule_action: rule.action.value,
      [family === 4 ? 'cidr_block' : 'ipv6_cidr_block']: formatCidr(block),
      ...(protocol.startsWith('icmp')
        ? { icmp_type: from, icmp_code: to }
        : from === undefined
          ? {}
          : { from_port: from, to_port: to }),
    }));
  });
}

/** As a default ACL has its rules: in place, with ports in any case. */
function inline({ rule_number, rule_action, ...rest }: Entry): Fields {
  return { rule_no: rule_number, action: rule_action, from_port: 0, to_port: 0, ...rest };
}
