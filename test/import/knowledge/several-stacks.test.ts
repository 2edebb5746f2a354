/** A system of several stacks: divided in whatever way it answers the same, and where a whole template is missing none of its verdicts becomes another definite one. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import type { Topology } from '../../../network/topology/index.js';
import { Random } from '../../oracle/random.js';
import { asJson } from '../cloudformation/as-json.js';
import { divided, loosened, withoutOne } from './several-stacks.js';
import { SUBJECTS, TEMPLATE } from './template.js';
import { flips, SEED, Verdicts } from './verdicts.js';

const read = (files: Readonly<Record<string, unknown>>): Topology =>
  importCloudFormation(
    Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  ).topology;

const json = asJson(TEMPLATE) as { Resources: Record<string, unknown> };
const verdicts = new Verdicts({ subjects: SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const whole = verdicts.of(read({ 'stack.json': json }));

const random = new Random(SEED);
const count = Number(process.env.KNOWLEDGE_MUTATIONS ?? 6) > 1000 ? 400 : 6;
const ids = Object.keys(json.Resources);
const SYSTEMS = Array.from({ length: count }, () => divided(json, random.some(ids, random.pick([2, 3, 4]))));

describe('a system of several stacks', () => {
  it('answers as it does in one', () => {
    for (const { what, files } of SYSTEMS) expect(verdicts.of(read(files)), what).toEqual(whole);
  });

  it('turns no verdict round where one of them is missing', () => {
    const found = SYSTEMS.flatMap((system) =>
      withoutOne(system).flatMap(({ lacks, files }) =>
        flips(whole, verdicts.of(read(files))).map((flip) => `${system.what} without ${lacks}: ${flip}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('turns no verdict round where nobody tells what they are given', () => {
    const found = SYSTEMS.flatMap((system) =>
      flips(whole, verdicts.of(read(loosened(system).files))).map((flip) => `${system.what}: ${flip}`),
    );
    expect(found).toEqual([]);
  });

  it('has a NAT gateway in the VPC of the table that leads to it, where its subnet is of a stack that is missing', () => {
    const systems = withoutOne(divided(json, ['Vgw', 'Ip', 'Front', 'Keys']));
    const [lacking] = systems.filter(({ lacks }) => lacks === 'Front.json');
    expect(flips(whole, verdicts.of(read(lacking?.files ?? {})))).toEqual([]);
    expect(verdicts.of(read(lacking?.files ?? {})).get('App to 8.8.8.8 on tcp 443')).toBe('unknown');
  });

  it('has a database whose subnet group is of a stack that is missing in any subnet of its VPC, those that are described too', () => {
    const systems = withoutOne(divided(json, ['Doors', 'Front', 'Files', 'Back']));
    const [lacking] = systems.filter(({ lacks }) => lacks === 'Front.json');
    const now = verdicts.of(read(lacking?.files ?? {}));
    expect(flips(whole, now)).toEqual([]);
    expect(now.get('Orders to Miner on tcp 443')).toBe('unknown');
  });

  it.each([
    [
      'a VPN gateway that a table learns routes from',
      ['Yard', 'Vgw', 'Jobs'],
      'Vgw.json',
      '192.168.0.9 to App on tcp 443',
    ],
    [
      'the VPC of a database, beside a single one',
      ['Mine', 'Safe', 'Static', 'Orders'],
      'rest.json',
      'Orders to Miner on tcp 443',
    ],
    [
      'the VPC of what is launched, beside one that is named',
      ['Vgw', 'Bank', 'Hall'],
      'rest.json',
      '192.168.0.9 to Fleet on tcp 443',
    ],
    ['the VPC of a subnet', ['App', 'AtVgw', 'In', 'Shop'], 'Shop.json', '192.168.0.9 to App on tcp 443'],
  ])('leaves open where it lacks %s', (_, parts, lacks, question) => {
    const lacking = withoutOne(divided(json, parts)).find((one) => one.lacks === lacks);
    const now = verdicts.of(read(lacking?.files ?? {}));
    expect(flips(whole, now)).toEqual([]);
    expect(now.get(question)).toBe('unknown');
  });
});
