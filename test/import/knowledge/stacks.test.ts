/** How a system is divided into stacks changes no verdict; where a stack is missing, none becomes another definite one. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import type { Topology } from '../../../network/topology/index.js';
import { asJson } from '../cloudformation/as-json.js';
import { lessKnown } from './mutations.js';
import { apart, toldTwice } from './stacks.js';
import { SUBJECTS, TEMPLATE } from './template.js';
import { flips, sampled, Verdicts } from './verdicts.js';

const read = (files: Readonly<Record<string, unknown>>): Topology =>
  importCloudFormation(
    Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  ).topology;

const json = asJson(TEMPLATE) as { Resources: Record<string, unknown> };
const verdicts = new Verdicts({ subjects: SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const whole = verdicts.of(read({ 'stack.json': json }));
const changes = (files: Readonly<Record<string, unknown>>): string[] => {
  const now = verdicts.of(read(files));
  return [...whole].flatMap(([question, was]) => {
    const is = now.get(question) ?? 'nothing to ask';
    return is === was ? [] : [`${question}: ${was}, now ${is}`];
  });
};

const all = Object.keys(json.Resources).map((id) => apart(json, id));

describe(`a resource in another stack, of ${all.length}`, () => {
  const some = sampled(all, 12);
  it.each(['exported', 'nested'] as const)('%s: all is as it was', (way) => {
    expect(some.flatMap((one) => changes(one[way]).map((change) => `${one.what}: ${change}`))).toEqual([]);
  });

  it.each(['imports', 'parameters', 'loose', 'exports', 'gives'] as const)(
    '%s: no verdict turns into another',
    (way) => {
      // That stacks which are missing give no ACL to subnets is taken for granted, unless one is handed to them.
      const asked = way === 'exports' || way === 'gives' ? some.filter(({ what }) => what !== 'Acl') : some;
      const found = asked.flatMap((one) =>
        flips(whole, verdicts.of(read(one[way]))).map((flip) => `${one.what}: ${flip}`),
      );
      expect(found).toEqual([]);
    },
  );
});

it('says nothing new of how things hang together the second time', () => {
  const found = sampled(toldTwice(json), 8).flatMap(({ what, template }) =>
    changes({ 'stack.json': template }).map((change) => `${what}: ${change}`),
  );
  expect(found).toEqual([]);
});

it('is the same where a value is the default of a parameter', () => {
  const given = lessKnown(json).flatMap(({ what, byDefault }) =>
    byDefault === undefined ? [] : [{ what, byDefault }],
  );
  expect(given.length).toBeGreaterThan(100);
  const found = sampled(given, 12).flatMap(({ what, byDefault }) =>
    changes({ 'stack.json': byDefault }).map((change) => `${what}: ${change}`),
  );
  expect(found).toEqual([]);
});
