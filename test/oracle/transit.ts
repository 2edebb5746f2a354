/** Transit gateways: attachments, their subnets and zones, and the gateway's own tables. */
import type { Address } from '../../network/address/address.js';
import { cidrsOverlap } from '../../network/address/cidr.js';
import type {
  Attached,
  CidrLiteral,
  Route,
  Subnet,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRouteTable,
  Vpc,
} from '../../network/topology/model.js';
import { passAcl } from './filters.js';
import { contains, subnetOf } from './known-addresses.js';
import { inBlocks } from './match.js';
import { arriveOnPremises } from './on-premises.js';
import type { HeaderAddress } from './packet.js';
import { announced, best, blocksOf, type Candidate, longest, routeLength, tableOf } from './routes.js';
import { type Arrival, type Journey, Stopped, step, Undecided } from './trace.js';
import { deliverInto, followRoute } from './walk.js';
import { keyOf, type World } from './world.js';

/** AWS takes one attachment of a VPC. */
function attachmentOf(gateway: TransitGateway, vpc: Vpc, world: World): TransitGatewayAttachment | undefined {
  const all = gateway.attachments.filter((one) => one.vpc.target === vpc);
  return all[world.choose(`attachment ${keyOf(gateway)} ${keyOf(vpc)}`, all.length)];
}

/** The subnets of an attachment; undefined: subnets of its own, in every zone, with open ACLs and local routes. */
function attachmentSubnets(attachment: TransitGatewayAttachment): Subnet[] | undefined {
  return attachment.subnets?.map((ref) => {
    if (!ref.target) throw new Undecided('an attachment subnet');
    return ref.target;
  });
}

/** Zones that are not written cannot be told apart. */
const sameZone = (a: Subnet, b: Subnet): boolean =>
  a.zone === undefined || b.zone === undefined || a.zone.value === b.zone.value;

export function throughTransitGateway(journey: Journey, vpc: Vpc, from: Subnet, gateway: TransitGateway): Arrival {
  const attachment = attachmentOf(gateway, vpc, journey.world);
  if (!attachment) throw new Stopped('transit-gateway', gateway.name, 'this VPC is not attached');
  const subnets = attachmentSubnets(attachment);
  if (subnets) {
    const near = subnets.filter((subnet) => sameZone(subnet, from));
    if (near.length === 0) throw new Stopped('transit-gateway', gateway.name, 'no attachment subnet in this zone');
    const own =
      near.find((subnet) => subnet === from) ??
      near[journey.world.choose(`entry ${keyOf(attachment)} ${keyOf(from)}`, near.length)]!;
    passAcl(journey, own, 'inbound');
  }
  return enterTransitGateway(journey, gateway, vpc, from);
}

/** A packet comes out of an attachment: the table associated with that attachment decides, and no other. */
export function enterTransitGateway(
  journey: Journey,
  gateway: TransitGateway,
  incoming: Attached,
  from?: Subnet,
): Arrival {
  step(journey, `transit-gateway ${gateway.name} from ${incoming.name}`);
  journey.crossings.push({ kind: 'transit-gateway', transitGateway: gateway });
  const { destination } = journey.packet;
  const table = associatedTable(gateway, incoming, journey.world);
  if (!table) throw new Stopped('transit-gateway', gateway.name, `${incoming.name} is associated with no table`);
  const target =
    typeof destination === 'object'
      ? lookUpUntold(journey, gateway, table, destination)
      : lookUpTransit(journey, gateway, table, destination);
  if (target === undefined) throw new Stopped('transit-gateway', gateway.name, 'no route');
  if (target === 'blackhole' || target === 'local') throw new Stopped('transit-gateway', gateway.name, target);
  if (target === 'unresolved') throw new Undecided('a route target that nothing declares');
  switch (target.kind) {
    case 'vpc':
      return leaveIntoVpc(journey, gateway, target, from);
    case 'vpn':
    case 'direct-connect':
      return arriveOnPremises(journey, target);
    case 'peering': {
      const other = target.ends.map((end) => end.target).find((end) => end !== gateway);
      if (!other) throw new Undecided('an end of a peering');
      if (other.kind !== 'transit-gateway')
        throw new Stopped('transit-gateway', gateway.name, 'no peering of transit gateways');
      return enterTransitGateway(journey, other, target);
    }
  }
}

/** The table that looks up what enters from an attachment. */
function associatedTable(
  gateway: TransitGateway,
  incoming: Attached,
  world: World,
): TransitGatewayRouteTable | 'default' | undefined {
  if (gateway.routeTables.length === 0) return gateway.defaultRouteTable === 'none' ? undefined : 'default';
  const all = gateway.routeTables.filter((one) => one.associations.some((ref) => ref.target === incoming));
  const associated = all[world.choose(`association ${keyOf(gateway)} ${keyOf(incoming)}`, all.length)];
  if (!associated && gateway.routeTables.some((one) => one.associations.some((ref) => !ref.target)))
    throw new Undecided('what a table is associated with');
  return associated;
}

/** How long the prefix is by which the table of an attachment has the address, be it to drop it; undefined: it has not. */
export function routeHeld(
  journey: Journey,
  gateway: TransitGateway,
  incoming: Attached,
  destination: Address,
): number | undefined {
  const table = associatedTable(gateway, incoming, journey.world);
  if (!table || lookUpTransit(journey, gateway, table, destination) === undefined) return undefined;
  return Math.max(...candidatesIn(journey, gateway, table, destination).map(({ length }) => length));
}

function isAttached(journey: Journey, gateway: TransitGateway, element: Attached): boolean {
  switch (element.kind) {
    case 'vpc':
      return attachmentOf(gateway, element, journey.world) !== undefined;
    case 'vpn':
      return element.gateway.target === gateway;
    case 'direct-connect':
      return element.gateways.some((ref) => ref.target === gateway);
    case 'peering':
      return element.ends.some((end) => end.target === gateway) && journey.topology.peerings.includes(element);
  }
}

type TransitTarget = Attached | 'blackhole' | 'local' | 'unresolved';

function lookUpTransit(
  journey: Journey,
  gateway: TransitGateway,
  table: TransitGatewayRouteTable | 'default',
  destination: Address,
): TransitTarget | undefined {
  const candidates = candidatesIn(journey, gateway, table, destination);
  return best(candidates, `${table === 'default' ? keyOf(gateway) : keyOf(table)} ${destination}`, journey.world);
}

/** A public address without a value: any public block that the table holds may have it. */
function lookUpUntold(
  journey: Journey,
  gateway: TransitGateway,
  table: TransitGatewayRouteTable | 'default',
  address: Exclude<HeaderAddress, Address>,
): TransitTarget | undefined {
  const { world } = journey;
  const candidates: Candidate<TransitTarget>[] = [];
  const add = (
    rank: Candidate<TransitTarget>['rank'],
    target: TransitTarget,
    blocks: readonly CidrLiteral[] | undefined,
    key: string,
  ): void => {
    if (!blocks) {
      if (world.maybe(`${key} has ${keyOf(address.unnamed)}`))
        candidates.push({ length: world.maybe(`${key} is specific`) ? 129 : -1, rank, target });
      return;
    }
    const lengths = blocks.flatMap((block) =>
      inBlocks([block], address, world) ? [block.cidr?.prefixLength ?? 0] : [],
    );
    if (lengths.length > 0) candidates.push({ length: Math.max(...lengths), rank, target });
  };
  for (const route of table === 'default' ? [] : table.routes) {
    const target = targetOf(journey, gateway, route);
    if (route.destination.kind === 'any') candidates.push({ length: 0, rank: 'static', target });
    else add('static', target, blocksOf(route), keyOf(route.destination));
  }
  for (const element of propagatingTo(journey, gateway, table)) {
    if (element === undefined) throw new Undecided('what propagates');
    if (element.kind === 'peering') continue;
    if (element.kind === 'vpc') add('vpc', element, element.cidrs, keyOf(element));
    else {
      const network = element.network.target;
      add('vpn-bgp', element, element.routes ?? (network?.unknown ? undefined : network?.cidrs), keyOf(element));
    }
  }
  const name = table === 'default' ? keyOf(gateway) : keyOf(table);
  return best(candidates, `${name} ${keyOf(address.unnamed)}`, world);
}

function candidatesIn(
  journey: Journey,
  gateway: TransitGateway,
  table: TransitGatewayRouteTable | 'default',
  destination: Address,
): Candidate<TransitTarget>[] {
  const { world } = journey;
  const candidates: Candidate<TransitTarget>[] = [];
  const propagating: Attached[] = [];
  for (const element of propagatingTo(journey, gateway, table)) {
    if (element) propagating.push(element);
    else
      candidates.push({
        length: world.maybe(`${keyOf(table === 'default' ? gateway : table)} ${destination}`) ? 129 : -1,
        rank: 'vpn-bgp',
        target: 'unresolved',
      });
  }
  for (const route of table === 'default' ? [] : table.routes) {
    const match = routeLength(route, destination, true, world);
    if (match) candidates.push({ ...match, target: targetOf(journey, gateway, route) });
  }
  for (const element of propagating) candidates.push(...propagated(element, propagating, destination, world));
  return candidates;
}

/** What propagates to a table; undefined: what no file declares. */
function propagatingTo(
  journey: Journey,
  gateway: TransitGateway,
  table: TransitGatewayRouteTable | 'default',
): (Attached | undefined)[] {
  const { topology } = journey;
  if (table === 'default')
    return [
      ...gateway.attachments.flatMap(({ vpc }) => (vpc.target ? [vpc.target] : [])),
      ...[...topology.vpns, ...topology.directConnects].filter((one) => isAttached(journey, gateway, one)),
    ];
  return table.propagations
    .map(({ target }) => target)
    .filter((target) => target === undefined || isAttached(journey, gateway, target));
}

/** What is not attached drops what it gets. */
function targetOf(journey: Journey, gateway: TransitGateway, { target }: Route): TransitTarget {
  if (target.kind !== 'ref') return target.kind;
  const element = target.ref.target;
  if (!element) return 'unresolved';
  return isAttachable(element) && isAttached(journey, gateway, element) ? element : 'blackhole';
}

const isAttachable = (element: { readonly kind: string }): element is Attached =>
  ['vpc', 'vpn', 'direct-connect', 'peering'].includes(element.kind);

function propagated(
  element: Attached,
  propagating: readonly Attached[],
  destination: Address,
  world: World,
): Candidate<TransitTarget>[] {
  if (element.kind === 'peering') return [];
  if (element.kind === 'vpc') {
    if (overlapsEarlier(element, propagating, world)) return [];
    const length = longest(element.cidrs, destination);
    return length === undefined ? [] : [{ length, rank: 'vpc', target: element }];
  }
  const rank = element.kind === 'direct-connect' ? 'direct-connect' : element.routes ? 'vpn-static' : 'vpn-bgp';
  const match = announced(element, rank, destination, world);
  // Toward a transit gateway all VPNs rank alike.
  return match ? [{ length: match.length, rank: rank === 'direct-connect' ? rank : 'vpn-bgp', target: element }] : [];
}

/** The blocks of a VPC that overlaps one attached before it, which propagates to the same table, are not propagated. No file says what was attached first. */
function overlapsEarlier(vpc: Vpc, propagating: readonly Attached[], world: World): boolean {
  const overlaps = (a: Vpc, b: Vpc): boolean =>
    a.cidrs.some(({ cidr }) => b.cidrs.some((other) => cidr && other.cidr && cidrsOverlap(cidr, other.cidr)));
  const vpcs = propagating.flatMap((one) => (one.kind === 'vpc' ? [one] : []));
  const doubtful = vpcs.filter((one) => vpcs.some((other) => other !== one && overlaps(one, other)));
  const taken: Vpc[] = [];
  // In the order in which they may have been attached.
  for (let rest = doubtful; rest.length > 0; ) {
    const key = `attached ${rest.map((one) => keyOf(one)).join(' ')}`;
    const next = rest[world.choose(key, rest.length)]!;
    rest = rest.filter((one) => one !== next);
    if (!taken.some((one) => overlaps(one, next))) taken.push(next);
  }
  return doubtful.includes(vpc) && !taken.includes(vpc);
}

/** Into a VPC by an attachment subnet: the destination's own, else the one in the zone that the packet came from, else any; its route table and ACL count, save for a destination in the subnet itself. */
function leaveIntoVpc(journey: Journey, gateway: TransitGateway, vpc: Vpc, from: Subnet | undefined): Arrival {
  const attachment = attachmentOf(gateway, vpc, journey.world)!;
  const subnets = attachmentSubnets(attachment);
  const { destination } = journey.packet;
  if (!subnets) return followRoute(journey, vpc, undefined, undefined);
  const goal = typeof destination === 'object' ? undefined : subnetOf(vpc, destination);
  const near = from ? subnets.filter((subnet) => sameZone(subnet, from)) : [];
  const choices = near.length > 0 ? near : subnets;
  const subnet =
    (goal && subnets.find((one) => one === goal)) ??
    (from && choices.find((one) => one === from)) ??
    choices[
      journey.world.choose(
        `exit ${keyOf(attachment)} ${from ? keyOf(from) : ''} ${goal ? keyOf(goal) : typeof destination === 'object' ? keyOf(destination.unnamed) : destination}`,
        choices.length,
      )
    ];
  if (!subnet) throw new Stopped('transit-gateway', gateway.name, 'no attachment subnet');
  step(journey, `attachment subnet ${subnet.name}`);
  if (typeof destination !== 'object' && contains(subnet.cidrs, destination)) return deliverInto(journey, vpc, subnet);
  passAcl(journey, subnet, 'outbound');
  const table = tableOf(subnet);
  if (table === 'unresolved') throw new Undecided('the route table of an attachment subnet');
  return followRoute(journey, vpc, table, subnet);
}
