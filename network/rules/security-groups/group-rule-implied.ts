import {
  allowRules,
  type CoveredRule,
  coveredRules,
  groups,
  groupsOf,
  type Holder,
  holdersByGroup,
} from '../../filters/index.js';
import type { GroupRule, SecurityGroup, Topology } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { atomsOf } from './atoms.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const groupRuleImplied: Rule = {
  id: 'group-rule-implied',
  severity: 'hint',
  summary: 'A rule that others of the group, or of the groups always attached with it, cover.',
  needs: 'topology',
  check({ topology, report }) {
    const told = new Set<GroupRule>();
    for (const [group, companions] of withCompanions(topology)) {
      for (const direction of ['inbound', 'outbound'] as const) {
        const own = withoutRepetitions(allowRules(group[direction]));
        const others = companions.flatMap((other) => allowRules(other[direction]).filter((rule) => !told.has(rule)));
        const opensAll = companions.find((other) => direction === 'outbound' && !other.outbound);
        const { found, isWhole } = opensAll
          ? { found: own.map((one): CoveredRule => ({ rule: one, by: [] })), isWhole: true }
          : coveredRules(own, others);
        if (!isWhole) report({ origin: group.nameOrigin, severity: 'information', message: tooMany(group, direction) });
        for (const { rule, by } of found) {
          told.add(rule);
          report({
            origin: rule.origin,
            message: opensAll
              ? say`
                This rule adds nothing: ${opensAll.name} is always attached together with ${group.name}, and
                without an \`outbound\` block it lets everything out. Groups only add to each other. Give
                ${opensAll.name} an \`outbound\` block, or remove this rule.
              `
              : say`
                This rule adds nothing: ${words(by, group)} the same traffic already. A group's rules have no
                order and only add to each other; AWS takes 60 a direction by default. Remove it, or narrow the
                wider one if it lets in too much.
              `,
            related: opensAll
              ? [{ origin: opensAll.nameOrigin, message: say`lets everything out` }]
              : by.map((other) => ({ origin: other.origin, message: `\`${other.text}\`` })),
            fixes: [{ title: say`Remove the rule`, edits: [{ origin: rule.origin, newText: '' }] }],
          });
        }
      }
    }
  },
};

function tooMany({ name }: SecurityGroup, direction: string): string {
  return say`
      Not all ${direction} rules of \`${name}\` and of the groups that are always attached with it were compared
      with each other: there are too many. Some of them may add nothing. AWS takes 1,000 rules on an interface at
      most.
    `;
}

function words(by: readonly GroupRule[], group: SecurityGroup): string {
  const names = [...new Set(by.map((rule) => rule.group))].filter((other) => other !== group).map(({ name }) => name);
  const where = names.length > 0 ? say`, of ${listOf(names)}, which is always attached with it` : '';
  return by.length === 1
    ? say`\`${by[0]?.text}\`${where} allows`
    : say`${by.length} other rules${where} together allow`;
}

/** A rule that AWS refuses as a repetition of an earlier one is told as that. */
function withoutRepetitions(rules: readonly GroupRule[]): GroupRule[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const keys = [...atomsOf(rule)].map(({ key }) => key);
    const repeats = keys.length > 0 && keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !repeats;
  });
}

/** Every group, and those that each of its holders has too. */
function* withCompanions(topology: Topology): Iterable<[SecurityGroup, SecurityGroup[]]> {
  const holders = holdersByGroup(topology);
  for (const group of groups(topology)) yield [group, companionsOf(group, holders.get(group) ?? [])];
}

function companionsOf(group: SecurityGroup, holders: readonly Holder[]): SecurityGroup[] {
  const [first, ...others] = holders;
  if (!first) return [];
  let common = groupsOf(first).filter((other) => other !== group);
  for (const holder of others) {
    if (common.length === 0) break;
    const own = groupsOf(holder);
    common = common.filter((other) => own.includes(other));
  }
  return common;
}
