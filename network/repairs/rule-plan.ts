/** The rules to add, gathered from every place that lacks one, each once. */

import type { Edit } from '../findings/index.js';
import {
  type AclRule,
  type NetworkAcl,
  qualifiedName,
  type SecurityGroup,
  type Vpc,
  writtenName,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { numberAfter, numberBetween, takenNumbers } from './acl-numbers.js';
import { above, atEnd, below, lowest } from './insert.js';

type Direction = 'inbound' | 'outbound';

interface NewAclRule {
  /** Without its number. */
  readonly text: string;
  /** It has to come before this one. */
  readonly before: AclRule | undefined;
}

/** Peers by what is to be allowed. */
type NewGroupRules = Map<string, Set<string>>;

export class RulePlan {
  private readonly acls = new Map<NetworkAcl, Record<Direction, Map<string, NewAclRule>>>();
  private readonly groups = new Map<SecurityGroup, Record<Direction, NewGroupRules>>();
  private readonly defaults = new Map<Vpc, NewGroupRules>();
  private readonly replaced = new Map<AclRule, string>();

  addToAcl(acl: NetworkAcl, direction: Direction, traffic: string, peer: string, before: AclRule | undefined): void {
    const rules = this.acls.get(acl) ?? { inbound: new Map(), outbound: new Map() };
    this.acls.set(acl, rules);
    const text = `allow ${traffic} ${prepositionOf(direction)} ${peer}`;
    const known = rules[direction].get(text);
    if (known && (!before || (known.before && known.before.number.value <= before.number.value))) return;
    rules[direction].set(text, { text, before });
  }

  /** A rule that denies nothing but what is to pass: it allows it instead. */
  replaceInAcl(denier: AclRule, traffic: string, peer: string): void {
    this.replaced.set(denier, `${denier.number.value} allow ${traffic} ${prepositionOf(denier.direction)} ${peer}`);
  }

  addToGroup(group: SecurityGroup, direction: Direction, traffic: string, peers: readonly string[]): void {
    const rules = this.groups.get(group) ?? { inbound: new Map(), outbound: new Map() };
    this.groups.set(group, rules);
    addPeers(rules[direction], traffic, peers);
  }

  /** To AWS's own default group, which then has to be written down. Everything may leave it, so it lacks inbound rules alone. */
  addToDefaultGroup(vpc: Vpc, traffic: string, peers: readonly string[]): void {
    const rules = this.defaults.get(vpc) ?? new Map<string, Set<string>>();
    this.defaults.set(vpc, rules);
    addPeers(rules, traffic, peers);
  }

  /** Undefined: an ACL has no number left where one is needed. */
  edits(): Edit[] | undefined {
    const edits: (Edit | undefined)[] = [];
    for (const direction of ['inbound', 'outbound'] as const) {
      for (const [group, rules] of this.groups) edits.push(...groupEdits(group, direction, rules[direction]));
      for (const [acl, rules] of this.acls) edits.push(...aclEdits(acl, direction, [...rules[direction].values()]));
    }
    for (const [{ acl, direction, origin }, newText] of this.replaced)
      edits.push({ origin, newText, label: say`network ACL ${qualifiedName(acl)}, ${direction}: ${newText}` });
    for (const [vpc, rules] of this.defaults) edits.push(defaultGroup(vpc, rules));
    return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
  }
}

const prepositionOf = (direction: Direction): string => (direction === 'inbound' ? 'from' : 'to');

function addPeers(rules: NewGroupRules, traffic: string, peers: readonly string[]): void {
  const known = rules.get(traffic) ?? new Set<string>();
  rules.set(traffic, known);
  for (const peer of peers) known.add(peer);
  if (!known.has('0.0.0.0/0') || !known.has('::/0')) return;
  for (const peer of ['0.0.0.0/0', '::/0']) known.delete(peer);
  known.add('any');
}

const groupTexts = (rules: NewGroupRules, direction: Direction): string[] =>
  [...rules].map(([traffic, peers]) => `allow ${traffic} ${prepositionOf(direction)} ${[...peers].join(', ')}`);

function groupEdits(group: SecurityGroup, direction: Direction, rules: NewGroupRules): Edit[] {
  if (rules.size === 0) return [];
  const texts = groupTexts(rules, direction);
  const label = say`security group ${qualifiedName(group)}, ${direction}: ${texts.join('; ')}`;
  const last = lowest(group[direction] ?? []);
  return [
    last ? below(last.origin, texts, label) : atEnd(group.origin, [`${direction} { ${texts.join(' ')} }`], label),
  ];
}

/** What AWS gives every VPC, written down, and the rules besides: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
function defaultGroup(vpc: Vpc, rules: NewGroupRules): Edit {
  const taken = new Set(vpc.securityGroups.map(writtenName));
  const base = `${writtenName(vpc)}-default`;
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}-${i}`;
  const texts = [`allow all from ${name}`, ...groupTexts(rules, 'inbound')];
  return atEnd(
    vpc.origin,
    [`default security-group ${name} { inbound { ${texts.join(' ')} } }`],
    say`the default security group of ${vpc.name}, inbound: ${texts.slice(1).join('; ')}`,
  );
}

function aclEdits(acl: NetworkAcl, direction: Direction, rules: readonly NewAclRule[]): (Edit | undefined)[] {
  const label = (texts: readonly string[]): string =>
    say`network ACL ${qualifiedName(acl)}, ${direction}: ${texts.join('; ')}`;
  const taken = new Set(takenNumbers(acl[direction]));
  const byPlace = new Map<AclRule | undefined, string[]>();
  for (const { text, before } of ofBothFamilies(rules)) {
    const number = before
      ? numberBetween(taken, before.number.value)
      : numberAfter(new Set(taken), lastAllow(acl, direction));
    if (number === undefined) return [undefined];
    taken.add(number);
    byPlace.set(before, [...(byPlace.get(before) ?? []), `${number} ${text}`]);
  }
  return [...byPlace].map(([before, texts]) => {
    if (before) return above(before.origin, texts, label(texts));
    const last = lowest(acl[direction]);
    return last
      ? below(last.origin, texts, label(texts))
      : atEnd(acl.origin, [`${direction} { ${texts.join(' ')} }`], label(texts));
  });
}

/** `any` in place of everybody over IPv4 and everybody over IPv6. */
function ofBothFamilies(rules: readonly NewAclRule[]): readonly NewAclRule[] {
  const twinOf = ({ text, before }: NewAclRule, from: string, to: string): NewAclRule | undefined =>
    text.endsWith(` ${from}`)
      ? rules.find((other) => other.before === before && other.text === `${text.slice(0, -from.length)}${to}`)
      : undefined;
  return rules.flatMap((rule) => {
    if (twinOf(rule, '::/0', '0.0.0.0/0')) return [];
    return twinOf(rule, '0.0.0.0/0', '::/0') ? [{ ...rule, text: rule.text.replace('0.0.0.0/0', 'any') }] : [rule];
  });
}

/** So that a closing `deny all` stays last. */
function lastAllow(acl: NetworkAcl, direction: Direction): number {
  const allows = acl[direction].filter(({ action }) => action.value === 'allow').map(({ number }) => number.value);
  return allows.length > 0 ? Math.max(...allows) : 90;
}
