import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import type { Topology } from '../../../network/topology/index.js';
import type { Values } from '../terraform/plan.js';
import { RESOURCES } from './plan-resources.js';

const PREFIXES: Readonly<Record<string, string>> = {
  aws_security_group: 'sg',
  aws_route_table: 'rtb',
  aws_network_acl: 'acl',
  aws_internet_gateway: 'igw',
  aws_vpn_gateway: 'vgw',
  aws_nat_gateway: 'nat',
  aws_instance: 'i',
  aws_vpc_endpoint: 'vpce',
  aws_vpc_peering_connection: 'pcx',
  aws_ec2_transit_gateway: 'tgw',
  aws_ec2_transit_gateway_vpc_attachment: 'tgw-attach',
  aws_ec2_transit_gateway_route_table: 'tgw-rtb',
  aws_customer_gateway: 'cgw',
  aws_vpn_connection: 'vpn',
};
const BY_NAME = /^aws_(lb|db_|lambda)/;

const addresses = Object.keys(RESOURCES);
const idOf = (address: string): string => {
  const [type = '', name] = address.split('.');
  const number = addresses.indexOf(address).toString(16).padStart(16, '0');
  if (BY_NAME.test(type)) return `arn:aws:any:eu-west-1:123456789012:${type}/${name}/${number}`;
  return `${PREFIXES[type] ?? type.split('_').at(-1)}-0${number}`;
};

/** The values with ids for references. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  if ('references' in value)
    return idOf(
      String((value.references as string[])[0])
        .split('.')
        .slice(0, 2)
        .join('.'),
    );
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settled(one)]));
}

/** A resource as a state has it. */
export interface Thing {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly values: Values;
}

const NO_PEERS = {
  cidr_blocks: [],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
};
const LINKS = {
  transit_gateway_default_route_table_association: false,
  transit_gateway_default_route_table_propagation: false,
};

/** What a configuration leaves out, and a state tells: that there is none, or what AWS or the provider fills in. */
const FILLED_IN: Readonly<Record<string, Values>> = {
  aws_vpc: { ipv6_cidr_block: '' },
  aws_subnet: {
    map_public_ip_on_launch: false,
    assign_ipv6_address_on_creation: false,
    ipv6_cidr_block: '',
    ipv6_native: false,
  },
  aws_nat_gateway: { connectivity_type: 'public' },
  aws_eip: { instance: '', network_interface: 'eni-0a1', association_id: 'eipassoc-0a1' },
  aws_route_table: { route: [], propagating_vgws: [] },
  aws_network_acl: { subnet_ids: [] },
  aws_network_acl_rule: { egress: false, ipv6_cidr_block: '', icmp_type: null, icmp_code: null },
  aws_security_group_rule: { ...NO_PEERS, security_groups: undefined, source_security_group_id: null },
  aws_vpc_security_group_ingress_rule: {
    cidr_ipv4: null,
    cidr_ipv6: null,
    prefix_list_id: null,
    referenced_security_group_id: null,
  },
  aws_instance: { source_dest_check: true, ipv6_addresses: [], secondary_private_ips: [] },
  aws_db_instance: { network_type: 'IPV4', multi_az: false },
  aws_lambda_function: {},
  aws_lb: { ip_address_type: 'ipv4', subnet_mapping: [], enable_cross_zone_load_balancing: true },
  aws_lb_target_group: {
    load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
    preserve_client_ip: null,
  },
  aws_vpc_endpoint: { route_table_ids: [], ip_address_type: 'ipv4', state: 'available' },
  aws_vpc_peering_connection: { accept_status: 'active' },
  aws_ec2_transit_gateway: { security_group_referencing_support: 'disable' },
  aws_ec2_transit_gateway_vpc_attachment: { ...LINKS, appliance_mode_support: 'disable', ipv6_support: 'disable' },
  aws_vpn_connection: { transit_gateway_id: null, routes: [] },
};

/** Blocks inside others that tell all their attributes. */
const BLOCKS: Readonly<Record<string, Values>> = { ingress: NO_PEERS, egress: NO_PEERS };

/** What only AWS tells of some, by their addresses. */
const BY_AWS: Readonly<Record<string, Values>> = {
  'aws_instance.web': { public_ip: '198.51.100.7', associate_public_ip_address: true },
  'aws_instance.app': { public_ip: '', associate_public_ip_address: false },
  'aws_instance.safe': { public_ip: '', associate_public_ip_address: false },
  'aws_instance.miner': { public_ip: '', associate_public_ip_address: false },
};

function filledIn(address: string): Values {
  const type = address.split('.')[0] ?? '';
  const values = { ...FILLED_IN[type], ...(settled(RESOURCES[address]) as Values), ...BY_AWS[address] };
  if (type !== 'aws_security_group') return values;
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      BLOCKS[field] && Array.isArray(value) ? value.map((block) => ({ ...BLOCKS[field], ...block })) : value,
    ]),
  );
}

export const THINGS: readonly Thing[] = addresses.map((address) => ({
  address,
  mode: 'managed',
  values: {
    id: idOf(address),
    arn: idOf(address),
    ...filledIn(address),
  },
}));

export const parts = ({ address }: Thing) => ({ type: address.split('.')[0], name: address.split('.')[1] });

export const shown = (things: readonly Thing[]) => ({
  format_version: '1.0',
  values: {
    root_module: {
      resources: things.map((one) => ({
        ...parts(one),
        address: `${one.mode === 'data' ? 'data.' : ''}${one.address}`,
        mode: one.mode,
        values: one.values,
      })),
    },
  },
});

export const stored = (things: readonly Thing[]) => ({
  version: 4,
  terraform_version: '1.11.4',
  resources: things.map((one) => ({ ...parts(one), mode: one.mode, instances: [{ attributes: one.values }] })),
});

export const read = (...files: readonly object[]): Topology =>
  importTerraform(files.map((json, i) => ({ path: `${i}.json`, text: JSON.stringify(json) }))).topology;
