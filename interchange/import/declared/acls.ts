import { say } from '../../../network/words/index.js';
import { commonPeer, commonTraffic } from '../builder/common.js';
import type { AclRuleDraft, Key, NetworkAclDraft } from '../builder/draft.js';
import { trafficOf } from '../builder/traffic.js';
import { type Context, type Declared, impliedKey } from './context.js';
import type { Fields } from './fields.js';
import { decidesAll, tellNumbersApart } from './numbers-apart.js';
import { OneOfAcls } from './one-of-acls.js';
import { possibleMeanings } from './other-stacks.js';
import { placeEntries, UNPLACED } from './unplaced-entries.js';
import { isUnknown, known, type Unknown } from './value.js';
import { vpcsMeant } from './vpcs-meant.js';

export function importNetworkAcls(context: Context): void {
  for (const acl of context.all('default_network_acl')) defineDefault(context, acl);
  for (const acl of context.all('network_acl')) {
    const vpc = context.vpcOf(acl.key, known(acl.fields.text('vpc_id'))) ?? vpcOfSubnets(context, acl);
    if (vpc === undefined)
      leaveOut(context, acl, say`Network ACL ${acl.label} is left out: it cannot be told in which VPC it is.`);
    else define(context, acl, vpc, false);
  }
  defineImplied(context);
  importRules(context);
  for (const [, acl] of context.network.all('network-acl')) {
    placeEntries(acl);
    tellNumbersApart(acl);
  }
  associate(context);
  doubtOthers(context);
  doubtAcls(context);
}

/** Declaring the ACL that came with the VPC takes all rules out of it, then adds those that are declared: without any, it denies everything. */
function defineDefault(context: Context, acl: Declared): void {
  const id = known(acl.fields.text('default_network_acl_id'));
  const owner = context
    .all('vpc', 'default_vpc')
    .find(
      ({ key, fields }) =>
        id !== undefined &&
        (id === impliedKey(key, 'network-acl') || known(fields.text('default_network_acl_id')) === id),
    );
  const vpc = owner?.key ?? known(acl.fields.text('vpc_id')) ?? vpcOfSubnets(context, acl);
  if (vpc === undefined) {
    context.warn(say`Default network ACL ${acl.label} is left out: it cannot be told of which VPC it is.`, acl.place);
    for (const home of vpcsMeant(context, acl.fields.raw('default_network_acl_id'))) context.uncertainAcls.add(home);
    return;
  }
  define(context, acl, vpc, true);
  context.network.alias(impliedKey(vpc, 'network-acl'), acl.key);
  if (id !== undefined) context.network.alias(id, acl.key);
}

/** Where nobody tells its subnets either, any may have it. */
function leaveOut(context: Context, { fields, place }: Declared, message: string): void {
  context.warn(message, place);
  if (fields.texts('subnet_ids')?.complete !== false) return;
  for (const home of vpcsMeant(context, fields.raw('vpc_id'))) context.uncertainAcls.add(home);
}

function vpcOfSubnets({ network }: Context, acl: Declared): Key | undefined {
  const homes = (acl.fields.texts('subnet_ids')?.items ?? []).flatMap((id) => network.find(id, 'subnet')?.vpc ?? []);
  return homes[0];
}

function define(context: Context, acl: Declared, vpc: Key, isDefault: boolean): void {
  const { fields, label } = acl;
  context.network.define(acl.key, {
    kind: 'network-acl',
    ...context.named(acl),
    vpc: context.key(vpc),
    isDefault,
    ...whole(context, label, fields),
  });
}

/** The ACL that AWS made with a VPC allows everything, until something adds rules to it. https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defineImplied(context: Context): void {
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const key = impliedKey(vpc.key, 'network-acl');
    const id = known(vpc.fields.text('default_network_acl_id'));
    if (
      context.network.has(key) ||
      !(context.handedOut.has(key) || context.mentions(key) || (id !== undefined && context.mentions(id)))
    )
      continue;
    const all = (): AclRuleDraft[] => [{ number: 100, action: 'allow', traffic: { kind: 'all' }, peer: 'any' }];
    const partly = context.partlyTold.has(vpc.key);
    context.network.define(key, {
      kind: 'network-acl',
      ids: [],
      label: 'default',
      vpc: vpc.key,
      isDefault: true,
      unknown: partly || undefined,
      inbound: partly ? [] : all(),
      outbound: partly ? [] : all(),
    });
  }
}

/** The rules inside an ACL. Where one cannot be placed there may be more than are listed. */
function whole(
  context: Context,
  label: string,
  fields: Fields,
): Pick<NetworkAclDraft, 'inbound' | 'outbound' | 'unknown'> {
  const lists = [fields.blocks('ingress'), fields.blocks('egress')];
  const rules = lists.map((list) => (list?.items ?? []).map(rulesOf));
  const [inbound = [], outbound = []] = rules.map((own) => own.flatMap((one) => one ?? []));
  const certain = lists.every((list) => list?.complete ?? true) && rules.flat().every((one) => one !== undefined);
  if (!certain)
    context.warn(say`Not all rules of network ACL ${label} are known: it may have more than are told.`, fields.place);
  for (const list of [inbound, outbound]) warnOfWide(context, list, fields);
  return { inbound, outbound, unknown: certain ? undefined : true };
}

function warnOfWide(context: Context, rules: readonly AclRuleDraft[], { place }: Fields): void {
  for (const [i, rule] of rules.entries()) {
    const { maybe, number } = rule;
    if (isOtherAction(rules[i - 1], rule)) continue;
    if (number === UNPLACED)
      context.warn(
        say`The number of a rule of this network ACL is not known: it may come before any of the others.`,
        place,
      );
    else if (isOtherAction(rule, rules[i + 1]))
      context.warn(say`Whether rule ${number} allows or denies is not known: it may do either.`, place);
    else if (maybe)
      context.warn(say`What rule ${number} matches is not wholly known: it may match less than is told.`, place);
  }
}

/** Whether two rules are one of which nobody tells what it does. */
function isOtherAction(one: AclRuleDraft | undefined, other: AclRuleDraft | undefined): boolean {
  if (!one?.maybe || !other?.maybe || one.action === other.action) return false;
  return JSON.stringify({ ...one, action: '' }) === JSON.stringify({ ...other, action: '' });
}

function importRules(context: Context): void {
  const inside = new Set(all(context).flatMap((acl) => [...acl.inbound, ...acl.outbound]));
  for (const { fields, place, maybe } of context.all('network_acl_rule')) {
    const id = fields.text('network_acl_id');
    const egress = fields.flag('egress');
    const acls = typeof id === 'string' ? [context.network.find(id, 'network-acl')] : all(context);
    const whole = typeof id === 'string' ? rulesOf(fields) : undefined;
    const rules = maybe ? whole?.map((rule) => ({ ...rule, maybe })) : whole;
    // It may be one that the input does not hold: a parameter, an export.
    if (isUnknown(id) && id.among?.open !== false)
      for (const vpc of vpcsMeant(context, undefined)) context.uncertainAcls.add(vpc);
    for (const acl of acls) {
      if (!acl) {
        context.warn(say`This rule is left out: the input does not describe its ACL ${known(id) ?? ''}.`, place);
        doubtHomes(context, known(id));
        continue;
      }
      const directions = isUnknown(egress)
        ? (['inbound', 'outbound'] as const)
        : ([egress ? 'outbound' : 'inbound'] as const);
      for (const direction of directions) {
        // A state has rules of their own inside their ACL too.
        const isTold = (rule: AclRuleDraft) =>
          acl[direction].some((one) => inside.has(one) && JSON.stringify(one) === JSON.stringify(rule));
        const more = (rules ?? []).filter((rule) => !isTold(rule));
        acl[direction].push(...(isUnknown(egress) ? more.map((rule) => ({ ...rule, maybe: true })) : more));
        if (!rules) acl.unknown = true;
      }
      if (!rules || rules.some((rule) => rule.maybe || rule.number === UNPLACED) || isUnknown(egress))
        context.warn(say`This rule is not wholly known: what its ACL lets through may be more or less.`, place);
    }
  }
}

/** An ACL that has rules is there, in the VPC of the subnets that are told to have it, or in any: what else has it is not told. */
function doubtHomes(context: Context, acl: string | undefined): void {
  const isDescribed = context
    .all('network_acl', 'default_network_acl')
    .some(({ key, ids }) => key === acl || ids.includes(acl ?? ''));
  if (acl === undefined || isDescribed || context.leadsNowhere(acl)) return;
  const home = context.vpcOf(acl, undefined);
  for (const vpc of home === undefined ? vpcsMeant(context, undefined) : [home]) context.uncertainAcls.add(vpc);
}

const all = ({ network }: Context): NetworkAclDraft[] => [...network.all('network-acl')].map(([, acl]) => acl);

/**
 * A rule in each way in which conditions that nobody decides may turn out: at its number all of them, and certain what every way decides there or before. Undefined where
 * it cannot be placed.
 */
function rulesOf(fields: Fields): AclRuleDraft[] | undefined {
  const whole = eitherOf(fields);
  if (whole?.every(({ maybe, number }) => !maybe && number !== UNPLACED)) return whole;
  const ways = fields.readings.map(eitherOf);
  if (ways.length === 0 || ways.some((way) => way === undefined)) return whole;
  const all = ways.filter((way) => way !== undefined);
  const distinct = [...new Map(all.flat().map((rule) => [JSON.stringify(rule), rule])).values()];
  const isCertain = (rule: AclRuleDraft) =>
    all.every((way) => way.some((other) => !other.maybe && decidesAll(other, rule)));
  const rest = all.map((way) => way.filter((rule) => !rule.maybe && rule.number !== UNPLACED && !isCertain(rule)));
  const common = rest
    .slice(1)
    .reduce((found, way) => found.flatMap((one) => way.flatMap((other) => commonEntry(one, other))), rest[0] ?? []);
  return [...distinct.map((rule) => (isCertain(rule) ? rule : { ...rule, maybe: true as const })), ...common];
}

/** What two entries decide alike at one number. */
function commonEntry(one: AclRuleDraft, other: AclRuleDraft): AclRuleDraft[] {
  if (one.number !== other.number || one.action !== other.action) return [];
  const [traffic, peer] = [commonTraffic(one.traffic, other.traffic), commonPeer(one.peer, other.peer)];
  return traffic && peer ? [{ ...one, traffic, peer }] : [];
}

/** A rule; where nobody tells whether it allows or denies, both, each of which it may be. */
function eitherOf(fields: Fields): AclRuleDraft[] | undefined {
  const told = fields.word('action', ['allow', 'deny']) ?? fields.word('rule_action', ['allow', 'deny']);
  if (told === undefined) return undefined;
  if (!isUnknown(told)) {
    const rule = ruleOf(fields, told);
    return rule && [rule];
  }
  const both = (['allow', 'deny'] as const).flatMap((action) => ruleOf(fields, action) ?? []);
  return both.length === 0 ? undefined : both.map((rule) => ({ ...rule, maybe: true }));
}

/**
 * Inline rules and rules of their own have the same parts under other names. One whose block or ports are not known is a rule that may match any of them, at its number.
 */
function ruleOf(fields: Fields, action: AclRuleDraft['action']): AclRuleDraft | undefined {
  const told = fields.number('rule_no') ?? fields.number('rule_number');
  const number = isUnknown(told) ? UNPLACED : told;
  if (number === undefined || (number < 1 && !isUnknown(told))) return undefined;
  const block = fields.cidr('cidr_block') ?? fields.cidr('ipv6_cidr_block');
  if (block === undefined) return undefined;
  const ipv6 = isUnknown(block) ? fields.raw('cidr_block') === undefined : block.includes(':');
  const cidr = known(block) ?? (ipv6 ? '::/0' : '0.0.0.0/0');
  const protocol = known(fields.text('protocol'));
  const traffic = protocol === undefined ? undefined : aclTraffic(protocol, fields, ipv6);
  const widest = (protocol === undefined ? undefined : trafficOf(protocol)) ?? { kind: 'all' as const };
  const certain = traffic !== undefined && !isUnknown(block);
  return { number, action, traffic: traffic ?? widest, peer: { cidr }, ...(certain ? {} : { maybe: true }) };
}

/** TCP and UDP need a range, ICMP a type and a code; protocol 58 over IPv4 means every type, and every other protocol is matched whole. Undefined where it is not told. */
function aclTraffic(protocol: string, fields: Fields, ipv6: boolean): AclRuleDraft['traffic'] | undefined {
  const kind = trafficOf(protocol);
  const range = fields.block('port_range');
  const icmp = fields.block('icmp');
  if (kind?.kind === 'ports') {
    const from = range ? range.number('from') : fields.number('from_port');
    const to = range ? range.number('to') : fields.number('to_port');
    return typeof from === 'number' && typeof to === 'number' ? trafficOf(protocol, from, to) : undefined;
  }
  if (kind?.kind === 'icmp' && (kind.protocol === 'icmp' || ipv6)) {
    const type = icmp ? icmp.number('type') : fields.number('icmp_type');
    const code = icmp ? icmp.number('code') : fields.number('icmp_code');
    return typeof type === 'number' && typeof code === 'number' ? trafficOf(protocol, type, code) : undefined;
  }
  return kind;
}

function associate(context: Context): void {
  const claims = new Map<Key, Declared[]>();
  for (const acl of context.all('network_acl', 'default_network_acl')) {
    const draft = context.network.find(acl.key, 'network-acl');
    const subnets = acl.fields.texts('subnet_ids');
    if (!draft || !subnets) continue;
    for (const id of subnets.items) {
      const key = context.network.find(id, 'subnet') && context.key(id);
      if (key !== undefined) claims.set(key, [...(claims.get(key) ?? []), acl]);
    }
    if (subnets.complete || draft.isDefault) continue;
    context.warn(say`It cannot be told which subnets have network ACL ${acl.label}.`, acl.fields.at('subnet_ids'));
    context.uncertainAcls.add(draft.vpc);
  }
  for (const [key, acls] of claims) settle(context, key, acls);
  const open = new OneOfAcls(context);
  for (const { fields, place, maybe } of context.all('network_acl_association')) {
    const acl = fields.text('network_acl_id');
    const subnet = context.network.find(known(fields.text('subnet_id')), 'subnet');
    const possible = possibleAcls(context, acl);
    if (subnet && (maybe || possible.length > 1)) {
      open.add(subnet, possible, maybe !== undefined);
      continue;
    }
    if (subnet) {
      const draft = context.network.find(known(acl), 'network-acl');
      const label = `unknown-acl-of-${subnet.label ?? ''}`;
      subnet.networkAcl = draft?.isDefault ? undefined : typeof acl === 'string' ? context.key(acl) : label;
      continue;
    }
    context.warn(say`It cannot be told which subnet gets this network ACL.`, place);
    const told = fields.text('subnet_id');
    if (!isUnknown(told)) continue;
    const among = told.among?.open === false ? told.among.keys : [];
    const subnets = among.flatMap((key) => context.network.find(key, 'subnet') ?? []);
    if (subnets.length > 0 && subnets.length === among.length) {
      for (const one of subnets) open.add(one, possible, true);
      continue;
    }
    const vpc = context.network.find(known(acl), 'network-acl')?.vpc;
    for (const [key] of context.network.all('vpc'))
      if (vpc === undefined || vpc === key) context.uncertainAcls.add(key);
  }
  open.settle();
}

/** The ACLs of which an association names one; none where that is not told. */
function possibleAcls({ network }: Context, acl: string | Unknown | undefined): readonly Key[] {
  const keys = isUnknown(acl) ? (acl.among?.open === false ? acl.among.keys : []) : acl === undefined ? [] : [acl];
  return keys.every((key) => network.has(key, 'network-acl')) ? keys : [];
}

/**
 * A subnet has one ACL: where several list it, the one whose configuration does takes it from those that only tell what was so before. The default one is in force
 * without being named, and tells what no other has.
 */
function settle(context: Context, key: Key, acls: readonly Declared[]): void {
  const subnet = context.network.find(key, 'subnet');
  if (!subnet) return;
  const isDefault = ({ key: acl }: Declared) => context.network.find(acl, 'network-acl')?.isDefault === true;
  const stated = acls.filter((acl) => acl.stated?.has('subnet_ids'));
  const others = acls.filter((acl) => !isDefault(acl));
  const [first, another] = stated.length > 0 ? stated : others;
  if (first === undefined) return;
  if (another === undefined) subnet.networkAcl = isDefault(first) ? undefined : first.key;
  else {
    const names = [...new Set(acls.map(({ label }) => label))].join(', ');
    context.warn(
      say`Several network ACLs tell that subnet ${subnet.label ?? key} has them: ${names}. It has one of them.`,
      first.place,
    );
    subnet.networkAclUnknown = true;
  }
}

/** A subnet that is a parameter may be one that another stack makes: its ACL is the one that is said here. */
function doubtOthers(context: Context): void {
  for (const { fields } of context.all('network_acl_association'))
    for (const key of possibleMeanings(context, known(fields.text('subnet_id')), 'subnet')) {
      const subnet = context.network.find(key, 'subnet');
      if (subnet && subnet.networkAcl === undefined) subnet.networkAclUnknown = true;
    }
}

/** Where the input may not tell every ACL, a subnet without one may have any. */
function doubtAcls(context: Context): void {
  for (const [, subnet] of [...context.network.all('subnet')]) {
    const { vpc } = subnet;
    if (subnet.networkAcl !== undefined || subnet.networkAclUnknown) continue;
    const hasDefault = all(context).some((acl) => acl.vpc === vpc && acl.isDefault);
    const doubt = context.uncertainAcls.has(vpc) || (context.partlyTold.has(vpc) && !hasDefault);
    if (!doubt) continue;
    context.warnings.add(
      say`
        The input does not tell which network ACL subnet ${subnet.label ?? ''} has: what it lets through is
        unknown.
      `,
    );
    subnet.networkAclUnknown = true;
  }
}
