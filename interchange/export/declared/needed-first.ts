import { groupBy } from '../../report/group-by.js';
import { type Declared, Ref, type Value } from './declared.js';

/**
 * What has to be there before a resource that does not refer to it, or else AWS refuses that one. A gateway stands for its being attached.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html#gatewayattachment
 */
export function neededFirst(declared: Declared, all: readonly Declared[]): readonly Declared[] {
  const { type, fields } = declared;
  switch (type) {
    case 'subnet':
      // Its block may be of one that the VPC has been given besides its first.
      return ['vpc_ipv4_cidr_block_association', 'vpc_ipv6_cidr_block_association'].flatMap((block) =>
        ofType(block, all).filter((one) => isSame(one, fields.vpc_id)),
      );
    case 'nat_gateway':
      return fields.connectivity_type === 'private' ? [] : doorsOf(vpcOf(declared), all);
    case 'eip_association':
      return doorsOf(vpcOf(targetOf(fields.instance_id ?? fields.network_interface_id)), all);
    case 'lb':
    case 'elb':
      return fields.internal === false ? doorsOf(vpcOf(declared), all) : [];
    case 'db_instance':
      return fields.publicly_accessible === true ? doorsOf(vpcOf(declared), all) : [];
    case 'vpn_gateway_route_propagation':
      return referred(fields.vpn_gateway_id);
    case 'dx_gateway_association':
      return referred(fields.associated_gateway_id).filter((one) => one.type === 'vpn_gateway');
    case 'route_table_association':
      return referred(fields.gateway_id);
    case 'route':
      return [...referred(fields.gateway_id), ...attachmentTo(fields.transit_gateway_id, fields.route_table_id, all)];
    case 'ec2_client_vpn_route':
      return referred(fields.target_vpc_subnet_id);
    case 'lb_target_group_attachment': {
      // An application load balancer is a target by the port of one of its listeners.
      const balancer = targetOf(fields.target_id);
      return balancer?.type === 'lb'
        ? ofType('lb_listener', all).filter((one) => targetOf(one.fields.load_balancer_arn) === balancer)
        : [];
    }
    case 'ec2_transit_gateway_route':
    case 'ec2_transit_gateway_prefix_list_reference':
    case 'ec2_transit_gateway_route_table_association':
    case 'ec2_transit_gateway_route_table_propagation': {
      const peering = targetOf(fields.transit_gateway_attachment_id);
      return ofType('ec2_transit_gateway_peering_attachment_accepter', all).filter(
        (one) => targetOf(one.fields.transit_gateway_attachment_id) === peering,
      );
    }
    default:
      return [];
  }
}

const targetOf = (value: Value | undefined): Declared | undefined => (value instanceof Ref ? value.to : undefined);

const referred = (value: Value | undefined): Declared[] => (value instanceof Ref ? [value.to] : []);

const isSame = ({ fields }: Declared, vpc: Value | undefined): boolean => targetOf(fields.vpc_id) === targetOf(vpc);

const vpcOf = (declared: Declared | undefined): unknown => (declared?.element as { vpc?: unknown } | undefined)?.vpc;

const doorsOf = (vpc: unknown, all: readonly Declared[]): Declared[] =>
  ofType('internet_gateway', all).filter((one) => vpcOf(one) === vpc);

/** The attachment of a table's VPC to the transit gateway that a route of it leads to. */
function attachmentTo(hub: Value | undefined, table: Value | undefined, all: readonly Declared[]): Declared[] {
  const gateway = targetOf(hub);
  const owner = targetOf(table);
  if (!gateway || !owner) return [];
  return ofType('ec2_transit_gateway_vpc_attachment', all).filter(
    (one) => targetOf(one.fields.transit_gateway_id) === gateway && isSame(one, owner.fields.vpc_id),
  );
}

const byType = new WeakMap<readonly Declared[], ReadonlyMap<string, readonly Declared[]>>();

function ofType(type: string, all: readonly Declared[]): readonly Declared[] {
  const known = byType.get(all) ?? groupBy(all, (one) => one.type);
  byType.set(all, known);
  return known.get(type) ?? [];
}
