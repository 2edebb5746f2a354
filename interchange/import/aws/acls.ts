import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { AclRuleDraft, NetworkAclDraft, TrafficDraft } from '../builder/draft.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import { trafficOf } from '../builder/traffic.js';
import { readBlock } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { flag, list, nameTag, number, type Reading, readList, tags, text } from './fields.js';

const ACL = { NetworkAclId: text, VpcId: text, IsDefault: flag, Associations: list, Entries: list, Tags: tags };
const ASSOCIATION = { SubnetId: text };
const range = z.looseObject({ From: z.number().nullish(), To: z.number().nullish() });
const icmp = z.looseObject({ Type: z.number().nullish(), Code: z.number().nullish() });
const ENTRY = {
  RuleNumber: number,
  Egress: flag,
  Protocol: text,
  RuleAction: z.enum(['allow', 'deny']),
  CidrBlock: text,
  Ipv6CidrBlock: text,
  PortRange: range,
  IcmpTypeCode: icmp,
};

/** From here on numbers are AWS's own: the implicit rule `*` of each family. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
const FIRST_RESERVED = 32767;

export function importNetworkAcls(context: Import): void {
  const { network, warnings } = context;
  if (!context.described.has('NetworkAcls'))
    warnings.add(
      say`No network ACLs are in the data: every subnet is taken to have AWS’s default one, which allows everything.`,
    );
  const defaults = new Set<string>();
  const settled = new Map<string, number>();
  for (const reading of readKind(context, 'NetworkAcls', ACL)) {
    const id = requireId(context, reading, 'NetworkAclId');
    if (id && network.has(id)) continue;
    const { value, place } = reading;
    const associations = readList(value.Associations, ASSOCIATION, place, 'Associations', warnings);
    const vpc =
      value.VpcId ??
      associations.map((one) => network.find(one.value.SubnetId, 'subnet')?.vpc).find((found) => found !== undefined);
    if (!id) continue;
    if (vpc === undefined) {
      warnings.add(say`Network ACL ${id} is left out: the data do not say in which VPC it is.`, place);
      continue;
    }
    const isDefault = (value.IsDefault ?? false) && !defaults.has(vpc);
    if (isDefault) defaults.add(vpc);
    network.define(id, {
      kind: 'network-acl',
      vpc,
      ids: [id],
      label: nameTag(value.Tags),
      isDefault,
      ...entries(context, id, reading),
    });
    for (const { value: association, maybe } of associations) {
      const subnetId = association.SubnetId;
      if (subnetId === undefined) continue;
      const subnet = network.find(subnetId, 'subnet');
      // The default ACL is in force without being named.
      if (subnet && subnet.vpc === vpc && !isDefault) subnet.networkAcl = id;
      // It has one: what two have, or one has by one of its descriptions alone, is not told.
      settled.set(subnetId, (settled.get(subnetId) ?? 0) + (maybe ? 2 : 1));
    }
  }
  doubtAcls(context, settled);
}

/** Every subnet has an ACL, and the answer names its subnets: one that is in none was not described, or its ACL was not. */
function doubtAcls({ network, warnings, described }: Import, settled: ReadonlyMap<string, number>): void {
  if (!described.has('NetworkAcls')) return;
  for (const [id, subnet] of network.all('subnet')) {
    if (settled.get(id) === 1 || isUnknownVpc(network, subnet.vpc)) continue;
    warnings.add(
      say`
        The data do not tell which network ACL subnet ${id} has: what it lets through is unknown. Ask AWS for all
        of them: \`aws ec2 describe-network-acls\`, in the region and account of ${subnet.vpc}.
      `,
    );
    subnet.networkAcl = undefined;
    subnet.networkAclUnknown = true;
  }
}

function entries(
  context: Import,
  id: string,
  { value, place }: Reading<typeof ACL>,
): Pick<NetworkAclDraft, 'inbound' | 'outbound' | 'unknown'> {
  const rules = { inbound: [] as AclRuleDraft[], outbound: [] as AclRuleDraft[] };
  // Each ACL has the entries that deny the rest.
  let certain = (value.Entries?.length ?? 0) > 0;
  let isRead = true;
  const list = readList(value.Entries, ENTRY, place, 'Entries', context.warnings);
  if (list.length < (value.Entries?.length ?? 0)) certain = false;
  for (const entry of list) {
    if ((entry.value.RuleNumber ?? 0) >= FIRST_RESERVED) continue;
    const rule = ruleOf(context, entry);
    if (rule === undefined) {
      certain = false;
      continue;
    }
    if (rule.maybe) isRead = false;
    const { Egress: egress } = entry.value;
    const made = entry.maybe || egress === undefined ? { ...rule, maybe: true } : rule;
    if (egress !== false) rules.outbound.push(made);
    if (egress !== true) rules.inbound.push(made);
  }
  for (const direction of ['inbound', 'outbound'] as const) {
    const once = rules[direction].filter(
      ({ number }, _, all) => all.filter((one) => one.number === number).length === 1,
    );
    // Of two rules with one number one is there, and nobody tells which.
    if (once.length < rules[direction].length) certain = false;
    rules[direction] = once;
  }
  if (certain && isRead) return rules;
  context.warnings.add(
    say`
      Network ACL ${id} has rules that cannot be read: what they could change is unknown. Ask AWS for it again:
      \`aws ec2 describe-network-acls --network-acl-ids ${id}\`.
    `,
    place,
  );
  return certain ? rules : { ...rules, unknown: true };
}

/** One whose block, protocol or ports cannot be read may match any of them, at its number: what goes before it stays decided. */
function ruleOf(context: Import, { value, place }: Reading<typeof ENTRY>): AclRuleDraft | undefined {
  const { RuleNumber, RuleAction, Protocol, PortRange, IcmpTypeCode } = value;
  const cidr = readBlock(value.CidrBlock ?? value.Ipv6CidrBlock, place, context.warnings);
  if (RuleNumber === undefined || !Number.isInteger(RuleNumber) || RuleNumber < 1) return undefined;
  if (RuleAction === undefined) return undefined;
  const known = Protocol && trafficOfEntry(Protocol, PortRange, IcmpTypeCode, value.CidrBlock !== undefined);
  const traffic = known || (Protocol && trafficOf(Protocol)) || { kind: 'all' };
  const peer = cidr === undefined ? 'any' : { cidr };
  const isWhole = known !== undefined && known !== '' && cidr !== undefined;
  return { number: RuleNumber, action: RuleAction, traffic, peer, ...(isWhole ? {} : { maybe: true }) };
}

/** TCP and UDP need a range, ICMP a type and a code: without them AWS holds no such rule. Protocol 58 over IPv4 means every type. */
function trafficOfEntry(
  protocol: string,
  ports: z.output<typeof range> | undefined,
  type: z.output<typeof icmp> | undefined,
  ipv4: boolean,
): TrafficDraft | undefined {
  if (protocol === '6' || protocol === '17')
    return isNumber(ports?.From) && isNumber(ports?.To) ? trafficOf(protocol, ports?.From, ports?.To) : undefined;
  if (protocol === '1' || (protocol === '58' && !ipv4))
    return isNumber(type?.Type) && isNumber(type?.Code) ? trafficOf(protocol, type?.Type, type?.Code) : undefined;
  return trafficOf(protocol);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
