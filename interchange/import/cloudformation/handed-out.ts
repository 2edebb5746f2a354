import type { Key } from '../builder/draft.js';
import { isImpliedKey } from '../declared/context.js';
import { isLeftOut } from './conditions.js';
import { isObject, type Plain } from './document.js';
import { NESTED } from './evaluate.js';
import { type Evaluated, isFields, isItems, Pieces, ResourceRef } from './evaluated.js';
import type { Exports } from './exports.js';
import { isModule } from './modules.js';
import type { Stack } from './stack.js';

/** What stacks that are not in the input may add to. */
export interface HandedOut {
  /** By its id. */
  readonly things: ReadonlySet<Key>;
  /** Groups whose rules CDK may have written elsewhere. */
  readonly rulesElsewhere: ReadonlySet<Key>;
}

/**
 * What is handed to stacks that are not in the input: exports that nobody here imports, what nested stacks get whose templates are missing, and what outermost stacks put
 * out of which nobody has any use but to add to it.
 */
export function handedOut(stacks: readonly Stack[], exports: ReturnType<Exports['notImported']>): HandedOut {
  const things = new Set<Key>();
  const rulesElsewhere = new Set<Key>();
  const kept = new Set<Key>();
  for (const value of exports.values) collect(value, things);
  for (const value of exports.asked) collect(value, kept);
  for (const key of kept) things.delete(key);
  for (const value of stacks.flatMap(givenAway)) collect(value, things);
  const nested = new Set(stacks.flatMap((stack) => [...stack.nested.values()]));
  for (const key of stacks.flatMap((stack) => (nested.has(stack) ? [] : putOut(stack)))) things.add(key);
  for (const stack of stacks)
    for (const [id, resource] of Object.entries(stack.template.resources))
      if (hasRulesElsewhere(resource)) rulesElsewhere.add(stack.keyOf(id));
  return { things, rulesElsewhere };
}

/** Groups, subnets and the like are put out for people to read, too. */
const TO_ADD_TO = new Set([
  'AWS::EC2::RouteTable',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::TransitGateway',
  'AWS::EC2::TransitGatewayRouteTable',
]);

function putOut(stack: Stack): Key[] {
  const found = new Set<Key>();
  for (const [name, output] of Object.entries(stack.template.outputs))
    if (!stack.asked.has(name) && !isLeftOut(stack, output))
      collect(stack.evaluation.evaluate(putOutAs(stack, name)), found);
  const adding = Object.entries(stack.template.resources).flatMap(([id, resource]) =>
    isObject(resource) && TO_ADD_TO.has(String(resource.Type)) ? stack.keyOf(id) : [],
  );
  return adding.filter((key) => found.has(key));
}

function putOutAs({ template }: Stack, name: string): Plain | undefined {
  const output = template.outputs[name];
  return isObject(output) ? output.Value : undefined;
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

/** Its stacks are made elsewhere, in whatever accounts and regions. */
const STACK_SET = 'AWS::CloudFormation::StackSet';

function givenAway(stack: Stack): Evaluated[] {
  return Object.entries(stack.template.resources).flatMap(([id, resource]) => {
    const type = isObject(resource) ? String(resource.Type) : '';
    if (isObject(resource) && isModule(type))
      return resource.Properties === undefined ? [] : [stack.evaluation.evaluate(resource.Properties)];
    if (!isObject(resource) || !(NESTED.has(type) || type === STACK_SET) || stack.nested.has(id)) return [];
    if (isLeftOut(stack, resource)) return [];
    const properties = resource.Properties;
    return isObject(properties) && properties.Parameters !== undefined
      ? [stack.evaluation.evaluate(properties.Parameters)]
      : [];
  });
}

function collect(value: Evaluated, found: Set<Key>): void {
  if (value instanceof ResourceRef) found.add(value.key);
  // The default group of a VPC is no resource.
  else if (typeof value === 'string' && isImpliedKey(value)) found.add(value);
  else if (value instanceof Pieces) for (const part of value.parts) collect(part, found);
  else if (isItems(value)) for (const item of value) collect(item, found);
  else if (isFields(value)) for (const item of Object.values(value)) collect(item, found);
}
