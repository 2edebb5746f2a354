import { isUnknown } from '../declared/value.js';
import type { Plain, PlainObject } from './document.js';
import { TemplateEvaluation } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { NamesIn } from './names-in.js';

export interface OpenParameter {
  readonly name: string;
  readonly allowed: readonly (Evaluated | undefined)[];
}

/**
 * The parameters that a value hangs on, by itself or by its conditions, which have no value and are one of a list: CloudFormation takes no other.
 * One by which a mapping is asked is one of its keys. One that the stack around gives is one of what conditions there make of it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function openParameters(evaluation: TemplateEvaluation, value: Plain | undefined): OpenParameter[] {
  const { parameters } = evaluation.template;
  const names = new NamesIn(evaluation.template);
  names.add(value);
  return names.all.flatMap((name) => {
    const own = [parameters, PSEUDO].find((some) => Object.hasOwn(some, name));
    const parameter = own?.[name];
    const given = parameter ? evaluation.around.givenInEach(name) : [];
    if (given.length > 1) return { name, allowed: given };
    if (!parameter || !/^(String|Number)$/.test(String(parameter.Type))) return [];
    const listed = Array.isArray(parameter.AllowedValues) ? (parameter.AllowedValues as readonly Plain[]) : [];
    const keys = names.keysOf(name, listed.length > 0 ? listed.map(String) : undefined);
    const allowed = keys === undefined || keys.length === 0 ? listed : keys;
    if (allowed.length === 0 || !allowed.every(isScalar) || !isUnknown(evaluation.reference(name))) return [];
    return { name, allowed };
  });
}

/** Where the stack is made is one of what a mapping has something for, too. */
const PSEUDO: Readonly<Record<string, PlainObject>> = {
  'AWS::Region': { Type: 'String' },
  'AWS::AccountId': { Type: 'String' },
};

/** The template as it is with a value for a parameter. */
export function withValue({ template, around }: TemplateEvaluation, name: string, value: Evaluated | undefined) {
  return new TemplateEvaluation(template, {
    ...around,
    given: (other) => (other === name ? value : around.given(other)),
    givenInEach: (other) => (other === name ? [] : around.givenInEach(other)),
  });
}

const isScalar = (value: Plain): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
