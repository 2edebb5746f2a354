/** A state tells every attribute of what it holds: one that is missing was cut from it, and what it was is not known. Without it no definite verdict becomes another. */
import { describe, expect, it } from 'vitest';
import { Random } from '../../oracle/random.js';
import { mutated, type Path } from '../mutate.js';
import { MORE_SUBJECTS, MORE_THINGS } from './more-things.js';
import { PLAN_SUBJECTS } from './plan-resources.js';
import { read, shown, stored, THINGS, type Thing } from './states.js';
import { flips, SEED, sampled, Verdicts } from './verdicts.js';

type Fields = Record<string | number, unknown>;

function fieldsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [
    ...(typeof key === 'string' ? [[...path, key]] : []),
    ...fieldsIn((value as Fields)[key], [...path, key]),
  ]);
}

const fieldsOf = (things: readonly Thing[]): Path[] =>
  things.flatMap(({ values }, i) => fieldsIn(values, [i, 'values']));
const less = (things: readonly Thing[], path: Path) => mutated(things, path) as readonly Thing[];

const STATES = [
  { name: 'a state', things: THINGS, subjects: PLAN_SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] },
  { name: 'a state of other things', things: MORE_THINGS, subjects: MORE_SUBJECTS, traffics: ['tcp 443', 'tcp 22'] },
];
const MANY = Number(process.env.KNOWLEDGE_MUTATIONS ?? 0) > 1000;

describe.each(STATES)('$name', ({ things, subjects, traffics }) => {
  const verdicts = new Verdicts({ subjects, traffics });
  const whole = () => verdicts.of(read(shown(things)));
  const named = ([i, , ...rest]: Path): string => `${things[i as number]?.address}.${rest.join('.')}`;

  it('is undecided about little, so that the others say something', () => {
    const found = [...whole().values()];
    expect(found.filter((one) => one === 'unknown').length).toBeLessThan(found.length / 4);
    expect(found.filter((one) => one === 'reachable').length).toBeGreaterThan(10);
  });

  it.each(Object.entries({ shown, stored }))('turns no verdict round without a field: %s', (_, way) => {
    const found = sampled(fieldsOf(things), 15).flatMap((path) =>
      flips(whole(), verdicts.of(read(way(less(things, path))))).map((flip) => `${named(path)}: ${flip}`),
    );
    expect(found).toEqual([]);
  });

  it('turns no verdict round without two', () => {
    const random = new Random(SEED);
    const found = Array.from({ length: MANY ? 500 : 8 }, () => random.pick(fieldsOf(things))).flatMap((path) => {
      const one = less(things, path);
      const next = random.pick(fieldsOf(one));
      const now = verdicts.of(read(shown(less(one, next))));
      return [whole(), verdicts.of(read(shown(one)))].flatMap((known) =>
        flips(known, now).map((flip) => `${named(path)}, ${named(next)}: ${flip}`),
      );
    });
    expect(found).toEqual([]);
  });
});
