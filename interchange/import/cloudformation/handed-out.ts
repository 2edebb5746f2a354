import type { Key } from '../builder/draft.js';
import { isObject } from './document.js';
import { NESTED } from './evaluate.js';
import { type Evaluated, isFields, isItems, ResourceRef } from './evaluated.js';
import type { Exports } from './exports.js';
import type { Stack } from './stack.js';

/** What is handed to stacks that are not in the input, which may add to it: exports that nobody here imports, and what nested stacks get whose templates are missing. */
export function handedOut(stacks: readonly Stack[], exports: Exports): ReadonlySet<Key> {
  const found = new Set<Key>();
  for (const value of [...exports.notImported(), ...stacks.flatMap(givenAway)]) collect(value, found);
  return found;
}

function givenAway(stack: Stack): Evaluated[] {
  return Object.entries(stack.template.resources).flatMap(([id, resource]) => {
    if (!isObject(resource) || !NESTED.has(String(resource.Type)) || stack.nested.has(id)) return [];
    const properties = resource.Properties;
    return isObject(properties) && properties.Parameters !== undefined
      ? [stack.evaluation.evaluate(properties.Parameters)]
      : [];
  });
}

function collect(value: Evaluated, found: Set<Key>): void {
  if (value instanceof ResourceRef) found.add(value.key);
  else if (isItems(value)) for (const item of value) collect(item, found);
  else if (isFields(value)) for (const item of Object.values(value)) collect(item, found);
}
