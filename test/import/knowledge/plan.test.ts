/** What a plan does not tell before it is carried out may make a verdict `unknown`, and never turns one definite verdict into another. */
import { expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import type { Topology } from '../../../network/topology/index.js';
import { Random } from '../../oracle/random.js';
import { plan, ref, type Values } from '../terraform/plan.js';
import { PLAN_SUBJECTS, RESOURCES } from './plan-resources.js';
import { flips, SEED, sampled, Verdicts } from './verdicts.js';

type Path = readonly (string | number)[];

type Resources = Readonly<Record<string, Values>>;

const read = (resources: Resources, later?: Parameters<typeof plan>[1]): Topology =>
  importTerraform([{ path: 'plan.json', text: JSON.stringify(plan({ resources }, later)) }]).topology;

/** Every argument, block and list item; what stands in a reference is no part of it. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || 'references' in value) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [
    [...path, key],
    ...placesIn((value as Record<string | number, unknown>)[key], [...path, key]),
  ]);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? replaced(item, rest, by) : item));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, by) };
}

/** A value that nobody knows before: an attribute of a resource that is to be made. */
const UNTOLD = { 'random_id.untold': { byte_length: 4 } };
const LATER = { 'of another resource': ref('random_id.untold.hex'), 'of a local': ref('local.untold') };

const verdicts = new Verdicts({ subjects: PLAN_SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const all = Object.entries(RESOURCES).flatMap(([address, values]) =>
  placesIn(values).map((path) => ({ address, path })),
);

/** What is known only later is left out of what is planned, or null there. */
const both = (resources: Resources): ReadonlyMap<string, string>[] =>
  (['left out', 'null'] as const).map((way) => verdicts.of(read(resources, way)));

it('is the same whether what is known only later is left out or null', () => {
  const [leftOut, asNull] = both(RESOURCES);
  expect(asNull).toEqual(leftOut);
});

it.each(Object.entries(LATER))(`holds whatever one value is known only later, of ${all.length}: %s`, (_, later) => {
  const before = verdicts.of(read(RESOURCES));
  const found = sampled(all, 25).flatMap(({ address, path }) => {
    const values = replaced(RESOURCES[address], path, later) as Values;
    return both({ ...RESOURCES, ...UNTOLD, [address]: values }).flatMap((now) =>
      flips(before, now).map((flip) => `${address}.${path.join('.')}: ${flip}`),
    );
  });
  expect(found).toEqual([]);
});

const LISTS = all.filter(({ address, path }) =>
  Array.isArray(
    path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], RESOURCES[address]),
  ),
);

it.each(Object.entries(LATER))(
  `holds whatever list has an item more that is known only later, of ${LISTS.length}: %s`,
  (_, later) => {
    const before = verdicts.of(read(RESOURCES));
    const found = sampled(LISTS, 8).flatMap(({ address, path }) => {
      const list = path.reduce<unknown>(
        (value, key) => (value as Record<string | number, unknown>)[key],
        RESOURCES[address],
      );
      const values = replaced(RESOURCES[address], path, [...(list as unknown[]), later]) as Values;
      return both({ ...RESOURCES, ...UNTOLD, [address]: values }).flatMap((now) =>
        flips(before, now).map((flip) => `${address}.${path.join('.')} and one more: ${flip}`),
      );
    });
    expect(found).toEqual([]);
  },
);

it('holds whatever two values are known only later', () => {
  const before = verdicts.of(read(RESOURCES));
  const random = new Random(SEED);
  const count = Number(process.env.KNOWLEDGE_MUTATIONS ?? 8) > 1000 ? 500 : 8;
  const later = () => LATER[random.pick(Object.keys(LATER) as (keyof typeof LATER)[])];
  const found = Array.from({ length: count }, () => random.pick(all)).flatMap(({ address, path }) => {
    const one: Resources = {
      ...RESOURCES,
      ...UNTOLD,
      [address]: replaced(RESOURCES[address], path, later()) as Values,
    };
    const other = random.pick(Object.keys(RESOURCES));
    const place = random.pick(placesIn(one[other]));
    const less = { ...one, [other]: replaced(one[other], place, later()) as Values };
    const what = `${address}.${path.join('.')}, ${other}.${place.join('.')}`;
    return [before, verdicts.of(read(one))].flatMap((known) =>
      both(less).flatMap((now) => flips(known, now).map((flip) => `${what}: ${flip}`)),
    );
  });
  expect(found).toEqual([]);
});
