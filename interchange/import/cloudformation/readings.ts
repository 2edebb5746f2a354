import { isUnknown } from '../declared/value.js';
import { openParameters, withValue } from './allowed-values.js';
import { namedCondition, openEquals } from './conditions.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import { TemplateEvaluation } from './evaluate.js';
import type { Stack } from './stack.js';
import { comparison } from './taken-equals.js';

/** Eight ways, as three conditions have them. */
const MOST = 8;

/**
 * The stack as it is in each way in which the conditions may turn out that decide between parts of a value, with each value that its parameters may have.
 * Conditions that are made of others follow them. None where all are decided, or where there are too many ways to look at.
 */
export function readingsOf({ template, evaluation }: Stack, value: Plain | undefined): readonly TemplateEvaluation[] {
  const names = basesFirst(template.conditions, [...new Set(conditionsIn(value))]);
  const given = byParameters(evaluation, value);
  if (names.length === 0) return given[0] === evaluation ? [] : given;
  const open = (one: TemplateEvaluation): string | undefined =>
    names.find((name) => isUnknown(namedCondition(one, name)));
  const found = decided(given, open, byComparison) ?? decided(given, open, byName) ?? [];
  return found.length === 1 && found[0] === evaluation ? [] : found;
}

/** Each way with each condition decided that is open there; undefined where there are too many. */
function decided(
  given: readonly TemplateEvaluation[],
  open: (way: TemplateEvaluation) => string | undefined,
  split: (way: TemplateEvaluation, name: string) => readonly TemplateEvaluation[],
): readonly TemplateEvaluation[] | undefined {
  let ways = given;
  for (;;) {
    const next = ways.map(open);
    if (next.every((name) => name === undefined)) return ways;
    ways = ways.flatMap((way, i) => {
      const name = next[i];
      return name === undefined ? [way] : split(way, name);
    });
    if (ways.length > MOST) return undefined;
  }
}

/** By what it compares: another condition that compares the same follows. */
function byComparison(way: TemplateEvaluation, name: string): readonly TemplateEvaluation[] {
  const sides = openEquals(way, way.template.conditions[name]);
  if (!sides) return byName(way, name);
  const { template, around } = way;
  return [true, false].map((holds) => {
    const taken = [...(template.taken ?? []), { ...comparison(sides), holds }];
    return new TemplateEvaluation({ ...template, taken }, around);
  });
}

function byName({ template, around }: TemplateEvaluation, name: string): readonly TemplateEvaluation[] {
  return [true, false].map(
    (holds) => new TemplateEvaluation({ ...template, conditions: { ...template.conditions, [name]: holds } }, around),
  );
}

/** A way for each value that the parameters may have together; of those that have too many, what nobody tells stays so. */
function byParameters(evaluation: TemplateEvaluation, value: Plain | undefined): TemplateEvaluation[] {
  const fewestFirst = openParameters(evaluation, value).sort((a, b) => a.allowed.length - b.allowed.length);
  return fewestFirst.reduce(
    (ways, { name, allowed }) =>
      ways.length * allowed.length > MOST
        ? ways
        : ways.flatMap((way) => allowed.map((one) => withValue(way, name, one))),
    [evaluation],
  );
}

/** The names of the conditions by which a value has one part or another. */
function conditionsIn(value: Plain | undefined): string[] {
  if (Array.isArray(value)) return (value as readonly Plain[]).flatMap(conditionsIn);
  if (!isObject(value)) return [];
  const choice = value['Fn::If'];
  const [name] = Array.isArray(choice) ? (choice as readonly Plain[]) : [];
  return [...(typeof name === 'string' ? [name] : []), ...Object.values(value).flatMap(conditionsIn)];
}

/** Those that others are made of come first: the others follow them. */
function basesFirst(conditions: PlainObject, names: readonly string[]): string[] {
  const made = new Map(names.map((name) => [name, madeOf(conditions, name)]));
  const sorted: string[] = [];
  const add = (name: string): void => {
    if (sorted.includes(name)) return;
    for (const base of names) if (base !== name && made.get(name)?.has(base) && !made.get(base)?.has(name)) add(base);
    sorted.push(name);
  };
  for (const name of names) add(name);
  return sorted;
}

/** The conditions that one names, at any depth. */
function madeOf(conditions: PlainObject, name: string, found = new Set<string>()): Set<string> {
  for (const other of namedIn(conditions[name])) {
    if (found.has(other)) continue;
    found.add(other);
    madeOf(conditions, other, found);
  }
  return found;
}

function namedIn(value: Plain | undefined): string[] {
  if (Array.isArray(value)) return (value as readonly Plain[]).flatMap(namedIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Condition' && typeof inner === 'string' ? [inner] : namedIn(inner),
  );
}
