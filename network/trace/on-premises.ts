/** On-premises networks, and the VPNs and Direct Connects that join them to AWS. */

import { type End, endInside, type Goal, isWithin, SOMEWHERE } from '../endpoints/index.js';
import { advertisedToNetwork, carriesFamily, WIDEST_VPC_BLOCK } from '../forwarding/index.js';
import {
  blocksInside,
  type DirectConnect,
  type OnPremisesNetwork,
  qualifiedName,
  type TransitGateway,
  type Vpn,
  type VpnGateway,
  validCidrs,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { allowedLengths, isAllowed } from './direct-connect.js';
import { isPublic } from './public-end.js';
import { doubt, pass } from './record.js';
import { settledOf, type TraceState, withoutReferences, withVia } from './state.js';
import { type Customer, fitsTunnel, tunnelled } from './traffic-selectors.js';
import { choose, ended, leftOpen, onward, settle, stop, type Transition } from './transition.js';
import { isThere, settleThose, whereThere } from './whether-there.js';

type Connection = Vpn | DirectConnect;

const over = (state: TraceState, connection: Connection): TraceState =>
  withoutReferences(
    withVia(
      pass(
        state,
        connection.kind,
        connection.name,
        connection.kind === 'vpn' ? say`Through the VPN tunnel.` : say`Over the Direct Connect line.`,
        { origin: connection.nameOrigin },
      ),
      connection.name,
    ),
    'on-premises',
  );

/** Over the connection, to the network at its far end. */
export function toNetwork(before: TraceState, connection: Connection): Transition {
  return whereThere(before, connection, connection.kind, connection.name, (found) =>
    carriedBy(found, connection, 'destination', (sent) => intoNetwork(over(sent, connection), connection)),
  );
}

const carriedBy = (
  state: TraceState,
  connection: Connection,
  customer: Customer,
  then: (state: TraceState) => Transition,
): Transition => (connection.kind === 'vpn' ? tunnelled(state, connection, customer, then) : then(state));

function intoNetwork(state: TraceState, connection: Connection): Transition {
  const network = connection.network.target;
  if (!network)
    return leftOpen(state, connection.kind, connection.name, say`The network at its far end is not declared.`);
  const { goal } = state;
  if (goal.kind === 'network' && goal.network === network) return ended(state, 'arrived');
  // Who its blocks are not told of may also pass on to others: nobody can say that a packet ends there.
  if (network.unknown)
    return leftOpen(
      state,
      'delivery',
      network.name,
      () => say`What lies in or behind ${network.name} is not in the file.`,
    );
  return stop(
    state,
    'delivery',
    network.name,
    goal.kind === 'nobody' ? goal.why : say`The packet ends in ${network.name}, where nobody has this address.`,
    'NO_POSSIBLE_DESTINATION',
    { origin: network.nameOrigin },
  );
}

interface Entrance {
  readonly connection: Connection;
  readonly gateway: VpnGateway | TransitGateway;
  readonly length: number;
  /** Whether it is announced there, and how, the file leaves open. */
  readonly isOpen: boolean;
}

const gatewaysOf = (connection: Connection): (VpnGateway | TransitGateway)[] =>
  (connection.kind === 'vpn' ? [connection.gateway] : connection.gateways).flatMap(({ target }) =>
    target ? [target] : [],
  );

/** From on-premises towards AWS, by the connection that announced the most specific prefix; of equals Direct Connect first. https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html */
export function fromNetwork(before: TraceState, network: OnPremisesNetwork): Transition {
  if (network === SOMEWHERE)
    return leftOpen(
      before,
      'delivery',
      network.name,
      say`What has this address, and how it is connected, is not in the file.`,
    );
  const state = isOurs(before, network)
    ? before
    : doubt(before, 'delivery', network.name, say`Whether ${network.name} has this address is not known.`);
  const { compiled } = state.context;
  const declared = compiled.connections.ofNetwork(network);
  const gateways = declared.flatMap(gatewaysOf).filter((gateway) => gateway.kind === 'vpn-gateway');
  return settleThose(state, [...declared, ...gateways], 'delivery', network.name, (settled) =>
    fromThere(
      settled,
      network,
      declared.filter((connection) => isThere(settled, connection)),
    ),
  );
}

/** Of a network whose blocks are unknown only what it says itself is its own: its hosts, and what is asked of it by its name. */
const isOurs = ({ answered, source }: TraceState, { unknown, hosts }: OnPremisesNetwork): boolean =>
  answered !== undefined ||
  !unknown ||
  source.set === undefined ||
  hosts.some(({ address }) => address.address !== undefined && source.set?.[0]?.low === address.address);

function fromThere(state: TraceState, network: OnPremisesNetwork, connections: readonly Connection[]): Transition {
  const { compiled } = state.context;
  const tables = connections.flatMap((connection) =>
    gatewaysOf(connection).flatMap((gateway) =>
      gateway.kind === 'transit-gateway' ? [compiled.transit.tablesOf(gateway, connection)] : [],
    ),
  );
  return settleAll(state, tables, (settled) => enterAws(settled, network, connections));
}

/** Where a file contradicts itself in several things, all of them. */
function settleAll(
  state: TraceState,
  [first, ...others]: readonly (readonly unknown[])[],
  then: (state: TraceState) => Transition,
): Transition {
  return first ? settle(state, first, (settled) => settleAll(settled, others, then)) : then(state);
}

function enterAws(state: TraceState, network: OnPremisesNetwork, connections: readonly Connection[]): Transition {
  const entrances = connections.flatMap((connection) => entrancesOf(state, connection));
  const likely = connections.find((one) => carriesFamily(one, state.destination.family)) ?? connections[0];
  if (entrances.length === 0) return unheard(state, network, likely);
  const certain = entrances.filter(({ isOpen }) => !isOpen);
  const length = Math.max(...certain.map((entrance) => entrance.length));
  const longest = entrances.filter((entrance) => entrance.isOpen || entrance.length === length);
  const lines = longest.filter(({ connection }) => connection.kind === 'direct-connect');
  const best = lines.length > 0 && certain.length === entrances.length ? lines : longest;
  // The device on premises has the selectors of its tunnels, and puts into each what fits.
  const fitting = best.filter(({ connection }) => connection.kind !== 'vpn' || fitsTunnel(state, connection));
  const candidates: readonly (Entrance | undefined)[] = fitting.length > 0 ? fitting : best;
  // Perhaps nothing announces it at all. What comes into a transit gateway is looked up there, which tells that.
  const isUnheard = certain.length === 0 && entrances.some((entrance) => mayBeUnheard(entrance));
  return choose(isUnheard ? [...candidates, undefined] : candidates, (entrance) =>
    entrance
      ? onward(state, { at: 'connection-end', connection: entrance.connection, gateway: entrance.gateway })
      : unheard(state, network, likely),
  );
}

/** Somebody outside may ask for it at a public address. */
const isOnTheInternet = (goal: Goal): boolean =>
  goal.kind === 'interface' && goal.iface.addresses.some(({ family, publicAddress }) => publicAddress || family === 6);

const mayBeUnheard = ({ connection, gateway }: Entrance): boolean =>
  gateway.kind === 'vpn-gateway' || (connection.kind === 'direct-connect' && connection.allow !== undefined);

/** Nothing announces the address to the network. */
function unheard(state: TraceState, network: OnPremisesNetwork, connection: Connection | undefined): Transition {
  if (!connection && isPublic(state.source) && isOnTheInternet(state.goal))
    return leftOpen(
      state,
      'delivery',
      network.name,
      () => say`
        No VPN and no Direct Connect joins ${network.name} to AWS, and its addresses are public: what it sends over the
        internet is not asked. Ask as \`internet\`, or for the addresses without the network.
      `,
    );
  if (!connection)
    return stop(
      state,
      'delivery',
      network.name,
      say`No VPN and no Direct Connect joins ${network.name} to AWS.`,
      'NO_POSSIBLE_DESTINATION',
      { origin: network.nameOrigin },
    );
  const hub = gatewaysOf(connection).find(({ kind }) => kind === 'transit-gateway');
  // Its table has no route, which it tells itself.
  if (hub && (connection.kind === 'vpn' || isAllowed(state, connection)))
    return onward(state, { at: 'connection-end', connection, gateway: hub });
  return stop(
    state,
    connection.kind,
    connection.name,
    say`
      ${connection.name} does not announce this address to ${network.name}: on-premises hears of the VPC's own
      blocks${connection.kind === 'direct-connect' ? say` that the allowed prefixes let through` : ''} alone.
    `,
    undefined,
    { origin: connection.nameOrigin },
  );
}

/** The ends of a connection by which the destination is announced to on-premises. */
function entrancesOf(state: TraceState, connection: Connection): Entrance[] {
  return gatewaysOf(connection).flatMap((gateway) =>
    gateway.kind === 'vpn-gateway' && !isThere(state, gateway)
      ? []
      : lengthsOf(state, connection, gateway).map((length) => ({
          connection,
          gateway,
          length: length ?? 0,
          isOpen: length === undefined,
        })),
  );
}

/** How long the prefixes are by which a gateway announces the destination; undefined where the file leaves that open. */
function lengthsOf(
  state: TraceState,
  connection: Connection,
  gateway: VpnGateway | TransitGateway,
): (number | undefined)[] {
  const { goal, destination, context } = state;
  if (!carriesFamily(connection, destination.family)) return [];
  if (gateway.kind === 'vpn-gateway') {
    if (goal.kind === 'interface' && goal.iface.vpc !== gateway.vpc) return [];
    return lengthsInVpc(destination, connection, gateway);
  }
  if (connection.kind === 'direct-connect' && connection.allow)
    return destination.hidden ? [undefined] : allowedLengths(state, connection);
  const tables = context.compiled.transit.tablesOf(gateway, connection);
  const table = settledOf(state, tables);
  if (!table && gateway.routeTables.some(({ unknown }) => unknown)) return [undefined];
  const choice = table?.lookup(destination.cls);
  if (!choice || choice.kind === 'none') return [];
  return [choice.kind === 'route' ? choice.entry.block.prefixLength : undefined];
}

/** Of the VPC's own blocks, those that the network hears of. */
function lengthsInVpc(destination: End, connection: Connection, gateway: VpnGateway): (number | undefined)[] {
  const blocks = advertisedToNetwork(connection, gateway);
  const isWhole = blocks.length === validCidrs(gateway.vpc.cidrs).length;
  if (isWithin(destination, gateway.vpc)) {
    if (connection.kind === 'vpn' && destination.family === 6) return [];
    if (blocks.length === 0 && !gateway.vpc.unknown) return [];
    const isFiltered = connection.kind === 'direct-connect' && connection.allow !== undefined;
    if (gateway.vpc.unknown) return [isFiltered ? undefined : WIDEST_VPC_BLOCK];
    return isWhole ? blocks.map(({ prefixLength }) => prefixLength) : [undefined];
  }
  if (gateway.vpc.unknown && endInside(destination, blocksInside(gateway.vpc)))
    return connection.kind === 'vpn' && destination.family === 6 ? [] : [undefined];
  return blocks.filter((block) => endInside(destination, [block])).map(({ prefixLength }) => prefixLength);
}

/** Out of the connection at AWS's side. */
export function fromConnection(
  before: TraceState,
  connection: Connection,
  gateway: VpnGateway | TransitGateway,
): Transition {
  return whereThere(before, connection, connection.kind, connection.name, (found) =>
    carriedBy(found, connection, 'source', (sent) => outOf(over(sent, connection), connection, gateway)),
  );
}

function outOf(state: TraceState, connection: Connection, gateway: VpnGateway | TransitGateway): Transition {
  if (gateway.kind === 'transit-gateway')
    return onward(state, { at: 'transit-gateway', hub: gateway, entrance: connection, from: undefined });
  const object = qualifiedName(gateway);
  const note = say`Into the VPC by its virtual private gateway.`;
  return whereThere(state, gateway, 'vpn-gateway', object, (found) =>
    onward(withVia(pass(found, 'vpn-gateway', object, note, { origin: gateway.nameOrigin }), object), {
      at: 'edge',
      vpc: gateway.vpc,
      gateway,
    }),
  );
}
