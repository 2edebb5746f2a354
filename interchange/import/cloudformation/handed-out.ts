import type { Key } from '../builder/draft.js';
import { isObject, type Plain } from './document.js';
import { NESTED } from './evaluate.js';
import { type Evaluated, isFields, isItems, Pieces, ResourceRef } from './evaluated.js';
import type { Stack } from './stack.js';

/**
 * What is handed to stacks that are not in the input, which may add to it: exports that nobody here imports, and what nested stacks get whose templates are missing.
 * Groups too whose rules CDK wrote elsewhere.
 */
export function handedOut(stacks: readonly Stack[], exported: readonly Evaluated[]): ReadonlySet<Key> {
  const found = new Set<Key>();
  for (const value of [...exported, ...stacks.flatMap(givenAway)]) collect(value, found);
  for (const stack of stacks)
    for (const [id, resource] of Object.entries(stack.template.resources))
      if (hasRulesElsewhere(resource)) found.add(stack.keyOf(id));
  return found;
}

/**
 * A group that CDK's `SecurityGroup` made. CDK writes rules for what goes out inside it, be it the one that allows all or one that allows nothing, save where all
 * of them are resources of their own: those may stand in the stack of the group that they name.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/security-group.ts
 */
function hasRulesElsewhere(resource: Plain | undefined): boolean {
  if (!isObject(resource) || resource.Type !== 'AWS::EC2::SecurityGroup') return false;
  const path = isObject(resource.Metadata) ? resource.Metadata['aws:cdk:path'] : undefined;
  const isInside = isObject(resource.Properties) && Object.hasOwn(resource.Properties, 'SecurityGroupEgress');
  return typeof path === 'string' && path.endsWith('/Resource') && !isInside;
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
  else if (value instanceof Pieces) for (const part of value.parts) collect(part, found);
  else if (isItems(value)) for (const item of value) collect(item, found);
  else if (isFields(value)) for (const item of Object.values(value)) collect(item, found);
}
