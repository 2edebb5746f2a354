import { describe, expect, it, vi } from 'vitest';
import { Fields } from '../../../interchange/import/declared/fields.js';
import { UNMODELLED } from '../../../interchange/import/declared/unmodelled.js';
import { COMMON, ARGUMENTS as TABLES } from '../../../interchange/import/terraform/arguments/index.js';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { WHOLE } from '../terraform/whole.js';
import { ARGUMENTS, COMPUTED, everything, type Variant } from './everything.js';

const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');
const tables = Object.values(TABLES).flatMap((structures) => Object.entries(structures));

const READ = new Set(tables.flatMap(([type, { read }]) => words(read).map((field) => `${type} ${field}`)));
const CANNOT_MATTER = tables.flatMap(([type, { cannotMatter }]) =>
  Object.values(cannotMatter ?? {}).flatMap((list) => words(list).map((field) => `${type} ${field}`)),
);
const WARNED = new Set(UNMODELLED.map(({ type, field }) => `aws_${type} ${field}`));
const OF_ALL = new Set([...words(COMMON.read), ...words(COMMON.labels)]);

/** All of the provider's, each with its type; those within a block of which something is said as a whole are left out. */
const all = [...ARGUMENTS].flatMap(([type, own]) => own.map((field) => `${type} ${field}`));
const computed = [...COMPUTED].flatMap(([type, own]) => own.map((field) => `${type} ${field}`));

function isSaid(name: string): boolean {
  const [type = '', field = ''] = name.split(' ');
  const isWithin = CANNOT_MATTER.some((one) => name.startsWith(`${one}.`));
  const leadsTo = [...WARNED].some((one) => one.startsWith(`${name}.`));
  return (
    OF_ALL.has(field) ||
    READ.has(name) ||
    WARNED.has(name) ||
    isWithin ||
    leadsTo ||
    CANNOT_MATTER.includes(`${type} ${field}`)
  );
}

describe('every argument of the types that are read', () => {
  it('is read, cannot matter, or is warned of', () => {
    expect(all.filter((name) => !isSaid(name))).toEqual([]);
  });

  it('is only one of these', () => {
    const twice = CANNOT_MATTER.filter(
      (name, i) => READ.has(name) || WARNED.has(name) || CANNOT_MATTER.indexOf(name) < i,
    );
    expect([...twice, ...[...READ].filter((name) => WARNED.has(name))]).toEqual([]);
  });

  it('is there', () => {
    const there = new Set([...all, ...computed]);
    expect([...READ, ...CANNOT_MATTER].filter((name) => !there.has(name))).toEqual([]);
    expect(tables.map(([type]) => type).sort()).toEqual([...ARGUMENTS.keys()].sort());
  });
});

/** Read before a value becomes a field, or only where a plan leaves open which of several subnets it is. */
const ELSEWHERE =
  /^aws_(autoscaling_group traffic_source\b.*|eip allocation_id|rds_cluster cluster_identifier|instance availability_zone)$/;

/** The import, and what it takes of each type meanwhile. */
function taken(): Set<string> {
  const found = new Set<string>();
  const raw = Fields.prototype.raw;
  const spy = vi.spyOn(Fields.prototype, 'raw').mockImplementation(function (this: Fields, name: string) {
    const [, type = '', rest = ''] = /^(?:data\.)?(\w+)\.[\w-]+(?:\[[^\]]*\])?\.?(.*)$/.exec(this.place.path) ?? [];
    const block = rest.replace(/\[\d+\]/g, '');
    found.add(`${type} ${block === '' ? name : `${block}.${name}`}`);
    return raw.call(this, name);
  });
  for (const json of [...VARIANTS.map(everything), WHOLE])
    importTerraform([{ path: 'plan.json', text: JSON.stringify(json) }]);
  spy.mockRestore();
  return found;
}

/** Where one field is not there, another one may be read for it. */
const VARIANTS: readonly Variant[] = [
  {},
  {
    without:
      /^(?!(vpc_id|subnet_ids?|id|arn|transit_gateway\w*_id|destination_cidr_block|blackhole|prefix_list_id|cidr_block)$)/,
  },
  { without: /^subnet_id$|network_interface|vpc_endpoint_type|^availability_zone$/ },
  { without: /(^|_)cidr_block$|^load_balancer_type|ipv6/, values: { ipv6_cidr_block: '2001:db8::/56' } },
  { without: /\.cidr_block$/, values: { protocol: 'icmp', icmp_type: 8, icmp_code: 0 } },
  { without: /target_group|forward|publicly_advert|public_ip_source/ },
  { without: /^launch_(template|configuration)|override/ },
  { without: /gateway_id$|instance_id|_arn$/ },
  { without: /^vpn_gateway_id$|_list/, lacks: /^aws_vpc_peering_connection(_options)?$|main_route/ },
  { without: /^vpc_security_group_ids$|^db_cluster_instance_class$|^launch_template|^mixed|^network_interface/ },
];

it('takes just the fields that the table says', () => {
  const found = taken();
  const ofProvider = new Set([...all, ...computed]);
  const isKnown = (name: string) => READ.has(name) || isSaid(name);
  expect(
    [...found].filter((name) => ofProvider.has(name) && !isKnown(name)).sort(),
    'taken, and not in the table',
  ).toEqual([]);
  const isTaken = (name: string) => found.has(name) || ELSEWHERE.test(name);
  expect([...READ].filter((name) => !isTaken(name)).sort(), 'in the table, and not taken').toEqual([]);
});
