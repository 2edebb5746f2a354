import type { Key } from '../builder/draft.js';
import { namedCondition } from './conditions.js';
import { isObject } from './document.js';
import { readingsOf } from './readings.js';
import type { Stack } from './stack.js';

/** Whether a stack makes one at least of these, however the conditions turn out that decide which: `Condition: A` of one, and of another what is made of `!Not A`. */
export function oneIsMade(stacks: readonly Stack[], keys: readonly Key[]): boolean {
  const stack = stacks.find((one) => keys.every((key) => idOf(one, key) !== undefined));
  if (!stack || stack.settings.maybe) return false;
  const conditions = keys.map((key) => {
    const resource = stack.template.resources[idOf(stack, key) ?? ''];
    return isObject(resource) && typeof resource.Condition === 'string' ? resource.Condition : undefined;
  });
  const ways = readingsOf(
    stack,
    conditions.flatMap((name) => (name === undefined ? [] : { 'Fn::If': [name, true, false] })),
  );
  return ways.length > 0 && ways.every((way) => conditions.some((name) => namedCondition(way, name) === true));
}

function idOf({ settings, template }: Stack, key: Key): string | undefined {
  const id = key.startsWith(settings.prefix) ? key.slice(settings.prefix.length) : '';
  return Object.hasOwn(template.resources, id) ? id : undefined;
}
