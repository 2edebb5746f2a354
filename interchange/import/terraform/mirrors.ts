import { told } from '../../../network/words/index.js';
import { trafficOf } from '../builder/traffic.js';
import { Unknown } from '../declared/value.js';
import type { Removed } from './changes.js';
import { object, own } from './configuration.js';
import type { PlanResource } from './plan.js';

type Json = Readonly<Record<string, unknown>>;

/** A field of one type in which the provider repeats what resources of their own add. */
interface Mirror {
  /** Types, with spaces between. */
  readonly owner: string;
  readonly field: string;
  readonly by: string;
  /** The fields by which what adds it names its owner. */
  readonly names: readonly string[];
  /** The field without what the resource added. */
  readonly without: (value: unknown, before: Json, ownerId: string) => unknown;
}

/** A list of ids or names, and a field that has one of them. */
const listOf =
  (...fields: string[]) =>
  (value: unknown, before: Json): unknown =>
    Array.isArray(value) ? value.filter((item) => !fields.some((field) => own(before, field) === item)) : value;

/** Without its Elastic IP address it gets another public one if it had one from launch. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html */
const AFTER_ELASTIC = told`the Elastic IP address is taken away, and whether another public one comes is not told`;

const has = (types: string, type: string): boolean => types.split(' ').includes(type);

const cleared = (): unknown => null;
const GROUPS = 'aws_default_security_group aws_security_group';
const TABLES = 'aws_default_route_table aws_route_table';
const ACLS = 'aws_default_network_acl aws_network_acl';

/**
 * "Optional and computed" in the provider's schema: where no block is configured, a plan's values hold what was there when it was made, with what it takes away.
 * https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-behaviors#computed
 */
export const MIRRORS: readonly Mirror[] = [
  ...(['ingress', 'egress'] as const).flatMap((field): Mirror[] => [
    {
      owner: GROUPS,
      field,
      by: `aws_security_group_rule aws_vpc_security_group_${field}_rule aws_security_group_${field}`,
      names: ['security_group_id', 'group_id'],
      without: (value, before, id) =>
        (own(before, 'type') ?? field) === field ? withoutRule(value, before, id) : value,
    },
    {
      owner: ACLS,
      field,
      by: 'aws_network_acl_rule',
      names: ['network_acl_id'],
      without: (value, before) =>
        (own(before, 'egress') === true) === (field === 'egress') ? withoutAclRule(value, before) : value,
    },
  ]),
  {
    owner: ACLS,
    field: 'subnet_ids',
    by: 'aws_network_acl_association',
    names: ['network_acl_id'],
    without: listOf('subnet_id'),
  },
  // What looks up a table has other names for its parts.
  ...['route', 'routes'].map(
    (field): Mirror => ({ owner: TABLES, field, by: 'aws_route', names: ['route_table_id'], without: withoutRoute }),
  ),
  {
    owner: 'aws_route_table',
    field: 'associations',
    by: 'aws_route_table_association',
    names: ['route_table_id'],
    without: withoutBlocks('subnet_id'),
  },
  {
    owner: TABLES,
    field: 'propagating_vgws',
    by: 'aws_vpn_gateway_route_propagation',
    names: ['route_table_id'],
    without: listOf('vpn_gateway_id'),
  },
  {
    owner: 'aws_vpc_endpoint',
    field: 'route_table_ids',
    by: 'aws_vpc_endpoint_route_table_association',
    names: ['vpc_endpoint_id'],
    without: listOf('route_table_id'),
  },
  {
    owner: 'aws_vpc_endpoint',
    field: 'subnet_ids',
    by: 'aws_vpc_endpoint_subnet_association',
    names: ['vpc_endpoint_id'],
    without: listOf('subnet_id'),
  },
  {
    owner: 'aws_vpc_endpoint',
    field: 'security_group_ids',
    by: 'aws_vpc_endpoint_security_group_association',
    names: ['vpc_endpoint_id'],
    without: listOf('security_group_id'),
  },
  ...['entry', 'entries'].map(
    (field): Mirror => ({
      owner: 'aws_ec2_managed_prefix_list',
      field,
      by: 'aws_ec2_managed_prefix_list_entry',
      names: ['prefix_list_id'],
      without: withoutBlocks('cidr'),
    }),
  ),
  {
    owner: 'aws_network_interface',
    field: 'security_groups',
    by: 'aws_network_interface_sg_attachment',
    names: ['network_interface_id'],
    without: listOf('security_group_id'),
  },
  {
    owner: 'aws_network_interface',
    field: 'attachment',
    by: 'aws_network_interface_attachment',
    names: ['network_interface_id'],
    without: () => [],
  },
  {
    owner: 'aws_instance',
    field: 'vpc_security_group_ids',
    by: 'aws_network_interface_sg_attachment',
    names: ['network_interface_id'],
    without: listOf('security_group_id'),
  },
  {
    owner: 'aws_autoscaling_group',
    field: 'target_group_arns',
    by: 'aws_autoscaling_attachment',
    names: ['autoscaling_group_name'],
    without: listOf('lb_target_group_arn', 'alb_target_group_arn'),
  },
  {
    owner: 'aws_autoscaling_group',
    field: 'load_balancers',
    by: 'aws_autoscaling_attachment',
    names: ['autoscaling_group_name'],
    without: listOf('elb'),
  },
  {
    owner: 'aws_autoscaling_group',
    field: 'traffic_source',
    by: 'aws_autoscaling_traffic_source_attachment',
    names: ['autoscaling_group_name'],
    without: withoutSource,
  },
  ...(['target_group_arns', 'load_balancers'] as const).map(
    (field): Mirror => ({
      owner: 'aws_autoscaling_group',
      field,
      by: 'aws_autoscaling_traffic_source_attachment',
      names: ['autoscaling_group_name'],
      without: (value, before) =>
        Array.isArray(value) ? value.filter((item) => !sourcesOf(before).includes(item)) : value,
    }),
  ),
  {
    owner: 'aws_autoscaling_group',
    field: 'traffic_source',
    by: 'aws_autoscaling_attachment',
    names: ['autoscaling_group_name'],
    without: (value, before) =>
      Array.isArray(value)
        ? value.filter((block) => !ATTACHED.some((field) => own(before, field) === own(object(block), 'identifier')))
        : value,
  },
  {
    owner: 'aws_vpc',
    field: 'cidr_block_associations',
    by: 'aws_vpc_ipv4_cidr_block_association',
    names: ['vpc_id'],
    without: withoutBlocks('cidr_block'),
  },
  {
    owner: 'aws_vpc',
    field: 'ipv6_cidr_block',
    by: 'aws_vpc_ipv6_cidr_block_association',
    names: ['vpc_id'],
    without: (value, before) => (value === own(before, 'ipv6_cidr_block') ? null : value),
  },
  {
    owner: 'aws_vpc aws_default_vpc',
    field: 'main_route_table_id',
    by: 'aws_main_route_table_association',
    names: ['vpc_id'],
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/main_route_table_association
    without: (value, before) =>
      value === own(before, 'route_table_id') ? (own(before, 'original_route_table_id') ?? null) : value,
  },
  { owner: 'aws_elb', field: 'instances', by: 'aws_elb_attachment', names: ['elb'], without: listOf('instance') },
  {
    owner: 'aws_internet_gateway',
    field: 'vpc_id',
    by: 'aws_internet_gateway_attachment',
    names: ['internet_gateway_id'],
    without: cleared,
  },
  {
    owner: 'aws_internet_gateway',
    field: 'attachments',
    by: 'aws_internet_gateway_attachment',
    names: ['internet_gateway_id'],
    without: withoutBlocks('vpc_id'),
  },
  {
    owner: 'aws_vpn_connection',
    field: 'routes',
    by: 'aws_vpn_connection_route',
    names: ['vpn_connection_id'],
    without: withoutBlocks('destination_cidr_block'),
  },
  ...['vpc_id', 'attached_vpc_id'].map(
    (field): Mirror => ({
      owner: 'aws_vpn_gateway',
      field,
      by: 'aws_vpn_gateway_attachment',
      names: ['vpn_gateway_id'],
      without: cleared,
    }),
  ),
  ...['public_ip', 'associate_public_ip_address'].map(
    (field): Mirror => ({
      owner: 'aws_instance',
      field,
      by: 'aws_eip aws_eip_association',
      names: ['instance', 'instance_id', 'network_interface', 'network_interface_id'],
      without: (value, before) =>
        field === 'public_ip' && value !== own(before, 'public_ip') ? value : new Unknown(AFTER_ELASTIC),
    }),
  ),
  ...['association_id', 'instance', 'instance_id', 'network_interface', 'network_interface_id'].map(
    (field): Mirror => ({
      owner: 'aws_eip',
      field,
      by: 'aws_eip_association',
      names: ['allocation_id'],
      without: cleared,
    }),
  ),
];

/** The values of a resource as they will be: what is mirrored in them lacks what some plan takes away. What the configuration states itself stands. */
export function afterRemovals(resource: PlanResource, removed: readonly Removed[]): Json {
  const values: Record<string, unknown> = { ...resource.values };
  const ids = ['id', 'allocation_id', 'primary_network_interface_id', 'name'].flatMap((field) => {
    const id = own(resource.values, field);
    return typeof id === 'string' && id !== '' ? [id] : [];
  });
  for (const { owner, field, by, names, without } of MIRRORS) {
    if (!has(owner, resource.type) || values[field] === undefined || isStated(resource, field)) continue;
    for (const { type, before } of removed) {
      const named = names.map((name) => own(before, name)).find((id) => typeof id === 'string' && ids.includes(id));
      if (has(by, type) && named !== undefined) values[field] = without(values[field], before, String(named));
    }
  }
  return values;
}

/** A field that the plan changes is configured too, though the configuration does not show blocks that `dynamic` makes. */
function isStated({ config, before, values }: PlanResource, field: string): boolean {
  if (config && Object.hasOwn(config.expressions, field)) return true;
  return before !== undefined && JSON.stringify(own(before, field)) !== JSON.stringify(own(values, field));
}

const PEER_LISTS: readonly (readonly [list: string, ...single: string[]])[] = [
  ['cidr_blocks', 'cidr_ipv4', 'cidr_ip'],
  ['ipv6_cidr_blocks', 'cidr_ipv6'],
  ['prefix_list_ids', 'prefix_list_id', 'source_prefix_list_id', 'destination_prefix_list_id'],
  ['security_groups', 'source_security_group_id', 'referenced_security_group_id', 'destination_security_group_id'],
];

/** A group's blocks hold all peers that have protocol and ports in common; a rule of its own has some of them. */
function withoutRule(value: unknown, before: Json, group: string): unknown {
  if (!Array.isArray(value)) return value;
  const traffic = trafficText(before);
  return value.flatMap((raw) => {
    const block = object(raw);
    if (trafficText(block) !== traffic) return [raw];
    const left: Record<string, unknown> = { ...block };
    for (const [list, ...single] of PEER_LISTS) {
      const gone = [own(before, list), ...single.map((field) => own(before, field))].flat().map(bare);
      if (Array.isArray(block[list])) left[list] = block[list].filter((item) => !gone.includes(bare(item)));
      // A group of the other provider has one peer a block.
      for (const field of single) if (left[field] && gone.includes(bare(left[field]))) left[field] = null;
      if (list === 'security_groups' && gone.includes(group)) left.self = false;
    }
    if (own(before, 'self') === true) {
      left.self = false;
      left.security_groups = [own(left, 'security_groups') ?? []].flat().filter((item) => bare(item) !== group);
    }
    const anyLeft = left.self === true || PEER_LISTS.flat().some((field) => [own(left, field) ?? []].flat().length > 0);
    return anyLeft ? [left] : [];
  });
}

/** A group of another account is `account/sg-…`. */
function bare(id: unknown): unknown {
  return typeof id === 'string' && id.includes('/sg-') ? id.split('/').at(-1) : id;
}

function trafficText(fields: Json): string {
  const protocol = own(fields, 'protocol') ?? own(fields, 'ip_protocol');
  const port = (name: string) => {
    const value = own(fields, name);
    return typeof value === 'number' ? value : undefined;
  };
  return JSON.stringify(trafficOf(String(protocol), port('from_port'), port('to_port')));
}

function withoutAclRule(value: unknown, before: Json): unknown {
  return Array.isArray(value)
    ? value.filter((block) => own(object(block), 'rule_no') !== own(before, 'rule_number'))
    : value;
}

const ATTACHED = ['lb_target_group_arn', 'alb_target_group_arn', 'elb'];

function sourcesOf(before: Json): unknown[] {
  const blocks = own(before, 'traffic_source');
  return Array.isArray(blocks) ? blocks.map((block) => own(object(block), 'identifier')) : [];
}

function withoutSource(value: unknown, before: Json): unknown {
  const gone = sourcesOf(before);
  return Array.isArray(value) ? value.filter((block) => !gone.includes(own(object(block), 'identifier'))) : value;
}

/** A table has one route a destination. */
function withoutRoute(value: unknown, before: Json): unknown {
  const destinations = ['cidr_block', 'ipv6_cidr_block', 'prefix_list_id'];
  const pairs = destinations.map(
    (name) => [name === 'prefix_list_id' ? `destination_${name}` : name, `destination_${name}`] as const,
  );
  return Array.isArray(value)
    ? value.filter(
        (block) =>
          !pairs.some(([inline, alone]) => own(before, alone) && own(object(block), inline) === own(before, alone)),
      )
    : value;
}

/** Blocks that one field tells apart. */
function withoutBlocks(field: string): Mirror['without'] {
  return (value, before) =>
    Array.isArray(value) ? value.filter((block) => own(object(block), field) !== own(before, field)) : value;
}
