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

/** What a configuration leaves out, and a state tells to be empty. */
const EMPTY: Readonly<Record<string, Values>> = { aws_route_table: { route: [], propagating_vgws: [] } };

export const THINGS: readonly Thing[] = addresses.map((address) => ({
  address,
  mode: 'managed',
  values: {
    id: idOf(address),
    arn: idOf(address),
    ...EMPTY[address.split('.')[0] ?? ''],
    ...(settled(RESOURCES[address]) as Values),
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
