import { say } from '../../../network/words/index.js';
import { kindOfField } from '../declared/named-ids.js';
import { isList, isValues, Unknown, type Value, type Values } from '../declared/value.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import type { Stack } from './stack.js';
import { snake } from './types.js';

const MUST_BE: ReadonlySet<string | undefined> = new Set(['vpc', 'subnet', 'security-group']);

/**
 * Where a VPC, a subnet or a group must be, an empty text is none: AWS refuses it. A parameter whose default is empty has to be given there, as one without a default.
 */
export function withNeededIds(stack: Stack, told: PlainObject, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      inField(stack, Object.hasOwn(told, name) ? told[name] : undefined, value, MUST_BE.has(kindOfField(snake(name)))),
    ]),
  );
}

function inField(stack: Stack, told: Plain | undefined, value: Value, isNeeded: boolean): Value {
  if (value === '') return isNeeded ? (neededFor(stack, told) ?? value) : value;
  if (isList(value)) {
    const parts: readonly Plain[] = Array.isArray(told) ? told : [];
    if (parts.length !== value.length) return value;
    return value.map((item, i) => inField(stack, parts[i], item, isNeeded));
  }
  return isValues(value) && isObject(told) ? withNeededIds(stack, told, value) : value;
}

function neededFor(stack: Stack, told: Plain | undefined): Unknown | undefined {
  const name = isObject(told) ? told.Ref : undefined;
  if (typeof name !== 'string' || !Object.hasOwn(stack.template.parameters, name)) return undefined;
  return new Unknown(say`parameter ${name} has no default (--parameter ${name}=… tells it)`, {
    key: stack.keyOf(`parameter ${name}`),
    label: name,
  });
}
