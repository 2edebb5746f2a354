/** States tell every value: what is told twice, in two files or of what is only looked up, and what is in none, never turns one definite verdict into another. */
import { describe, expect, it } from 'vitest';
import { PLAN_SUBJECTS } from './plan-resources.js';
import { parts, read, shown, stored, THINGS, type Thing } from './states.js';
import { flips, sampled, Verdicts } from './verdicts.js';

const verdicts = new Verdicts({ subjects: PLAN_SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });
const whole = () => verdicts.of(read(shown(THINGS)));

/** What has a data source, and the fields that it lacks. */
const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  aws_vpc: [],
  aws_subnet: [],
  aws_security_group: ['ingress', 'egress'],
  aws_route_table: ['propagating_vgws'],
  aws_internet_gateway: ['vpc_id'],
  aws_vpn_gateway: ['vpc_id'],
  aws_nat_gateway: [],
  aws_instance: [],
  aws_lb: [],
  aws_lb_target_group: [],
  aws_lb_listener: [],
  aws_db_instance: [],
  aws_db_subnet_group: [],
  aws_lambda_function: [],
  aws_vpc_endpoint: [],
  aws_vpc_peering_connection: [],
  aws_customer_gateway: [],
  aws_ec2_transit_gateway: [],
  aws_ec2_transit_gateway_route_table: [],
  aws_ec2_transit_gateway_vpc_attachment: [],
};
const lookedUp = (thing: Thing): Thing | undefined => {
  const lacking = LOOKED_UP[parts(thing).type ?? ''];
  const values = Object.fromEntries(Object.entries(thing.values).filter(([name]) => !lacking?.includes(name)));
  return lacking && { ...thing, mode: 'data', values };
};
const ALL = sampled(
  THINGS.map((thing) => ({ thing, data: lookedUp(thing) })),
  20,
);
const others = (thing: Thing) => THINGS.filter((one) => one !== thing);

it('is the same as it is stored and as it is shown', () => {
  expect(verdicts.of(read(stored(THINGS)))).toEqual(whole());
});

it('is undecided about little, so that the others say something', () => {
  const found = [...whole().values()];
  expect(found.filter((one) => one === 'unknown').length).toBeLessThan(found.length / 4);
  expect(found.filter((one) => one === 'reachable').length).toBeGreaterThan(10);
});

describe('stays the same', () => {
  it.each([
    ['with one thing in a file of its own', (thing: Thing) => [shown(others(thing)), shown([thing])]],
    ['with that file first', (thing: Thing) => [stored([thing]), shown(others(thing))]],
  ])('%s', (_, files) => {
    const before = whole();
    for (const { thing } of ALL) expect(verdicts.of(read(...files(thing))), thing.address).toEqual(before);
  });

  it.each([
    ['managed in one file and looked up in another', (data: Thing) => [shown(THINGS), shown([data])]],
    ['looked up in a file that comes first', (data: Thing) => [stored([data]), stored(THINGS)]],
    ['looked up where it is made', (data: Thing) => [shown([data, ...THINGS])]],
  ])('%s', (_, files) => {
    const before = whole();
    for (const { data } of ALL) if (data) expect(verdicts.of(read(...files(data))), data.address).toEqual(before);
  });
});

it('turns no verdict round where something is only looked up', () => {
  const before = whole();
  const found = ALL.flatMap(({ thing, data }) =>
    data
      ? flips(before, verdicts.of(read(shown(others(thing)), shown([data])))).map((flip) => `${thing.address}: ${flip}`)
      : [],
  );
  expect(found).toEqual([]);
});

/** What others name: without it they tell that something is missing. Nothing names a rule or an association, and a file that lacks one says that there is none. */
const NAMED = THINGS.filter((thing) => {
  const own = JSON.stringify(thing.values.id);
  return others(thing).some(({ values }) => JSON.stringify(values).includes(own));
});

it('turns no verdict round where something that others name is in no file', () => {
  const before = whole();
  expect(NAMED.length).toBeGreaterThan(20);
  const found = sampled(NAMED, 20).flatMap((thing) =>
    flips(before, verdicts.of(read(shown(others(thing))))).map((flip) => `without ${thing.address}: ${flip}`),
  );
  expect(found).toEqual([]);
});

/** Lists of which a state tells even that they are empty. */
const LISTS = THINGS.flatMap((thing) =>
  Object.entries(thing.values).flatMap(([field, value]) =>
    Array.isArray(value) && !/^aws_(db_subnet_group|lambda|lb_listener)/.test(thing.address) ? [{ thing, field }] : [],
  ),
);

it('turns no verdict round where a list was cut from a state', () => {
  const before = whole();
  expect(LISTS.length).toBeGreaterThan(20);
  const found = sampled(LISTS, 12).flatMap(({ thing, field }) => {
    const { [field]: _, ...values } = thing.values;
    return flips(before, verdicts.of(read(shown([...others(thing), { ...thing, values }])))).map(
      (flip) => `${thing.address} without ${field}: ${flip}`,
    );
  });
  expect(found).toEqual([]);
});
