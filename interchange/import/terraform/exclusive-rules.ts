import { told } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import { object, own, referencesOf } from './configuration.js';
import type { Plan, PlanResource } from './plan.js';

type Json = Readonly<Record<string, unknown>>;

const RULES = /^aws_(vpc_security_group_(in|e)gress_rule|security_group_rule)$/;

/** What a plan lets stay of the rules of a group. */
interface Exclusive {
  readonly group: unknown;
  /** By the field of the group: whether the files describe all that stay. Else others may stay. */
  readonly described: Readonly<Record<'ingress' | 'egress', boolean>>;
}

/**
 * Lists of all rules that a group may have, as far as plans make or change them: every other rule is taken away.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_rules_exclusive
 */
export function exclusivesOf(plans: readonly Plan[]): readonly Exclusive[] {
  const resources = plans.flatMap((plan) => plan.resources);
  const lists = plans.flatMap(({ isPlan, resources: own_ }) =>
    own_.filter(({ type, before, values }) => isPlan && type === TYPE && !isSame(before, values)),
  );
  if (lists.length === 0) return [];
  const rules = resources.filter(({ type, mode }) => mode === 'managed' && RULES.test(type));
  const ids = new Set(rules.flatMap(({ values }) => [own(values, 'id'), own(values, 'security_group_rule_id')]));
  const names = new Set(rules.map(({ type, name }) => `${type}.${name}`));
  const isDescribed = (list: PlanResource, field: string): boolean => {
    const value = own(list.values, field);
    if (Array.isArray(value) && value.every((id) => typeof id === 'string')) return value.every((id) => ids.has(id));
    const references = referencesOf(own(list.config?.expressions ?? {}, field)) ?? [];
    return (
      references.length > 0 &&
      references.every((one) => names.has(one.split('[')[0]?.split('.').slice(0, 2).join('.') ?? ''))
    );
  };
  return lists.map((list) => ({
    group: own(list.values, 'security_group_id'),
    described: { ingress: isDescribed(list, 'ingress_rule_ids'), egress: isDescribed(list, 'egress_rule_ids') },
  }));
}

const TYPE = 'aws_vpc_security_group_rules_exclusive';

const isSame = (before: Json | undefined, values: Json): boolean =>
  before !== undefined &&
  ['ingress_rule_ids', 'egress_rule_ids'].every(
    (field) => JSON.stringify(own(before, field)) === JSON.stringify(own(values, field)),
  );

/** A group without the rules that nobody lists; those that stay are described by themselves. */
export function withListedRules({ type, values, config }: PlanResource, exclusives: readonly Exclusive[]): Json {
  if (type !== 'aws_security_group' && type !== 'aws_default_security_group') return values;
  const left: Record<string, unknown> = { ...values };
  for (const { group, described } of exclusives) {
    if (typeof group !== 'string' || group !== own(values, 'id')) continue;
    for (const field of ['ingress', 'egress'] as const) {
      const blocks = left[field];
      if (!Array.isArray(blocks) || (config && Object.hasOwn(config.expressions, field))) continue;
      left[field] = described[field] ? [] : blocks.map((block) => perhaps(object(block)));
    }
  }
  return left;
}

const UNLISTED = new Unknown(told`a list of all rules of the group names some that nothing describes`);

/** A rule that may go. */
function perhaps(block: Json): Json {
  return /^(-1|all)$/.test(String(block.protocol))
    ? { ...block, protocol: UNLISTED }
    : { ...block, from_port: UNLISTED, to_port: UNLISTED };
}
