import { say } from '../../../network/words/index.js';
import type { Declaration } from '../declared/context.js';
import { withThings } from '../declared/things.js';
import { registered, sourcesIn } from '../declared/traffic-sources.js';
import { isList, isUnknown, isValues, type Untold, type Value, type Values } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import { namedCondition } from './conditions.js';
import { emptiedDefaultGroup, STAND_FOR } from './custom-resources.js';
import { isObject, type Plain } from './document.js';
import { NESTED, settled } from './evaluate.js';
import { type Evaluation, ResourceRef } from './evaluated.js';
import type { Labels } from './labels.js';
import { isModule, PROCESSED } from './modules.js';
import { withNeededIds } from './needed-ids.js';
import { piecesOf } from './pieces.js';
import { readingsOf } from './readings.js';
import type { Stack } from './stack.js';
import { openedByTransform, transformName, transformWithin } from './transforms.js';
import { RENAMED, snake, TYPES } from './types.js';

export function declarationsOf(
  stack: Stack,
  labels: Labels,
  things: Map<string, Untold>,
  warnings: Warnings,
): Declaration[] {
  const { file, resources } = stack.template;
  return Object.entries(resources).flatMap(([id, resource]) => {
    const place = { file, path: `Resources.${id}` };
    if (!isObject(resource) || typeof resource.Type !== 'string') {
      warnings.add(whyLeftOut(id, resource), place);
      return [];
    }
    const { Type: type, Condition: condition, Properties: properties } = resource;
    const isThere = condition === undefined ? true : isMade(stack, id, condition, place, warnings);
    if (!isThere) return [];
    if (NESTED.has(type)) {
      if (!stack.nested.has(id))
        warnings.add(
          say`
            The nested stack ${id} is left out, and all that is in it: give its template too, or say which it is
            with --stack ${id}=FILE.
          `,
          place,
        );
      return [];
    }
    if (isModule(type)) {
      warnings.add(
        say`
          What module ${id} (${type}) stands for is not in the template: nothing of it is here. Give the template that
          "${PROCESSED}" prints.
        `,
        place,
      );
      return [];
    }
    if (properties !== undefined && properties !== null && !isObject(properties))
      warnings.add(say`The properties of this resource cannot be read.`, { file, path: `${place.path}.Properties` });
    const spellings = new Map<string, string>();
    const told = isObject(properties) ? properties : {};
    const transform = transformWithin(resource, stack.evaluation.evaluate(told));
    if (transform !== undefined)
      warnings.add(say`What ${transform} makes of ${id} is not told: what it may add to it is unknown.`, place);
    const valuesBy = (evaluation: Evaluation): Values => {
      const value = settled(evaluation.evaluate(told));
      const own = isValues(value) ? withNeededIds(stack, told, value) : {};
      const fields = fieldsOf(evaluation, type, own, properties, spellings);
      return withThings(transform === undefined ? fields : openedByTransform(type, fields, transform), things);
    };
    const { label, ids } = labels.of(stack, id);
    const readings = distinct(readingsOf(stack, told).map(valuesBy));
    const [only, another] = readings;
    const isAgreed = only !== undefined && another === undefined;
    const fields = isAgreed ? only : valuesBy(stack.evaluation);
    const emptied = emptiedDefaultGroup(type, fields);
    return {
      key: stack.keyOf(id),
      type: emptied ? 'default_security_group' : (own(TYPES, type) ?? own(STAND_FOR, type) ?? type),
      label: emptied ? 'default' : label,
      typeWord:
        snake(type.split('::').at(-1) ?? '')
          .split('_')
          .at(-1) ?? '',
      ids: [],
      queriedBy: ids,
      place,
      values: emptied ?? fields,
      readings: isAgreed ? [] : readings,
      maybe: isThere === 'maybe' || stack.settings.maybe || transform !== undefined || undefined,
      lookedUp: false,
      environment: stack.environment,
      spelling: { path: `${place.path}.Properties`, spell: (field) => spellings.get(field) ?? field },
    };
  });
}

/** A type may be called as anything is that every object has: `constructor`. */
const own = (names: Readonly<Record<string, string>>, type: string): string | undefined =>
  Object.hasOwn(names, type) ? names[type] : undefined;

/** What is the same in several ways, once. */
const distinct = (ways: readonly Values[]): Values[] => [
  ...new Map(ways.map((way) => [JSON.stringify(way), way])).values(),
];

function whyLeftOut(id: string, resource: Plain | undefined): string {
  if (id === 'Fn::Transform')
    return say`
      What ${transformName(resource) ?? id} adds to the resources is not told: nothing of it is here. Give a
      template in which it is carried out ("aws cloudformation get-template --template-stage Processed" prints
      it).
    `;
  return id.startsWith('Fn::')
    ? say`This resource is left out: ${id} is read only in a template whose Transform is AWS::LanguageExtensions.`
    : say`This resource is left out: it has no Type.`;
}

/** What is said once of a template, however many stacks it makes. */
export function warnOfTransforms(stack: Stack, warnings: Warnings): void {
  const { file, transforms } = stack.template;
  for (const transform of transforms)
    if (!/^AWS::(Serverless|LanguageExtensions)/.test(transform))
      warnings.add(say`What ${transform} makes of the template is not told: it is read as it stands.`, { file });
}

function isMade(
  stack: Stack,
  id: string,
  condition: Plain,
  place: Declaration['place'],
  warnings: Warnings,
): boolean | 'maybe' {
  const holds = namedCondition(stack.evaluation, condition);
  if (!isUnknown(holds)) return holds;
  const ways = readingsOf(stack, { Condition: condition }).map((way) => namedCondition(way, condition));
  const [first] = ways;
  if (typeof first === 'boolean' && ways.every((way) => way === first)) return first;
  warnings.add(say`Whether ${id} is made is not known (${holds.why}).`, place);
  return 'maybe';
}

/** The names as the template has them, by ours. */
type Spellings = Map<string, string>;

function fieldsOf(
  evaluation: Evaluation,
  type: string,
  values: Values,
  properties: Plain | undefined,
  spellings: Spellings,
): Values {
  const fields = renamed(values, RENAMED[type] ?? {}, spellings);
  if (type === 'AWS::AutoScaling::AutoScalingGroup') return registered(fields, sourcesIn(fields.traffic_sources));
  if (type === 'AWS::EC2::VPCEndpoint' && isUnknown(fields.service_name ?? null)) {
    // The region's name is in the middle; the service follows it.
    const told = isObject(properties) ? JSON.stringify(properties.ServiceName) : '';
    const service = /\.(s3|dynamodb|s3express)\W*$/.exec(told)?.[1];
    if (service !== undefined) return { ...fields, service_name: `com.amazonaws.region.${service}` };
    // `com.amazonaws.vpce.REGION.ID` of an endpoint service.
    const last = piecesOf(isObject(properties) ? evaluation.evaluate(properties.ServiceName) : undefined).at(-1);
    if (last instanceof ResourceRef) return { ...fields, service_name: last.key };
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
