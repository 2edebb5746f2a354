import { kindOfField } from './named-ids.js';
import { isList, isUnknown, isValues, type Untold, type Value, type Values } from './value.js';

/**
 * Values in which a VPC, a subnet or a group that is a parameter, or comes from a stack that is not in the input, is referred to by a key like those that are.
 * Everything else that is not known stays so.
 */
export function withThings(values: Values, things: Map<string, Untold>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inField(name, value, things)]));
}

function inField(name: string, value: Value, things: Map<string, Untold>): Value {
  if (isList(value)) return value.map((item) => inField(name, item, things));
  if (isValues(value)) return withThings(value, things);
  const kind = kindOfField(name);
  if (!isUnknown(value) || value.thing === undefined || kind === undefined || kind === 'link') return value;
  things.set(value.thing.key, { label: value.thing.label, why: value.why });
  return value.thing.key;
}
