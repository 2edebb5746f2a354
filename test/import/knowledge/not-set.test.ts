/**
 * A field that is null, an empty text or `AWS::NoValue` is not set: it tells as much as one that is not there, and all that is told of others stays.
 * An item of a list that is null may be any, or none: Terraform refuses it in what it plans. Some of all places, picked by a seed: all of them where `KNOWLEDGE_MUTATIONS` asks for more than a thousand.
 */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { printTopology } from '../../../language/index.js';
import type { Topology } from '../../../network/topology/index.js';
import { asJson } from '../cloudformation/as-json.js';
import type { Path } from '../mutate.js';
import { plan, type Values } from '../terraform/plan.js';
import { PLAN_SUBJECTS, RESOURCES } from './plan-resources.js';
import { shown, stored, THINGS, type Thing } from './states.js';
import { SUBJECTS, TEMPLATE } from './template.js';
import { flips, SEED, Verdicts } from './verdicts.js';

type Fields = Record<string | number, unknown>;

const isCall = (value: object): boolean =>
  'references' in value || Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));

/** The path of every field and list item; what stands in a reference or a function is no part of it. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || isCall(value)) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...placesIn((value as Fields)[key], [...path, key])]);
}

const at = (value: unknown, path: Path): unknown => path.reduce((one, key) => (one as Fields)[key], value);

/** A copy in which what is at a path is another thing, or is not there. References stay the objects that they are. */
function changed(value: unknown, [key, ...rest]: Path, to?: { value: unknown }): unknown {
  if (key === undefined) return to?.value;
  const copy: Fields = Array.isArray(value) ? ([...value] as unknown as Fields) : { ...(value as Fields) };
  if (rest.length > 0) copy[key] = changed(copy[key], rest, to);
  else if (to) copy[key] = to.value;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy;
}

const terraform = (json: unknown): Topology =>
  importTerraform([{ path: 'any.json', text: JSON.stringify(json) }]).topology;
const cloudFormation = (json: unknown): Topology =>
  importCloudFormation([{ path: 'stack.json', text: JSON.stringify(json) }], { names: 'id' }).topology;

const below = (value: unknown, ...path: Path): Path[] => placesIn(at(value, path), path);

const template = asJson(TEMPLATE) as { Resources: Record<string, { Properties?: unknown }> };
const NOT_SET = { null: null, 'an empty text': '' };
const INPUTS = [
  {
    name: 'a state as it is shown',
    whole: THINGS,
    read: (things: unknown) => terraform(shown(things as Thing[])),
    places: THINGS.flatMap((_, i) => below(THINGS, i, 'values')),
    notSet: NOT_SET,
    subjects: PLAN_SUBJECTS,
  },
  {
    name: 'a state as it is stored',
    whole: THINGS,
    read: (things: unknown) => terraform(stored(things as Thing[])),
    places: THINGS.flatMap((_, i) => below(THINGS, i, 'values')),
    notSet: NOT_SET,
    subjects: PLAN_SUBJECTS,
  },
  {
    name: 'a plan',
    whole: RESOURCES,
    read: (resources: unknown) => terraform(plan({ resources: resources as Record<string, Values> })),
    places: Object.keys(RESOURCES).flatMap((address) => below(RESOURCES, address)),
    notSet: NOT_SET,
    subjects: PLAN_SUBJECTS,
  },
  {
    name: 'a template',
    whole: template,
    read: cloudFormation,
    places: Object.entries(template.Resources).flatMap(([id, { Properties: told }]) =>
      told ? below(template, 'Resources', id, 'Properties') : [],
    ),
    notSet: { ...NOT_SET, 'AWS::NoValue': { Ref: 'AWS::NoValue' } },
    subjects: SUBJECTS,
  },
];

const named = (places: readonly Path[]): { path: Path; what: string }[] =>
  places.map((path) => {
    const [first, ...rest] = path;
    return { path, what: [typeof first === 'number' ? THINGS[first]?.address : first, ...rest].join('.') };
  });

/** A gateway of which is told that it has no VPC is detached; where nothing is told, it may be attached anywhere. An instance without a public address says so by an empty text. */
const TELLS = /^aws_(internet_gateway\..+\.vpc_id|instance\..+\.public_ip)$/;

const SOME = Number(process.env.KNOWLEDGE_MUTATIONS ?? 0) > 1000 ? 1 : 24;
const asked = <T>(all: readonly T[]): T[] => all.filter((_, i) => i % SOME === SEED % SOME);

describe.each(INPUTS)('$name', ({ name, whole, read, places, notSet }) => {
  // What a state lacks was cut from it.
  const not = name.startsWith('a state') ? { value: null } : undefined;

  const fields = named(places).filter(({ path, what }) => typeof path.at(-1) === 'string' && !TELLS.test(what));

  it.each(Object.entries(notSet))('with a field that is %s', (_, value) => {
    expect(fields.length).toBeGreaterThan(100);
    const others = asked(fields).filter(({ path }) => {
      const missing = printTopology(read(changed(whole, path, not)));
      return printTopology(read(changed(whole, path, { value }))) !== missing;
    });
    expect(others.map(({ what }) => what)).toEqual([]);
  });
});

describe.each(INPUTS.filter(({ name }) => name !== 'a plan'))('$name', ({ whole, read, places, subjects }) => {
  it('with an item of a list that is null', () => {
    const verdicts = new Verdicts({ subjects, traffics: ['tcp 443', 'tcp 5432'] });
    const items = named(places).filter(({ path }) => typeof path.at(-1) === 'number');
    expect(items.length).toBeGreaterThan(20);
    const found = asked(items).flatMap(({ path, what }) => {
      const now = verdicts.of(read(changed(whole, path, { value: null })));
      return [whole, changed(whole, path)].flatMap((one) =>
        flips(verdicts.of(read(one)), now).map((flip) => `${what}: ${flip}`),
      );
    });
    expect(found).toEqual([]);
  });
});
