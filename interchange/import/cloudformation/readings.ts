import { isUnknown } from '../declared/value.js';
import { openParameters, withValue } from './allowed-values.js';
import { namedCondition } from './conditions.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import { TemplateEvaluation } from './evaluate.js';
import type { Stack } from './stack.js';

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
  let ways = given;
  for (;;) {
    const next = ways.map(open);
    if (next.every((name) => name === undefined)) return ways.length === 1 && ways[0] === evaluation ? [] : ways;
    ways = ways.flatMap((way, i) => {
      const name = next[i];
      if (name === undefined) return [way];
      return [true, false].map(
        (holds) =>
          new TemplateEvaluation(
            { ...template, conditions: { ...way.template.conditions, [name]: holds } },
            way.around,
          ),
      );
    });
    if (ways.length > MOST) return [];
  }
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
