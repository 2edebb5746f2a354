import type { Key } from '../builder/draft.js';
import { namedCondition } from './conditions.js';
import { isObject } from './document.js';
import { readingsOf } from './readings.js';
import type { Stack } from './stack.js';

/** Which of these a stack makes, in each way in which the conditions may turn out that decide it. None where there are too many, or several stacks make them. */
export function madeInEach(stacks: readonly Stack[], keys: readonly Key[]): readonly (readonly Key[])[] {
  const stack = stacks.find((one) => keys.every((key) => idOf(one, key) !== undefined));
  if (!stack || stack.settings.maybe) return [];
  const conditions = keys.map((key) => {
    const resource = stack.template.resources[idOf(stack, key) ?? ''];
    return isObject(resource) && typeof resource.Condition === 'string' ? resource.Condition : undefined;
  });
  const ways = readingsOf(
    stack,
    conditions.flatMap((name) => (name === undefined ? [] : { 'Fn::If': [name, true, false] })),
  );
  return ways.map((way) => keys.filter((_, i) => namedCondition(way, conditions[i]) === true));
}

function idOf({ settings, template }: Stack, key: Key): string | undefined {
  const id = key.startsWith(settings.prefix) ? key.slice(settings.prefix.length) : '';
  return Object.hasOwn(template.resources, id) ? id : undefined;
}
