import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { type LaunchSettings, settingsOf, templateNamed, untoldSettings } from './launch-templates.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/**
 * What a service launches its instances with, where its declaration names launch templates at any depth: node groups, fleets, compute environments.
 * Undefined where it names none.
 */
export function launchedSettings(context: Context, { values, label }: Declared): Launched | undefined {
  const found = templatesIn(values).map((name): LaunchSettings => {
    if (isUnknown(name)) return untoldSettings(label);
    const template = templateNamed(context, [name]);
    return template ? settingsOf(context, template, label) : untoldSettings(label);
  });
  const [first, ...others] = found;
  if (!first) return undefined;
  const isOne = others.every(({ groups }) => String(groups) === String(first.groups));
  const isSame = others.every(({ isPublic }) => isPublic === first.isPublic);
  return {
    groups: isOne ? first.groups : untoldSettings(label).groups,
    subnets: found.flatMap(({ subnet }) => subnet ?? []),
    isPublic: isSame ? first.isPublic : untoldSettings(label).isPublic,
  };
}

export interface Launched {
  /** Undefined: the template names none. */
  readonly groups: readonly Key[] | undefined;
  readonly subnets: readonly Key[];
  /** Undefined: as the subnet says. */
  readonly isPublic: LaunchSettings['isPublic'];
}

const TEMPLATE = /^launch_template(_specification)?$/;
const NAMES = ['id', 'launch_template_id', 'name', 'launch_template_name'];

/** By what launch templates are named: each once, by its id where that is told. */
function templatesIn(value: Value): Value[] {
  if (isList(value)) return value.flatMap(templatesIn);
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    if (!TEMPLATE.test(name)) return templatesIn(field);
    return (isList(field) ? field : [field]).flatMap((block): Value[] => {
      if (isUnknown(block)) return [block];
      if (!isValues(block)) return [];
      const named = NAMES.flatMap((one) => {
        const told = Object.hasOwn(block, one) ? block[one] : undefined;
        return told === undefined || told === null || told === '' ? [] : [told];
      });
      return named.length > 0 ? [named.find((one) => !isUnknown(one)) ?? named[0] ?? null] : templatesIn(block);
    });
  });
}
