/** Of several states one is missing whole, with what is in it and all that is told of that: what others name is there all the same, and no verdict becomes another definite one. */
import { expect, it } from 'vitest';
import { Random } from '../../oracle/random.js';
import { PLAN_SUBJECTS } from './plan-resources.js';
import { parts, read, shown, stored, THINGS, type Thing } from './states.js';
import { flips, SEED, Verdicts } from './verdicts.js';

/** By which field something is told of another that only this field names. */
const OWNERS: Readonly<Record<string, string>> = {
  aws_route: 'route_table_id',
  aws_network_acl_rule: 'network_acl_id',
  aws_security_group_rule: 'security_group_id',
  aws_vpc_security_group_ingress_rule: 'security_group_id',
  aws_lb_listener: 'load_balancer_arn',
  aws_lb_target_group_attachment: 'target_group_arn',
  aws_vpn_connection_route: 'vpn_connection_id',
  aws_ec2_transit_gateway_route_table_association: 'transit_gateway_route_table_id',
  aws_ec2_transit_gateway_route_table_propagation: 'transit_gateway_route_table_id',
};

const names = (one: Thing, other: Thing): boolean =>
  one !== other && JSON.stringify(one.values).includes(JSON.stringify(other.values.id));
const NAMED = THINGS.filter((thing) => THINGS.some((other) => names(other, thing)));

/** These, and what is told of them; without those that nothing left tells to be missing. */
function fileOf(chosen: readonly Thing[]): Thing[] {
  const ids = new Set(chosen.map(({ values }) => values.id));
  const all = THINGS.filter((one) => chosen.includes(one) || ids.has(one.values[OWNERS[parts(one).type ?? ''] ?? '']));
  const rest = THINGS.filter((one) => !all.includes(one));
  const told = new Set(chosen.filter((one) => rest.some((other) => names(other, one))));
  for (let before = -1; before < told.size; ) {
    before = told.size;
    for (const one of chosen) if ([...told].some((other) => names(other, one))) told.add(one);
  }
  return told.size === chosen.length ? all : fileOf([...told]);
}

const random = new Random(SEED);
const count = Number(process.env.KNOWLEDGE_MUTATIONS ?? 8) > 1000 ? 400 : 8;
const FILES = Array.from({ length: count }, () => fileOf(random.some(NAMED, random.between(2, 6)))).filter(
  ({ length }) => length > 0,
);

const verdicts = new Verdicts({ subjects: PLAN_SUBJECTS, traffics: ['tcp 443', 'tcp 5432'] });

it('answers the same with a file of its own for some things', () => {
  const whole = verdicts.of(read(shown(THINGS)));
  for (const file of FILES.slice(0, 20)) {
    const rest = THINGS.filter((one) => !file.includes(one));
    const what = file.map(({ address }) => address).join(', ');
    expect(verdicts.of(read(stored(file), shown(rest))), what).toEqual(whole);
  }
});

it('turns no verdict round where that file is missing', () => {
  const whole = verdicts.of(read(shown(THINGS)));
  const found = FILES.flatMap((file) =>
    flips(whole, verdicts.of(read(shown(THINGS.filter((one) => !file.includes(one)))))).map(
      (flip) => `without ${file.map(({ address }) => address).join(', ')}: ${flip}`,
    ),
  );
  expect(found).toEqual([]);
});
