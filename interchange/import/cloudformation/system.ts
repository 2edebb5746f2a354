import { isUnknown, Unknown } from '../declared/value.js';
import { Warnings } from '../warnings.js';
import { isLeftOut, namedCondition } from './conditions.js';
import { isObject, type Plain } from './document.js';
import { NESTED } from './evaluate.js';
import { type Evaluated, isFields, NO_VALUE } from './evaluated.js';
import { Exports } from './exports.js';
import type { Input, RootStack } from './input.js';
import { same } from './merged.js';
import { nestedTemplate } from './nested-templates.js';
import { readingsOf } from './readings.js';
import { Stack, type StackSettings } from './stack.js';
import { Stored } from './stored.js';
import type { Template } from './template.js';

export interface SystemOptions {
  /** Values for the parameters of the outermost stacks; null: one that nobody tells. */
  readonly parameters: Readonly<Record<string, string | null>>;
  /** The templates of nested stacks, by logical ids. */
  readonly stacks: Readonly<Record<string, string>>;
}

/** AWS nests no deeper than this, and a template that nests itself must end somewhere. */
const DEEPEST = 10;

export interface System {
  readonly stacks: readonly Stack[];
  readonly exports: Exports;
  readonly stored: Stored;
}

/** Every stack that the templates make together: those that nothing holds, and within each the nested ones. */
export function systemOf(input: Input, options: SystemOptions, warnings: Warnings): System {
  const stacks: Stack[] = [];
  const exports = new Exports(() => stacks, warnings);
  const stored = new Stored(() => stacks);
  const make = (template: Template, settings: StackSettings, depth: number): Stack => {
    const imported = (name: Evaluated): Evaluated => exports.value(name, stack);
    const stack: Stack = new Stack(template, settings, imported, warnings, (name) => stored.value(name, stack));
    stacks.push(stack);
    for (const [id, resource] of Object.entries(stack.template.resources)) {
      if (!isObject(resource) || !NESTED.has(String(resource.Type)) || isLeftOut(stack, resource)) continue;
      const found = nestedTemplate(input, stack, id, resource, options.stacks);
      if (found === undefined || depth >= DEEPEST) continue;
      const inner: StackSettings = {
        name: `${settings.name}-${id}`,
        ownName: id,
        prefix: `${settings.prefix}${id}/`,
        account: settings.account,
        region: settings.region,
        maybe: settings.maybe || isNotTold(stack, resource.Condition),
        given: (parameter) => parameterOf(stack, resource.Properties, parameter),
        givenInEach: remembered((parameter) => parameterInEach(stack, resource.Properties, parameter)),
      };
      stack.nested.set(id, make(found, inner, depth + 1));
    }
    return stack;
  };
  const roots = rootsOf(input, options);
  for (const root of roots) make(root.template, settingsOf(root, roots.length > 1, options), 0);
  return { stacks, exports, stored };
}

/** Templates that some other one nests are no stacks of their own. */
function rootsOf(input: Input, { stacks }: SystemOptions): readonly RootStack[] {
  const inner = new Set<Template>();
  for (const { template } of input.roots) {
    const alone = new Stack(
      template,
      { name: '', ownName: '', prefix: '', given: () => undefined },
      () => null,
      new Warnings(),
    );
    for (const [id, resource] of Object.entries(alone.template.resources)) {
      if (!isObject(resource) || !NESTED.has(String(resource.Type))) continue;
      const found = nestedTemplate(input, alone, id, resource, stacks);
      if (found !== undefined && found !== template) inner.add(found);
    }
  }
  const outer = input.roots.filter(({ template }) => !inner.has(template));
  return outer.length > 0 ? outer : input.roots;
}

function settingsOf(root: RootStack, isOneOfMany: boolean, { parameters }: SystemOptions): StackSettings {
  return {
    ...root,
    ownName: root.name,
    prefix: isOneOfMany ? `${root.name}/` : '',
    given: (name) => {
      if (!Object.hasOwn(parameters, name)) return root.given?.[name];
      return parameters[name] ?? NO_VALUE;
    },
  };
}

function isNotTold(stack: Stack, condition: Plain | undefined): boolean {
  return condition !== undefined && isUnknown(namedCondition(stack.evaluation, condition));
}

/** What the parent gives a nested stack in each of the ways in which conditions may turn out; none where all are the same. */
function parameterInEach(
  parent: Stack,
  properties: Plain | undefined,
  name: string,
): readonly (Evaluated | undefined)[] {
  const parameters = isObject(properties) ? properties.Parameters : undefined;
  const told = isObject(parameters) && Object.hasOwn(parameters, name) ? parameters[name] : parameters;
  const each: (Evaluated | undefined)[] = [];
  for (const evaluation of readingsOf(parent, told)) {
    const value = parameterOf({ evaluation }, properties, name);
    if (!each.some((one) => one === value || (one !== undefined && value !== undefined && same(one, value))))
      each.push(value);
  }
  return each.length > 1 ? each : [];
}

function remembered<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? find(name);
    known.set(name, value);
    return value;
  };
}

/** What the parent gives a nested stack; undefined leaves the default. */
function parameterOf(
  parent: Pick<Stack, 'evaluation'>,
  properties: Plain | undefined,
  name: string,
): Evaluated | undefined {
  if (!isObject(properties)) return undefined;
  const parameters = properties.Parameters;
  const direct = isObject(parameters) && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (direct !== undefined && direct !== null && !name.startsWith('AWS::')) {
    const value = parent.evaluation.evaluate(direct);
    return typeof value === 'symbol' ? undefined : value;
  }
  const whole = parameters === undefined ? undefined : parent.evaluation.evaluate(parameters);
  if (isFields(whole) && Object.hasOwn(whole, name)) return whole[name];
  return isUnknown(whole) ? new Unknown(whole.why) : undefined;
}
