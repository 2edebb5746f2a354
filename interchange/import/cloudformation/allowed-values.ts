import { isUnknown } from '../declared/value.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import { TemplateEvaluation } from './evaluate.js';

export interface OpenParameter {
  readonly name: string;
  readonly allowed: readonly (string | number | boolean)[];
}

/**
 * The parameters that a value hangs on, by itself or by its conditions, which have no value and are one of a list: CloudFormation takes no other.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function openParameters(evaluation: TemplateEvaluation, value: Plain | undefined): OpenParameter[] {
  const names = new Set<string>();
  namesIn(evaluation.template.conditions, value, names, new Set());
  return [...names].sort().flatMap((name) => {
    const { parameters } = evaluation.template;
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter || !/^(String|Number)$/.test(String(parameter.Type))) return [];
    const allowed = Array.isArray(parameter.AllowedValues) ? (parameter.AllowedValues as readonly Plain[]) : [];
    if (allowed.length === 0 || !allowed.every(isScalar) || !isUnknown(evaluation.reference(name))) return [];
    return { name, allowed };
  });
}

/** The template as it is with a value for a parameter. */
export function withValue({ template, around }: TemplateEvaluation, name: string, value: string | number | boolean) {
  return new TemplateEvaluation(template, {
    ...around,
    given: (other) => (other === name ? value : around.given(other)),
  });
}

const isScalar = (value: Plain): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** They decide about no packet. */
const WORDS = /^(Tags|UserData|Metadata)$|(Name|Description)$/;

function namesIn(conditions: PlainObject, value: Plain | undefined, found: Set<string>, seen: Set<string>): void {
  if (Array.isArray(value)) for (const item of value as readonly Plain[]) namesIn(conditions, item, found, seen);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (WORDS.test(key)) continue;
    if (key === 'Ref' && typeof inner === 'string') found.add(inner);
    if (key === 'Fn::Sub') for (const name of substituted(inner)) found.add(name);
    const condition = conditionOf(key, inner);
    if (condition !== undefined && !seen.has(condition)) {
      seen.add(condition);
      namesIn(conditions, conditions[condition], found, seen);
    }
    namesIn(conditions, inner, found, seen);
  }
}

function conditionOf(key: string, inner: Plain | undefined): string | undefined {
  const name = key === 'Fn::If' && Array.isArray(inner) ? (inner as readonly Plain[])[0] : inner;
  return (key === 'Fn::If' || key === 'Condition') && typeof name === 'string' ? name : undefined;
}

function substituted(inner: Plain | undefined): string[] {
  const text = Array.isArray(inner) ? (inner as readonly Plain[])[0] : inner;
  return typeof text === 'string' ? [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string) : [];
}
