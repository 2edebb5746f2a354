/** What lies beyond a VPC: on-premises networks, peered VPCs, transit gateways. */
import { addressSetContains, addressSetOfCidrs, addressSetsOverlap } from '../address/address-set.js';
import { type Cidr, cidrCovers } from '../address/cidr.js';
import { advertisedToNetwork } from '../forwarding/advertised.js';
import type { GatewayConnection } from '../forwarding/route-entries.js';
import { validCidrs, vpcAddresses } from '../topology/effective.js';
import {
  type DirectConnect,
  type OnPremisesNetwork,
  type Peering,
  qualifiedName,
  type Vpc,
  type Vpn,
  type VpnGateway,
} from '../topology/model.js';
import { deliver } from './forward.js';
import { throughEdge } from './internet-gateway.js';
import type { Arrival, End } from './trace.js';
import type { Position, Walk } from './tracer.js';
import { fromTransit, transitGateway } from './transit-gateway.js';

export { transitGateway };

/** Whether all addresses of an end lie in the blocks. Classes are never split by a block, so one address tells. */
function endInside(end: End, blocks: readonly Cidr[]): boolean {
  const first = end.set?.[0];
  return first !== undefined && addressSetContains(addressSetOfCidrs(blocks), first.low);
}

/** From the VPC to on-premises: the gateway forwards to prefixes that it knows, and to nothing else. https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html */
export function vpnGateway(walk: Walk, gateway: VpnGateway): Arrival {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  if (walk.sender?.vpc !== gateway.vpc)
    return walk.stop(
      'vpn-gateway',
      object,
      `${object} takes packets of its own VPC's resources alone.`,
      'VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
      detail,
    );
  const known = walk.compiled.connections.ofGateway(gateway);
  const matching = known.flatMap((item) =>
    item.blocks.filter((block) => endInside(walk.destination, [block])).map((block) => ({ ...item, block })),
  );
  const length = Math.max(...matching.map(({ block }) => block.prefixLength));
  const longest = matching.filter(({ block }) => block.prefixLength === length);
  const rank = Math.min(...longest.map((item) => item.rank));
  const best = longest.filter((item) => item.rank === rank);
  const unsure = known.filter((item) => item.unknown && !best.some((other) => other.connection === item.connection));
  if (unsure.length > 0)
    walk.pass(
      'vpn-gateway',
      object,
      () => `Which prefixes ${unsure[0]?.connection.name} announces is not known.`,
      detail,
      'choice',
    );
  const candidates: (GatewayConnection | undefined)[] = [...best, ...unsure, ...(best.length === 0 ? [undefined] : [])];
  const chosen = candidates[walk.choose(candidates.length)];
  if (!chosen)
    return walk.stop(
      'vpn-gateway',
      object,
      () =>
        `${object} knows no way to this address: no VPN or Direct Connect announces it, and no static route of a VPN has it. A route in the subnet's table alone is not enough.`,
      undefined,
      detail,
    );
  walk.pass('vpn-gateway', object, `${object} knows this prefix from ${chosen.connection.name}.`, detail);
  walk.via.push(object);
  return toNetwork(walk, chosen.connection);
}

/** Over the connection, to the network at its far end. */
export function toNetwork(walk: Walk, connection: Vpn | DirectConnect): Arrival {
  walk.pass(
    connection.kind,
    connection.name,
    connection.kind === 'vpn' ? 'Through the VPN tunnel.' : 'Over the Direct Connect line.',
    { origin: connection.nameOrigin },
  );
  walk.via.push(connection.name);
  const network = connection.network.target;
  if (!network) return walk.open(connection.kind, connection.name, 'The network at its far end is not declared.');
  const { goal } = walk;
  if (goal.kind === 'network' && goal.network === network) return 'arrived';
  // Who its blocks are not told of may also pass on to others: nobody can say that a packet ends there.
  if (network.unknown)
    return walk.open('delivery', network.name, () => `What lies in or behind ${network.name} is not in the file.`);
  return walk.stop(
    'delivery',
    network.name,
    goal.kind === 'nobody' ? goal.why : `The packet ends in ${network.name}, where nobody has this address.`,
    'NO_POSSIBLE_DESTINATION',
    { origin: network.nameOrigin },
  );
}

interface Entrance {
  readonly connection: Vpn | DirectConnect;
  readonly gateway: VpnGateway | NonNullable<Vpn['gateway']['target']>;
  readonly length: number;
}

/** From on-premises towards AWS, by the connection that announced the most specific prefix; of equals Direct Connect first. https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html */
export function fromNetwork(walk: Walk, network: OnPremisesNetwork): Arrival {
  const connections = walk.compiled.connections.ofNetwork(network);
  const entrances = connections.flatMap((connection) => entrancesOf(walk, connection));
  if (entrances.length === 0) {
    const first = connections[0];
    if (!first)
      return walk.stop(
        'delivery',
        network.name,
        `No VPN and no Direct Connect joins ${network.name} to AWS.`,
        'NO_POSSIBLE_DESTINATION',
        { origin: network.nameOrigin },
      );
    const hub = (first.kind === 'vpn' ? [first.gateway] : first.gateways).find(
      ({ target }) => target?.kind === 'transit-gateway',
    )?.target;
    if (hub?.kind === 'transit-gateway' && (first.kind === 'vpn' || allowedOver(walk, first)))
      return enter(walk, { connection: first, gateway: hub, length: -1 });
    return walk.stop(
      first.kind,
      first.name,
      `${first.name} does not announce this address to ${network.name}: on-premises hears of the VPC's own blocks${first.kind === 'direct-connect' ? ' that the allowed prefixes let through' : ''} alone.`,
      undefined,
      { origin: first.nameOrigin },
    );
  }
  const length = Math.max(...entrances.map((entrance) => entrance.length));
  const longest = entrances.filter((entrance) => entrance.length === length);
  const lines = longest.filter(({ connection }) => connection.kind === 'direct-connect');
  const best = lines.length > 0 ? lines : longest;
  const chosen = best[walk.choose(best.length)] ?? best[0];
  return chosen ? enter(walk, chosen) : 'stopped';
}

/** The ends of a connection by which the destination is announced to on-premises. */
function entrancesOf(walk: Walk, connection: Vpn | DirectConnect): Entrance[] {
  const out: Entrance[] = [];
  for (const { target } of connection.kind === 'vpn' ? [connection.gateway] : connection.gateways) {
    if (target?.kind === 'vpn-gateway') {
      const goalVpc = walk.goal.kind === 'interface' ? walk.goal.iface.vpc : undefined;
      if (goalVpc && goalVpc !== target.vpc) continue;
      for (const block of advertisedToNetwork(connection, target))
        if (endInside(walk.destination, [block])) out.push({ connection, gateway: target, length: block.prefixLength });
    } else if (target?.kind === 'transit-gateway') {
      if (connection.kind === 'direct-connect' && connection.allow) {
        // On-premises hears of the allowed prefixes, whatever the transit gateway's tables hold.
        for (const block of validCidrs(connection.allow))
          if (endInside(walk.destination, [block]))
            out.push({ connection, gateway: target, length: block.prefixLength });
        continue;
      }
      const tables = walk.compiled.transit.tablesOf(target, connection);
      const choice = walk.settle(tables)?.lookup(walk.destination.cls);
      if (choice && choice.kind !== 'none')
        out.push({
          connection,
          gateway: target,
          length: choice.kind === 'route' ? choice.entry.block.prefixLength : 0,
        });
    }
  }
  return out;
}

/** Over Direct Connect to a transit gateway, on-premises hears of the allowed prefixes themselves. */
function allowedOver(walk: Walk, line: DirectConnect): boolean {
  return !line.allow || endInside(walk.destination, validCidrs(line.allow));
}

function enter(walk: Walk, { connection, gateway }: Entrance): Arrival {
  walk.pass(
    connection.kind,
    connection.name,
    connection.kind === 'vpn' ? 'Through the VPN tunnel.' : 'Over the Direct Connect line.',
    { origin: connection.nameOrigin },
  );
  walk.via.push(connection.name);
  if (gateway.kind === 'transit-gateway') return fromTransit(walk, gateway, connection, undefined);
  const object = qualifiedName(gateway);
  walk.pass('vpn-gateway', object, 'Into the VPC by its virtual private gateway.', { origin: gateway.nameOrigin });
  walk.via.push(object);
  return throughEdge(walk, gateway.vpc, gateway);
}

/** Between two VPCs, one to one: nothing passes on from there. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export function peering(walk: Walk, position: Position, link: Peering): Arrival {
  const detail = { origin: link.nameOrigin };
  const [left, right] = [link.ends[0].target, link.ends[1].target];
  if (!left || !right) return walk.open('peering', link.name, 'One end of the peering is not declared.');
  const other = left === position.vpc ? right : right === position.vpc ? left : undefined;
  if (other?.kind !== 'vpc')
    return walk.stop(
      'peering',
      link.name,
      `${link.name} does not belong to ${position.vpc.name}.`,
      'CANNOT_ROUTE',
      detail,
    );
  return acrossPeering(walk, position.vpc, other, link);
}

export function acrossPeering(walk: Walk, here: Vpc, other: Vpc, link: Peering): Arrival {
  const detail = { origin: link.nameOrigin };
  const overlap = validCidrs(here.cidrs).some((a) =>
    validCidrs(other.cidrs).some((b) => typeof a.base === typeof b.base && (cidrCovers(a, b) || cidrCovers(b, a))),
  );
  if (overlap)
    return walk.stop(
      'peering',
      link.name,
      `${here.name} and ${other.name} overlap, so AWS never makes this peering active.`,
      'BAD_STATE',
      detail,
    );
  if (walk.sender?.vpc !== here)
    return walk.stop(
      'peering',
      link.name,
      `Only what ${here.name} itself sends may cross ${link.name}: a peering does not pass on for others.`,
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      detail,
    );
  if (!endInside(walk.destination, validCidrs(other.cidrs)))
    return walk.stop(
      'peering',
      link.name,
      `${link.name} takes packets to addresses of ${other.name} alone; its gateways cannot be used from here.`,
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      detail,
    );
  walk.pass('peering', link.name, `Over the peering to ${other.name}.`, detail);
  if (
    !walk.reply &&
    walk.legs.length > 1 &&
    walk.leg.start.kind !== 'internet' &&
    walk.leg.start.kind !== 'network' &&
    walk.via.at(-1) === nameOfStart(walk)
  )
    walk.leg.peering = link;
  walk.via.push(link.name);
  walk.crossing = 'peering';
  if (here.region && other.region && here.region.value !== other.region.value) walk.lost ??= 'region';
  return deliver(walk, other, undefined);
}

function nameOfStart({ leg }: Walk): string {
  return leg.start.kind === 'interface'
    ? leg.start.iface.name
    : leg.start.kind === 'regional-nat'
      ? leg.start.name
      : '';
}

/** Whether an end is an address of the VPC. */
export function insideVpc(end: End, vpc: Vpc): boolean {
  return end.set !== undefined && addressSetsOverlap(end.set, vpcAddresses(vpc));
}
