import { type Stateful, stateOf } from '../aws/states.js';
import { object, own } from './configuration.js';
import type { PlanResource } from './plan.js';

/** What tells whether it works once it is made, and the field by which whoever accepts it names it. */
const STATEFUL: Readonly<
  Record<string, { readonly field: string; readonly what: Stateful; readonly accepted: string }>
> = {
  aws_vpc_peering_connection: { field: 'accept_status', what: 'peering', accepted: 'vpc_peering_connection_id' },
  aws_vpc_endpoint: { field: 'state', what: 'endpoint', accepted: 'vpc_endpoint_id' },
  aws_ec2_transit_gateway_peering_attachment: {
    field: 'state',
    what: 'transit gateway attachment',
    accepted: 'transit_gateway_attachment_id',
  },
};

/** The ids of what some file accepts. */
export function acceptedIds(resources: readonly PlanResource[]): ReadonlySet<unknown> {
  const fields = Object.values(STATEFUL).map(({ accepted }) => accepted);
  const accepters = resources.filter(({ type, mode }) => mode === 'managed' && type.endsWith('_accepter'));
  return new Set(accepters.flatMap(({ values }) => fields.map((field) => own(values, field)).filter((id) => id)));
}

/** Whether it is told not to work, or not yet: somebody may accept it by now. A VPN with BGP whose tunnels are down announces nothing through them. */
export function mayNotWork({ type, values }: PlanResource, accepted: ReadonlySet<unknown>): boolean {
  if (type === 'aws_vpn_connection')
    return own(values, 'static_routes_only') !== true && areDown(own(values, 'vgw_telemetry'));
  const { field, what } = STATEFUL[type] ?? {};
  const state = field === undefined ? undefined : own(values, field);
  if (what === undefined || typeof state !== 'string' || accepted.has(own(values, 'id'))) return false;
  return stateOf(what, what === 'endpoint' ? state.toLowerCase() : state) !== 'there';
}

function areDown(tunnels: unknown): boolean {
  return (
    Array.isArray(tunnels) && tunnels.length > 0 && tunnels.every((tunnel) => own(object(tunnel), 'status') === 'DOWN')
  );
}

/** A route to what is gone is a blackhole, until the plan leads it elsewhere. */
export function withRouteState({ type, values, before, unknown }: PlanResource): Readonly<Record<string, unknown>> {
  if (type !== 'aws_route' || own(values, 'state') !== 'blackhole') return values;
  const isMoved = TARGETS.some(
    (field) => own(unknown ?? {}, field) === true || (before && own(before, field) !== own(values, field)),
  );
  return isMoved ? { ...values, state: 'active' } : values;
}

const TARGETS = [
  'gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'egress_only_gateway_id',
  'vpc_endpoint_id',
  'carrier_gateway_id',
  'local_gateway_id',
  'core_network_arn',
];
