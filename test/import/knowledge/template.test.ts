/** What a template does not tell may make a verdict `unknown`, and never turns one definite verdict into another. */
import { expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import type { Topology } from '../../../network/topology/index.js';
import { Random } from '../../oracle/random.js';
import { asJson } from '../cloudformation/as-json.js';
import { lessKnown, open } from './mutations.js';
import { SUBJECTS, TEMPLATE } from './template.js';
import { flips, SEED, sampled, Verdicts } from './verdicts.js';

const read = (template: unknown): Topology =>
  importCloudFormation([{ path: 'stack.json', text: JSON.stringify(template) }], { names: 'id' }).topology;

const verdicts = new Verdicts({ subjects: SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const json = asJson(TEMPLATE);
const whole = open(json);
const all = lessKnown(json);

it('is asked of a system in which a good part of the questions is answered each way', () => {
  const counts = new Map<string, number>();
  for (const verdict of verdicts.of(read(whole)).values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  expect(counts.get('unknown') ?? 0).toBe(0);
  for (const verdict of ['reachable', 'partly', 'one-way', 'blocked'])
    expect(counts.get(verdict) ?? 0, verdict).toBeGreaterThan(2);
});

it(`holds however one thing is left open, of ${all.length} that can be`, () => {
  const found = sampled(all, 30).flatMap(({ what, template, readings }) => {
    const now = verdicts.of(read(template));
    const against = readings ?? [whole];
    return against.flatMap((reading) => flips(verdicts.of(read(reading)), now).map((flip) => `${what}: ${flip}`));
  });
  expect(found).toEqual([]);
});

/** The second is left open in what the first left of the template: whoever knows less says less. */
it('holds however two things are left open', () => {
  const random = new Random(SEED);
  const count = Number(process.env.KNOWLEDGE_MUTATIONS ?? 8) > 1000 ? 500 : 8;
  const found = Array.from({ length: count }, () => random.pick(all)).flatMap((first) => {
    const second = random.pick(lessKnown(first.template));
    const now = verdicts.of(read(second.template));
    const against = [...(second.readings ?? [first.template]), ...(first.readings || second.readings ? [] : [whole])];
    return against.flatMap((reading) =>
      flips(verdicts.of(read(reading)), now).map((flip) => `${first.what}, ${second.what}: ${flip}`),
    );
  });
  expect(found).toEqual([]);
});
