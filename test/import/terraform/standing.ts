import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { verdictOf } from '../verdict-of.js';
import type { Values } from './plan.js';

/** Plans and states of a network that stands in AWS already: everything has an id, and `host` is reached from the internet on tcp 443. */

export type Standing = Readonly<Record<string, Values>>;

export const ID = {
  vpc: 'vpc-0aaaaaaaaaaaaaaa1',
  subnet: 'subnet-0aaaaaaaaaaaaaaa1',
  gateway: 'igw-0aaaaaaaaaaaaaaa1',
  table: 'rtb-0aaaaaaaaaaaaaaa1',
  mainTable: 'rtb-0aaaaaaaaaaaaaaa9',
  group: 'sg-0aaaaaaaaaaaaaaa1',
  acl: 'acl-0aaaaaaaaaaaaaaa1',
  host: 'i-0aaaaaaaaaaaaaaa1',
} as const;

const rule = (port: number, more: Values = {}): Values => ({
  protocol: port === 0 ? '-1' : 'tcp',
  from_port: port,
  to_port: port,
  cidr_blocks: ['0.0.0.0/0'],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
  ...more,
});

export const STANDING = {
  'aws_vpc.main': {
    id: ID.vpc,
    cidr_block: '10.0.0.0/16',
    default_route_table_id: ID.mainTable,
    main_route_table_id: ID.mainTable,
    default_security_group_id: 'sg-0aaaaaaaaaaaaaaa9',
    default_network_acl_id: 'acl-0aaaaaaaaaaaaaaa9',
  },
  'aws_subnet.app': { id: ID.subnet, vpc_id: ID.vpc, cidr_block: '10.0.0.0/24', map_public_ip_on_launch: true },
  'aws_internet_gateway.out': { id: ID.gateway, vpc_id: ID.vpc },
  'aws_route_table.open': {
    id: ID.table,
    vpc_id: ID.vpc,
    route: [{ cidr_block: '0.0.0.0/0', gateway_id: ID.gateway, nat_gateway_id: '' }],
    propagating_vgws: [],
  },
  'aws_route_table_association.open': {
    id: 'rtbassoc-0aaaaaaaaaaaaaaa1',
    subnet_id: ID.subnet,
    route_table_id: ID.table,
  },
  'aws_security_group.web': { id: ID.group, name: 'web', vpc_id: ID.vpc, ingress: [rule(443)], egress: [rule(0)] },
  'aws_instance.host': {
    id: ID.host,
    subnet_id: ID.subnet,
    vpc_security_group_ids: [ID.group],
    private_ip: '10.0.0.10',
    public_ip: '198.51.100.10',
  },
} satisfies Standing;

export function without(standing: Standing, ...addresses: string[]): Standing {
  return Object.fromEntries(Object.entries(standing).filter(([address]) => !addresses.includes(address)));
}

const ADDRESS = /^(data\.)?(\w+)\.([\w-]+)(?:\[(?:"([^"]*)"|(\d+))\])?$/;

function named(address: string): Values {
  const [, data, type, name, key, number] = ADDRESS.exec(address) ?? [];
  const index = key ?? (number === undefined ? undefined : Number(number));
  return { address, mode: data ? 'data' : 'managed', type, name, ...(index === undefined ? {} : { index }) };
}

const resourcesOf = (standing: Standing): Values[] =>
  Object.entries(standing).map(([address, values]) => ({ ...named(address), values }));

export function stateOf(standing: Standing): Values {
  return { format_version: '1.0', values: { root_module: { resources: resourcesOf(standing) } } };
}

/** What a plan does to one resource. Without actions, what it was and what it will be tell them. */
export interface Change {
  readonly before?: Values;
  readonly after?: Values;
  readonly unknown?: Values;
  readonly actions?: readonly string[];
  /** The expressions of its configuration. */
  readonly expressions?: Values;
  readonly more?: Values;
}

/** A plan that leaves what stands as it is, and makes some changes. */
export function planOf(standing: Standing, made: Readonly<Record<string, Change>>, more: Values = {}): Values {
  const all: Record<string, Change> = {};
  for (const [address, values] of Object.entries(standing)) all[address] = { before: values, after: values };
  Object.assign(all, made);
  const changes = Object.entries(all);
  return {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: changes.flatMap(([address, { after }]) => (after ? [{ ...named(address), values: after }] : [])),
      },
    },
    resource_changes: changes.map(([address, { before, after, unknown, actions, more: own }]) => ({
      ...named(address),
      ...own,
      change: {
        actions: actions ?? (before && after ? ['update'] : before ? ['delete'] : ['create']),
        before: before ?? null,
        after: after ?? null,
        after_unknown: unknown ?? {},
      },
    })),
    prior_state: {
      format_version: '1.0',
      values: {
        root_module: {
          resources: changes.flatMap(([address, { before }]) =>
            before ? [{ ...named(address), values: before }] : [],
          ),
        },
      },
    },
    configuration: {
      root_module: {
        resources: changes.flatMap(([address, { expressions }]) =>
          expressions ? [{ ...named(address.replace(/\[.*\]$/, '')), expressions }] : [],
        ),
      },
    },
    ...more,
  };
}

export function importAll(...files: readonly unknown[]): ReturnType<typeof importTerraform> {
  return importTerraform(files.map((file, i) => ({ path: `${i}.json`, text: JSON.stringify(file) })));
}

/** What `host` answers to the internet, and whatever else is asked. */
export function ask(files: readonly unknown[], from = 'internet', to = 'host', on = 'tcp 443'): string {
  return verdictOf(importAll(...files).topology, from, to, on);
}
