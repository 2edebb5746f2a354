import { own } from './configuration.js';
import type { PlanResource } from './plan.js';

/** Which one of those that nobody has yet something takes. */
export interface Turn {
  readonly at: number;
  readonly of: number;
  /** What others of its kind have already, by id. */
  readonly taken: ReadonlySet<string>;
}

/**
 * An argument that no two of a kind can have in common, as long as they are alike otherwise: a subnet has one route table, a table one route to a block,
 * an instance is a target of a group once. What these resources are called decides nothing.
 */
const ONE_EACH: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_attachment: ['autoscaling_group_name'],
  aws_default_network_acl: ['default_network_acl_id'],
  aws_default_route_table: ['default_route_table_id'],
  aws_default_security_group: ['vpc_id'],
  aws_ec2_transit_gateway_route: ['transit_gateway_route_table_id'],
  aws_ec2_transit_gateway_route_table_association: ['transit_gateway_attachment_id'],
  aws_ec2_transit_gateway_route_table_propagation: ['transit_gateway_attachment_id'],
  aws_ec2_transit_gateway_vpc_attachment: ['vpc_id'],
  aws_eip: ['instance', 'network_interface'],
  aws_eip_association: ['instance_id', 'network_interface_id'],
  aws_elb_attachment: ['instance'],
  aws_internet_gateway: ['vpc_id'],
  aws_lb_listener: ['load_balancer_arn'],
  aws_lb_target_group_attachment: ['target_id'],
  aws_alb_target_group_attachment: ['target_id'],
  aws_main_route_table_association: ['vpc_id'],
  aws_network_acl_association: ['subnet_id'],
  aws_network_acl_rule: ['network_acl_id'],
  aws_network_interface_attachment: ['network_interface_id'],
  aws_network_interface_sg_attachment: ['network_interface_id'],
  aws_route: ['route_table_id'],
  aws_route_table_association: ['subnet_id', 'gateway_id'],
  aws_security_group_rule: ['security_group_id'],
  aws_vpc_endpoint_route_table_association: ['route_table_id'],
  aws_vpc_endpoint_subnet_association: ['subnet_id'],
  aws_vpc_security_group_egress_rule: ['security_group_id'],
  aws_vpc_security_group_ingress_rule: ['security_group_id'],
  aws_vpn_connection_route: ['vpn_connection_id'],
  aws_vpn_gateway_route_propagation: ['route_table_id'],
};

/** What tells nothing of what something does. */
const NAMES: ReadonlySet<string> = new Set(['id', 'arn', 'tags', 'tags_all', 'description', 'timeouts', 'owner_id']);

/** Undefined where two may have the same, or something else tells them apart. */
export function turnOf(
  resource: PlanResource,
  field: string,
  instances: () => readonly PlanResource[],
): Turn | undefined {
  if (!ONE_EACH[resource.type]?.includes(field)) return undefined;
  const all = [...instances()].sort((a, b) => Number(a.index) - Number(b.index));
  const isTold = ({ values }: PlanResource) => typeof own(values, field) === 'string';
  const open = all.filter((one) => !isTold(one));
  const [first, ...others] = open.map((one) => toldBeside(one, field));
  const at = open.findIndex(({ index }) => index === resource.index);
  if (at < 0 || others.some((one) => one !== first)) return undefined;
  return { at, of: open.length, taken: new Set(all.filter(isTold).map(({ values }) => String(own(values, field)))) };
}

/** The one that something has in its turn, where there is one for each. */
export function takenInTurn(all: readonly PlanResource[], turn: Turn | undefined): PlanResource | undefined {
  if (!turn) return undefined;
  const free = all.filter(({ values }) => !turn.taken.has(String(own(values, 'id'))));
  return free.length === turn.of ? free.sort((a, b) => Number(a.index) - Number(b.index))[turn.at] : undefined;
}

function toldBeside({ values }: PlanResource, field: string): string {
  return JSON.stringify(
    Object.entries(values)
      .filter(([name]) => name !== field && !NAMES.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
