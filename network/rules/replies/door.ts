import type { CompiledNetwork } from '../../endpoints/index.js';
import {
  type InternetGateway,
  type Peering,
  qualifiedName,
  type Topology,
  type TransitGateway,
  type Vpc,
  type VpnGateway,
} from '../../topology/index.js';
import type { Step, Trace } from '../../trace/index.js';
import type { Place } from './place.js';

/** By what packets come into a VPC from elsewhere, and go back. */
export type Door = Peering | TransitGateway | VpnGateway | InternetGateway;

/** The door by which the request came into the VPC whose table sent the reply astray; undefined where it came from the VPC itself. */
export function doorOf({ topology }: CompiledNetwork, trace: Trace, stop: Step, place: Place): Door | undefined {
  if (place.kind !== 'route-table' && place.kind !== 'main-table') return undefined;
  const doors = doorsOf(place.vpc, topology);
  const { via } = trace;
  // A reply that a NAT gateway has translated back goes to where its client is.
  const translator = trace.steps
    .slice(0, trace.steps.indexOf(stop))
    .findLast(
      ({ direction, effect, checkpoint }) =>
        direction === 'return' &&
        effect === 'translate' &&
        (checkpoint === 'nat-gateway' || checkpoint === 'nat-instance'),
    );
  const end = translator ? via.indexOf(translator.object) : via.length;
  return via
    .slice(0, end < 0 ? via.length : end)
    .map((name) => doors.get(name))
    .findLast((door) => door !== undefined);
}

const known = new WeakMap<Topology, Map<Vpc, ReadonlyMap<string, Door>>>();

/** By the names that a trace tells them by. */
function doorsOf(vpc: Vpc, topology: Topology): ReadonlyMap<string, Door> {
  let byVpc = known.get(topology);
  if (!byVpc) {
    byVpc = new Map();
    known.set(topology, byVpc);
  }
  let doors = byVpc.get(vpc);
  if (!doors) {
    doors = findDoors(vpc, topology);
    byVpc.set(vpc, doors);
  }
  return doors;
}

function findDoors(vpc: Vpc, { peerings, transitGateways }: Topology): ReadonlyMap<string, Door> {
  return new Map<string, Door>([
    ...[...vpc.internetGateways, ...vpc.vpnGateways].map((gateway): [string, Door] => [
      qualifiedName(gateway),
      gateway,
    ]),
    ...peerings
      .filter(({ ends }) => ends.some(({ target }) => target === vpc))
      .map((peering): [string, Door] => [peering.name, peering]),
    ...transitGateways
      .filter(({ attachments }) => attachments.some((one) => one.vpc.target === vpc))
      .map((gateway): [string, Door] => [gateway.name, gateway]),
  ]);
}
