import { z } from 'zod';
import type { AclRuleDraft, NetworkAclDraft, SubnetDraft, TrafficDraft } from '../builder/draft.js';
import { unknownAclRules } from '../builder/placeholders.js';
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
      'No network ACLs are in the data: every subnet is taken to have AWS’s default one, which allows everything.',
    );
  const defaults = new Set<string>();
  const settled = new Set<string>();
  /** VPCs, or `all`, where it cannot be read which subnets an ACL is for. */
  const uncertain = new Set<string>();
  const acls = readKind(context, 'NetworkAcls', ACL);
  if (acls.length < context.described.items('NetworkAcls').length) uncertain.add('all');
  for (const reading of acls) {
    const id = requireId(context, reading, 'NetworkAclId');
    if (id && network.has(id)) continue;
    const { value, place } = reading;
    const associations = readList(value.Associations, ASSOCIATION, place, 'Associations', warnings).flatMap(
      (a) => a.value.SubnetId ?? [],
    );
    const vpc =
      value.VpcId ??
      associations.map((subnet) => network.find(subnet, 'subnet')?.vpc).find((found) => found !== undefined);
    const told = value.Associations !== undefined && associations.length === value.Associations.length;
    if (!id || vpc === undefined || !told) uncertain.add(vpc ?? 'all');
    if (!id) continue;
    if (vpc === undefined) {
      warnings.add(`Network ACL ${id} is left out: the data do not say in which VPC it is.`, place);
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
    for (const subnetId of associations) {
      const subnet = network.find(subnetId, 'subnet');
      // The default ACL is in force without being named.
      if (subnet && subnet.vpc === vpc && !isDefault) subnet.networkAcl = id;
      settled.add(subnetId);
    }
  }
  for (const [id, subnet] of [...network.all('subnet')])
    if (!settled.has(id) && (uncertain.has(subnet.vpc) || uncertain.has('all'))) doubtAcl(context, id, subnet);
}

/** The subnet may have an ACL that cannot be read. */
function doubtAcl({ network, warnings }: Import, id: string, subnet: SubnetDraft): void {
  warnings.add(`The data do not tell which network ACL subnet ${id} has: what it lets through is unknown.`);
  const key = `${subnet.vpc} unknown acl`;
  network.define(key, {
    kind: 'network-acl',
    vpc: subnet.vpc,
    ids: [],
    label: 'unknown-acl',
    isDefault: false,
    inbound: unknownAclRules(network),
    outbound: unknownAclRules(network),
  });
  subnet.networkAcl = key;
}

function entries(
  context: Import,
  id: string,
  { value, place }: Reading<typeof ACL>,
): Pick<NetworkAclDraft, 'inbound' | 'outbound'> {
  const rules = { inbound: [] as AclRuleDraft[], outbound: [] as AclRuleDraft[] };
  let certain = value.Entries !== undefined;
  const list = readList(value.Entries, ENTRY, place, 'Entries', context.warnings);
  if (list.length < (value.Entries?.length ?? 0)) certain = false;
  for (const entry of list) {
    if ((entry.value.RuleNumber ?? 0) >= FIRST_RESERVED) continue;
    const rule = ruleOf(context, entry);
    if (rule === undefined || entry.value.Egress === undefined) certain = false;
    else (entry.value.Egress ? rules.outbound : rules.inbound).push(rule);
  }
  if (certain) return rules;
  context.warnings.add(`Network ACL ${id} has rules that cannot be read: what it lets through is unknown.`, place);
  return { inbound: unknownAclRules(context.network), outbound: unknownAclRules(context.network) };
}

function ruleOf(context: Import, { value, place }: Reading<typeof ENTRY>): AclRuleDraft | undefined {
  const { RuleNumber, RuleAction, Protocol, PortRange, IcmpTypeCode } = value;
  const cidr = readBlock(value.CidrBlock ?? value.Ipv6CidrBlock, place, context.warnings);
  if (RuleNumber === undefined || !Number.isInteger(RuleNumber) || RuleNumber < 1) return undefined;
  if (RuleAction === undefined || Protocol === undefined || cidr === undefined) return undefined;
  const traffic = trafficOfEntry(Protocol, PortRange, IcmpTypeCode, value.CidrBlock !== undefined);
  return traffic && { number: RuleNumber, action: RuleAction, traffic, peer: { cidr } };
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
