import { readFileSync } from 'node:fs';
import { EXPECTED, LISTS } from '../../../interchange/import/terraform/fields.js';

/** What the provider's schema has, as `scripts/provider-arguments.mjs` took it out. */
interface Provider {
  readonly version: string;
  readonly types: Readonly<Record<string, { readonly arguments: string; readonly computed: string }>>;
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

const PROVIDER = JSON.parse(readFileSync(new URL('provider.json', import.meta.url), 'utf8')) as Provider;

/** The arguments of each type, in blocks by their path: `ingress.from_port`. */
export const ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(PROVIDER.types).map(([type, own]) => [type, words(own.arguments)]),
);
/** What the provider tells of them besides. */
export const COMPUTED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(PROVIDER.types).map(([type, own]) => [type, words(own.computed)]),
);

type Json = Record<string, unknown>;

/** A value that fits a field, so that whatever is read of it is read: the address of what a reference means there, a block, a number. */
function valueFor(path: string, inside: readonly string[], values: Json): unknown {
  const blocks = inside.filter((name) => name.startsWith(`${path}.`));
  if (blocks.length > 0) return [blockOf(path, inside, values)];
  const name = path.split('.').at(-1) ?? '';
  const text = values[name] ?? FIXED[path] ?? FIXED[name] ?? address(name);
  return LISTS.has(name) ? [text] : text;
}

function blockOf(path: string, inside: readonly string[], values: Json): Json {
  const prefix = path === '' ? '' : `${path}.`;
  const own = inside.filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'));
  return Object.fromEntries(
    own.filter((name) => name !== path).map((name) => [name.slice(prefix.length), valueFor(name, inside, values)]),
  );
}

const TEMPLATE = 'aws_launch_template.all';
const FIXED: Readonly<Record<string, unknown>> = {
  cidr_block: '10.0.0.0/24',
  cidr_ipv4: '10.0.0.0/24',
  destination_cidr_block: '10.9.0.0/24',
  target_network_cidr: '10.9.0.0/24',
  cidr_blocks: '10.0.0.0/24',
  protocol: 'tcp',
  ip_protocol: 'tcp',
  from_port: 443,
  to_port: 443,
  port: 443,
  rule_no: 100,
  rule_number: 100,
  action: 'allow',
  rule_action: 'allow',
  load_balancer_type: 'network',
  autoscaling_group_name: 'x',
  'launch_template.id': TEMPLATE,
  launch_template_id: TEMPLATE,
  launch_configuration: 'aws_launch_configuration.all',
  cluster_identifier: 'aws_rds_cluster.all',
  dx_gateway_id: 'aws_dx_gateway.all',
  transit_gateway_attachment_id: 'aws_ec2_transit_gateway_vpc_attachment.all',
  transit_gateway_route_table_id: 'aws_ec2_transit_gateway_route_table.all',
  ipv6_ipam_pool_id: 'aws_vpc_ipam_pool.all',
  source_ipam_pool_id: 'aws_vpc_ipam_pool.other',
  ipam_pool_id: 'aws_vpc_ipam_pool.all',
  ipam_scope_id: 'aws_vpc_ipam_scope.all',
  ipam_id: 'aws_vpc_ipam.all',
};

function address(name: string): string {
  const [expected] = EXPECTED[name] ?? [];
  return expected === undefined ? 'x' : `${expected}.all`;
}

export interface Variant {
  /** Fields that are left out, so that what is read in their stead is; of a type, or of all. */
  readonly without?: RegExp;
  /** Types that are left out. */
  readonly lacks?: RegExp;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A state with one resource of every type, which has a value in every field. */
export function everything({ without, lacks, values = {} }: Variant): Json {
  const resources = [...ARGUMENTS].flatMap(([type, own]) => {
    if (lacks?.test(type)) return [];
    const fields = [...own, ...(COMPUTED.get(type) ?? [])].filter((name) => !without?.test(name));
    const told = { ...blockOf('', fields, values), id: `${type}.all`, arn: `arn:aws:x:eu-west-1::${type}` };
    return { address: `${type}.all`, mode: 'managed', type, name: 'all', values: told };
  });
  return { format_version: '1.0', values: { root_module: { resources } } };
}
