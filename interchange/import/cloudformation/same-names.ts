import type { Untold } from '../declared/value.js';
import { isObject } from './document.js';
import { ResourceRef } from './evaluated.js';
import { textOf } from './pieces.js';
import { mayMeet, type Stack } from './stack.js';

/**
 * Parameters that nobody gave and that an output of one other stack is called like, or its export: what tells stacks of which nothing else says how they hang together,
 * to scripts that hand the one's outputs to the other.
 */
export function namedAlike(stacks: readonly Stack[], things: ReadonlyMap<string, Untold>): ReadonlyMap<string, string> {
  const meant = new Map<string, string>();
  for (const key of things.keys()) {
    const [, prefix = '', name] = /^(.*\/)?parameter ([^/]*)$/.exec(key) ?? [];
    const asker = stacks.find(({ settings }) => settings.prefix === prefix);
    if (asker === undefined || name === undefined) continue;
    const others = stacks.filter((stack) => stack !== asker && mayMeet(stack, asker));
    const keys = new Set(others.flatMap((stack) => outputsCalled(stack, name)));
    const [only, another] = keys;
    if (only !== undefined && another === undefined) meant.set(key, only);
  }
  return meant;
}

function outputsCalled(stack: Stack, name: string): string[] {
  return Object.entries(stack.template.outputs).flatMap(([output, value]) => {
    const exported = isObject(value) && isObject(value.Export) ? value.Export.Name : undefined;
    const names = [output, exported === undefined ? undefined : textOf(stack.evaluation.evaluate(exported))];
    const given = names.includes(name) ? stack.output(output) : undefined;
    return given instanceof ResourceRef ? [given.key] : [];
  });
}
