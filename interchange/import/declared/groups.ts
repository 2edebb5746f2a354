import { say } from '../../../network/words/index.js';
import type { GroupRuleDraft, Key, SecurityGroupDraft } from '../builder/draft.js';
import { UNTOLD_ADDRESSES, unknownPrefixList } from '../builder/placeholders.js';
import { type Context, type Declared, impliedKey } from './context.js';
import type { Fields } from './fields.js';
import { groupRules, inSomeWay } from './group-rules.js';
import { holdsGroups } from './groups-in-blocks.js';
import { untoldVpc } from './homes.js';
import { possibleMeanings } from './other-stacks.js';
import { RulesInEachWay } from './rules-in-each-way.js';
import { isUnknown, known, type Unknown } from './value.js';
import { vpcsMeant } from './vpcs-meant.js';

const INLINE = ['ingress', 'egress'] as const;

export function importSecurityGroups(context: Context): void {
  for (const group of context.all('default_security_group')) defineDefault(context, group);
  for (const group of context.all('security_group')) defineGroup(context, group);
  defineImplied(context);
  const inline = new Set<Key>();
  for (const group of context.all('security_group', 'default_security_group')) {
    const draft = context.network.find(group.key, 'security-group');
    if (!draft) continue;
    for (const field of INLINE) {
      const ways = waysOf(context, group, field);
      if (ways) {
        add(draft, field, ways);
        continue;
      }
      const blocks = group.fields.blocks(field);
      if (blocks && (blocks.items.length > 0 || !blocks.complete)) {
        if (group.stated?.has(field)) inline.add(group.key);
        const rules = blocks.items.flatMap((block) => groupRules(context, group.key, block));
        if (!blocks.complete) {
          context.warn(
            say`Not all rules of security group ${group.label} are known: it may let through more than is told.`,
            group.fields.at(field),
          );
          rules.push(anything(context));
        }
        add(draft, field, rules);
      }
    }
  }
  importRules(context, inline);
  for (const group of context.all('security_group'))
    if (context.handedOut.has(group.key) || context.rulesElsewhere.has(group.key)) doubtDefaultEgress(context, group);
}

/**
 * The first rule for what goes out takes AWS's own away, and another stack may have it: CDK writes a group so whose rules for what goes out belong to another stack.
 * Whatever rules there are, they let out no more than everything.
 */
function doubtDefaultEgress(context: Context, { key, label, place }: Declared): void {
  const draft = context.network.find(key, 'security-group');
  if (!draft || draft.outbound) return;
  draft.outbound = [everythingPerhaps()];
  context.warn(
    say`
      Security group ${label} tells no rule for what goes out, and is handed to a stack that is not in the input:
      a rule there takes the place of the one by which AWS lets everything out. Add the template of that stack.
    `,
    place,
  );
}

/**
 * The rules inside a group of which conditions decide some. Where none is left of those for what goes out, AWS's own stays.
 * Undefined where conditions decide none, or not all rules of each way are told.
 */
function waysOf(
  context: Context,
  { key, fields }: Declared,
  field: (typeof INLINE)[number],
): GroupRuleDraft[] | undefined {
  const lists = fields.readings.map((reading) => reading.blocks(field) ?? { items: [], complete: true });
  if (lists.length === 0 || lists.some(({ complete }) => !complete)) return undefined;
  if (lists.every(({ items }) => items.length === 0)) return undefined;
  const everything: GroupRuleDraft = { traffics: [{ kind: 'all' }], peers: ['any'] };
  const ways = lists.map(({ items }) =>
    items.length === 0 && field === 'egress' && context.keepsDefaultEgress
      ? [everything]
      : items.flatMap((block) => groupRules(context, key, block)),
  );
  return inSomeWay(ways, holdsGroups(context));
}

/** Declaring the group that came with the VPC takes all rules out of it, then adds those that are declared. */
function defineDefault(context: Context, group: Declared): void {
  const told = known(group.fields.text('vpc_id'));
  const [only, another] = context.all('default_vpc');
  const vpc = told ?? (only && !another ? only.key : undefined);
  if (vpc === undefined) {
    context.warn(
      say`Default security group ${group.label} is left out: it cannot be told of which VPC it is.`,
      group.place,
    );
    for (const home of vpcsMeant(context, group.fields.raw('vpc_id'))) context.openDefaultGroups.add(home);
    return;
  }
  context.network.define(group.key, {
    kind: 'security-group',
    ...context.named(group),
    vpc: context.key(vpc),
    isDefault: true,
    inbound: group.maybe ? [{ ...amongMembers(group.key), maybe: true }] : [],
    outbound: group.maybe ? [everythingPerhaps()] : [],
  });
  context.network.alias(impliedKey(context.key(vpc), 'security-group'), group.key);
}

function defineGroup(context: Context, group: Declared): void {
  const { fields, key, label, place } = group;
  const told = fields.text('vpc_id');
  const [only, another] = context.all('default_vpc');
  const found = context.vpcOf(key, known(told)) ?? (told === undefined && only && !another ? only.key : undefined);
  if (found === undefined) context.warn(say`It cannot be told in which VPC security group ${label} is.`, place);
  const vpc = found ?? untoldVpc(context);
  const draft: SecurityGroupDraft = {
    kind: 'security-group',
    ...context.named(group),
    vpc: context.key(vpc),
    isDefault: false,
    inbound: [],
    outbound: (group.keepsDefaultEgress ?? context.keepsDefaultEgress) ? undefined : [],
  };
  context.network.define(key, draft);
  const name = known(fields.text('name'));
  if (name !== undefined) context.groupNames.set(name, [...(context.groupNames.get(name) ?? []), key]);
  if (!group.lookedUp) return;
  context.warn(say`Security group ${label} is only looked up: its rules are unknown.`, place);
  draft.inbound.push(anything(context));
  draft.outbound = [anything(context)];
}

/** What the group that AWS made with a VPC lets in. */
const amongMembers = (group: Key): GroupRuleDraft => ({ traffics: [{ kind: 'all' }], peers: [{ ref: group }] });

/** The group that AWS made with a VPC lets its members reach each other, and lets everything out. */
function defineImplied(context: Context): void {
  for (const vpc of context.all('vpc', 'default_vpc')) {
    const key = impliedKey(vpc.key, 'security-group');
    const id = known(vpc.fields.text('default_security_group_id'));
    const isOpen = context.openDefaultGroups.has(vpc.key);
    const isUsed =
      isOpen || context.handedOut.has(key) || context.mentions(key) || (id !== undefined && context.mentions(id));
    if (context.network.has(key) || !isUsed) continue;
    const partly = isOpen || context.partlyTold.has(vpc.key);
    context.network.define(key, {
      kind: 'security-group',
      ids: [],
      label: 'default',
      vpc: vpc.key,
      isDefault: true,
      inbound: partly ? [anything(context)] : [amongMembers(key)],
      outbound: partly ? [anything(context)] : undefined,
    });
  }
}

const RULES = {
  security_group_rule: undefined,
  security_group_ingress: 'ingress',
  security_group_egress: 'egress',
  vpc_security_group_ingress_rule: 'ingress',
  vpc_security_group_egress_rule: 'egress',
} as const;

function importRules(context: Context, inline: ReadonlySet<Key>): void {
  const unsure = onlyPossible(context);
  const conditional = new RulesInEachWay();
  const perhaps = new Map<Key, GroupRuleDraft>();
  for (const type of Object.keys(RULES) as (keyof typeof RULES)[]) {
    for (const { key, fields, place, maybe } of context.all(type)) {
      const direction = RULES[type] ?? fields.word('type', ['ingress', 'egress']);
      const id = groupId(
        context,
        fields.text('security_group_id') ?? fields.text('group_id') ?? fields.text('group_name'),
      );
      const draft = context.network.find(known(id), 'security-group');
      if (!draft || id === undefined || isUnknown(id)) {
        context.warn(
          typeof id === 'string'
            ? say`This rule is left out: the input does not describe its security group ${id}.`
            : say`It cannot be told to which security group this rule belongs: ${possibleOwners(id)} may have it.`,
          place,
        );
        if (typeof id !== 'string') addToPossible(context, id, direction, fields, unsure);
        continue;
      }
      if (inline.has(context.key(id)))
        context.warn(
          say`
            This rule stands beside rules inside its group, which takes it away on the next run: declare all of
            them in one way. Both are taken.
          `,
          place,
        );
      const closes = direction === 'egress' && draft.outbound === undefined ? unsure.get(context.key(id)) : undefined;
      if (closes) {
        const everything = everythingPerhaps();
        draft.outbound = [everything];
        perhaps.set(context.key(id), everything);
      }
      // Without the only one of them everything goes out: what it allows does either way.
      const isCertain = !maybe || closes === 1;
      const told = groupRules(context, context.key(id), fields);
      const rules = told.map((rule) => (isCertain ? rule : { ...rule, maybe: true as const }));
      if (maybe && (direction === 'ingress' || direction === 'egress'))
        conditional.add(
          [context.key(id), draft],
          direction,
          [key, told],
          direction === 'egress' ? perhaps.get(context.key(id)) : undefined,
        );
      if (direction === 'ingress' || direction === 'egress') addToOthers(context, id, direction, rules);
      if (direction === 'egress' && context.keepsDefaultEgress && doubtEverything(draft))
        context.warn(
          say`
            Security group ${draft.label ?? id} lets everything out, and has this rule beside that one: no page of
            AWS says whether the other stays, so that what it alone lets out is unknown. Declare all its rules in
            one way.
          `,
          place,
        );
      if (direction === 'ingress' || direction === 'egress') add(draft, direction, newOnes(draft, direction, rules));
      else {
        context.warn(say`It cannot be told whether this rule is for what comes in or for what goes out.`, place);
        add(draft, 'ingress', [anything(context)]);
        if (draft.outbound) add(draft, 'egress', [anything(context)]);
      }
    }
  }
  conditional.settle(context);
}

/** Groups of which no rule for what goes out that stands alone is certain to be there, and how many those are: where none is, AWS's own stays. */
function onlyPossible(context: Context): Map<Key, number> {
  const found = new Map<Key, number>();
  for (const type of ['security_group_egress', 'vpc_security_group_egress_rule'])
    for (const { fields, maybe } of context.all(type)) {
      const id = groupId(context, fields.text('security_group_id') ?? fields.text('group_id'));
      const isOpen = maybe === true || isUnknown(id);
      for (const key of ownersOf(context, id)) found.set(key, isOpen ? (found.get(key) ?? 0) + 1 : Number.NaN);
    }
  return new Map([...found].filter(([, count]) => !Number.isNaN(count)));
}

/** The groups that a rule may be of. */
function ownersOf(context: Context, id: string | Unknown | undefined): Key[] {
  if (typeof id === 'string') return [context.key(id)];
  const among = id?.among?.open === false ? id.among.keys : undefined;
  if (among) return [...new Set(among.map((key) => context.key(key)))];
  return [...context.network.all('security-group')].map(([key]) => key);
}

const everythingPerhaps = (): GroupRuleDraft => ({ traffics: [{ kind: 'all' }], peers: ['any'], maybe: true });

const possibleOwners = (id: Unknown | undefined): string =>
  id?.among?.open === false ? say`one of ${id.among.keys.join(', ')}` : say`any`;

/** A rule that some group has, and nobody tells which: of each it may be one. */
function addToPossible(
  context: Context,
  id: Unknown | undefined,
  direction: string | Unknown | undefined,
  fields: Fields,
  unsure: ReadonlyMap<Key, number>,
): void {
  for (const key of ownersOf(context, id)) {
    const draft = context.network.find(key, 'security-group');
    if (!draft) continue;
    const rules = groupRules(context, key, fields);
    const possible = rules.map((rule) => ({ ...rule, maybe: true as const }));
    if (direction !== 'egress') add(draft, 'ingress', possible);
    if (direction === 'ingress') continue;
    const isAllPerhaps = direction === 'egress' && draft.outbound === undefined && unsure.get(key) === 1;
    draft.outbound ??= [everythingPerhaps()];
    add(draft, 'egress', isAllPerhaps ? rules : possible);
  }
}

/** A group that is a parameter may be one that another stack makes: that has the rule then. */
function addToOthers(
  context: Context,
  id: Key,
  direction: 'ingress' | 'egress',
  rules: readonly GroupRuleDraft[],
): void {
  for (const key of possibleMeanings(context, id, 'security-group')) {
    const draft = context.network.find(key, 'security-group');
    if (!draft) continue;
    if (direction === 'egress') draft.outbound ??= [everythingPerhaps()];
    add(
      draft,
      direction,
      rules.map((rule) => ({ ...rule, maybe: true })),
    );
  }
}

/** A state has rules of their own inside their group too: what the group lets through already is left out. */
function newOnes(draft: SecurityGroupDraft, direction: 'ingress' | 'egress', rules: readonly GroupRuleDraft[]) {
  const there = new Set(((direction === 'ingress' ? draft.inbound : draft.outbound) ?? []).flatMap(texts));
  return rules.flatMap((rule) => {
    const peers = rule.peers.filter((peer) => !texts({ ...rule, peers: [peer] }).every((text) => there.has(text)));
    return peers.length > 0 ? { ...rule, peers } : [];
  });
}

/** Each traffic with each peer, as a text. */
function texts({ traffics, peers }: GroupRuleDraft): string[] {
  return traffics.flatMap((traffic) => peers.map((peer) => JSON.stringify([traffic, peer])));
}

function groupId(context: Context, id: ReturnType<Declared['fields']['text']>) {
  if (typeof id !== 'string' || context.network.has(id, 'security-group')) return id;
  return context.groupNamed(id) ?? id;
}

/** The first rule for what goes out takes AWS's own away. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html */
function add(draft: SecurityGroupDraft, direction: 'ingress' | 'egress', rules: readonly GroupRuleDraft[]): void {
  const there = new Set(((direction === 'ingress' ? draft.inbound : draft.outbound) ?? []).flatMap(texts));
  const more = rules.flatMap((rule) => onceDoubted(rule, there));
  if (direction === 'ingress') draft.inbound.push(...more);
  else draft.outbound = [...(draft.outbound ?? []), ...more];
}

/** Peers that nobody tells have one name, whoever they are: the same traffic with them says nothing more the second time, and is no rule that is there twice. */
function onceDoubted(rule: GroupRuleDraft, there: Set<string>): GroupRuleDraft[] {
  const peers = rule.peers.filter((peer) => {
    if (typeof peer !== 'object' || !('ref' in peer) || peer.ref !== UNTOLD_ADDRESSES) return true;
    const own = texts({ ...rule, peers: [peer] });
    const isNew = own.some((text) => !there.has(text));
    for (const text of own) there.add(text);
    return isNew;
  });
  return peers.length > 0 ? [{ ...rule, peers }] : [];
}

/**
 * A rule inside the group that lets everything out reads as AWS's own, which goes when another rule for what goes out comes: no page says whether it stays
 * beside one that stands alone. Whether there is such a rule.
 */
function doubtEverything({ outbound }: SecurityGroupDraft): boolean {
  let found = false;
  for (const rule of outbound ?? []) {
    const everything = rule.traffics.some(({ kind }) => kind === 'all');
    const anywhere = rule.peers.some((peer) => typeof peer === 'object' && 'cidr' in peer && peer.cidr === '0.0.0.0/0');
    if (!everything || !anywhere || rule.maybe) continue;
    rule.maybe = true;
    found = true;
  }
  return found;
}

/** A rule that may allow anything. */
function anything(context: Context): GroupRuleDraft {
  return { traffics: [{ kind: 'all' }], peers: [{ ref: unknownPrefixList(context.network) }] };
}
