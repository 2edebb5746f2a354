import type { Declaration } from '../declared/context.js';
import { isList, isUnknown, isValues, type Value, type Values } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import { namedCondition } from './conditions.js';
import { settled, TemplateEvaluation } from './evaluate.js';
import { isObject, type Plain, type Template } from './template.js';
import { RENAMED, snake, TYPES } from './types.js';

export function declarationsOf(
  template: Template,
  number: number,
  given: Readonly<Record<string, string>>,
  warnings: Warnings,
): Declaration[] {
  const { file, resources } = template;
  const evaluation = new TemplateEvaluation(template, given);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(template.parameters, name) && !name.startsWith('AWS::'))
      warnings.add(`The template has no parameter ${name}: its value is not used.`, { file });
  for (const transform of template.transforms)
    if (!/^AWS::(Serverless|LanguageExtensions)/.test(transform))
      warnings.add(`What ${transform} makes of the template is not told: it is read as it stands.`, { file });
  // The same logical id in two files means two things.
  const keyOf = (id: string) => (number === 0 ? id : `${number}:${id}`);
  return Object.entries(resources).flatMap(([id, resource]) => {
    const place = { file, path: `Resources.${id}` };
    if (!isObject(resource) || typeof resource.Type !== 'string') {
      const why = id.startsWith('Fn::') ? `${id} is not read` : 'it has no Type';
      warnings.add(`This resource is left out: ${why}.`, place);
      return [];
    }
    const { Type: type, Condition: condition, Properties: properties } = resource;
    if (condition !== undefined && !isThere(evaluation, id, condition, place, warnings)) return [];
    if (type === 'AWS::CloudFormation::Stack') {
      warnings.add(`The nested stack ${id} is left out: import its template beside this one.`, place);
      return [];
    }
    if (properties !== undefined && properties !== null && !isObject(properties))
      warnings.add('The properties of this resource cannot be read.', { file, path: `${place.path}.Properties` });
    const spellings = new Map<string, string>();
    const value = settled(evaluation.evaluate(isObject(properties) ? properties : {}), keyOf);
    return {
      key: keyOf(id),
      type: TYPES[type] ?? type,
      label: id,
      typeWord:
        snake(type.split('::').at(-1) ?? '')
          .split('_')
          .at(-1) ?? '',
      ids: [],
      place,
      values: fieldsOf(type, isValues(value) ? value : {}, properties, spellings),
      lookedUp: false,
      spelling: { path: `${place.path}.Properties`, spell: (field) => spellings.get(field) ?? field },
    };
  });
}

function isThere(
  evaluation: TemplateEvaluation,
  id: string,
  condition: Plain,
  place: Declaration['place'],
  warnings: Warnings,
): boolean {
  const holds = namedCondition(evaluation, condition);
  if (!isUnknown(holds)) return holds;
  warnings.add(`Whether ${id} is made is not known (${holds.why}): it is taken to be.`, place);
  return true;
}

/** The names as the template has them, by ours. */
type Spellings = Map<string, string>;

function fieldsOf(type: string, values: Values, properties: Plain | undefined, spellings: Spellings): Values {
  const fields = renamed(values, RENAMED[type] ?? {}, spellings);
  if (type === 'AWS::EC2::VPCEndpoint' && isUnknown(fields.service_name ?? null)) {
    // The region's name is in the middle; the service follows it.
    const told = isObject(properties) ? JSON.stringify(properties.ServiceName) : '';
    const service = /\.(s3|dynamodb|s3express)\W*$/.exec(told)?.[1];
    if (service !== undefined) return { ...fields, service_name: `com.amazonaws.region.${service}` };
  }
  return fields;
}

/** All names as the import of declarations has them; lists of blocks that hold one thing each become lists of those things. */
function renamed(values: Values, names: Readonly<Record<string, string>>, spellings: Spellings): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = names[snake(name)] ?? snake(name);
      spellings.set(field, name);
      const inner = UNWRAPPED[field];
      return [field, inner === undefined ? inside(value, spellings) : unwrapped(value, inner, spellings)];
    }),
  );
}

function inside(value: Value, spellings: Spellings): Value {
  if (isList(value)) return value.map((item) => inside(item, spellings));
  return isValues(value) ? renamed(value, {}, spellings) : value;
}

const UNWRAPPED: Readonly<Record<string, string>> = {
  ipv6_addresses: 'Ipv6Address',
  allowed_prefixes_to_direct_connect_gateway: 'Cidr',
};

function unwrapped(value: Value, name: string, spellings: Spellings): Value {
  if (!isList(value)) return inside(value, spellings);
  return value.map((item) => (isValues(item) ? (item[name] ?? null) : item));
}
