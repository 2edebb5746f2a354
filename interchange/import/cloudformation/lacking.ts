import { say } from '../../../network/words/index.js';
import { endType } from '../declared/end-types.js';
import { namedCondition } from './conditions.js';
import { isObject } from './document.js';
import { NESTED } from './evaluate.js';
import { neverEnds, some } from './never-ends.js';
import type { Stack } from './stack.js';
import { TYPES } from './types.js';

/** What would bring more into the network: templates that are not in the input, and what conditions leave out. A sentence each. */
export function lackingOf(stacks: readonly Stack[], exported: readonly string[]): string[] {
  const nested = new Set<string>();
  const conditions = new Set<string>();
  const leftOut = new Set<string>();
  for (const { template, evaluation, nested: inner } of stacks) {
    for (const [id, resource] of Object.entries(template.resources)) {
      if (!isObject(resource)) continue;
      const { Type: type, Condition: condition } = resource;
      const isNested = NESTED.has(String(type));
      const isLeftOut = condition !== undefined && namedCondition(evaluation, condition) === false;
      if (isNested && !isLeftOut && !inner.has(id)) nested.add(id);
      if (!isLeftOut || !(isNested || Object.hasOwn(TYPES, String(type)) || endType(String(type)))) continue;
      leftOut.add(id);
      if (typeof condition === 'string') conditions.add(condition);
    }
  }
  return [
    ...(nested.size > 0
      ? [
          say`
            The templates of nested stacks are missing (${some([...nested])}): give their files too, and say
            --stack ${[...nested][0]}=FILE where no file has the name that its address ends in.
          `,
        ]
      : []),
    ...(leftOut.size > 0
      ? [
          say`
            As the parameters stand, conditions leave out ${some([...leftOut])}: --parameter NAME=VALUE or
            --parameters FILE gives those that ${some([...conditions])} ask for.
          `,
        ]
      : []),
    ...neverEnds(stacks),
    ...(exported.length > 0
      ? [say`Nothing here imports ${some(exported)}: what lies there is in the templates that do.`]
      : []),
  ];
}
