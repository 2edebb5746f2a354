import { addressSetsOverlap } from '../address/address-set.js';
import type { Interface } from '../endpoints/interfaces.js';
import type { RouteEntry } from '../forwarding/route-entries.js';
import { subnetAddresses } from '../topology/effective.js';
import { qualifiedName, type Resource, type Subnet, type Vpc } from '../topology/model.js';
import { exactly, NOTHING } from '../traffic/bounds.js';
import { ALL_ICMP, ALL_ICMPV6, ALL_SERVICES, subtractServices, uniteServices } from '../traffic/service-set.js';
import { egressOnlyGateway, gatewayEndpoint, internetGateway } from './internet-gateway.js';
import { natGateway, regionalNatGateway } from './nat-gateway.js';
import { peering, transitGateway, vpnGateway } from './on-premises.js';
import type { Arrival } from './trace.js';
import { MAXIMUM_HOPS, type Position, type Walk } from './tracer.js';

/** Out of an interface: the group has been asked (or need not be); the subnet's border and its route table come next. */
export function leaveInterface(walk: Walk, iface: Interface): Arrival {
  const { subnet, vpc } = iface;
  const { goal } = walk;
  if (goal.kind === 'interface' && goal.iface.subnet === subnet && !goal.dialedPublic) {
    if (iface.owner.kind === 'load-balancer' && iface.owner.type === 'classic' && !walk.reply)
      walk.acl(subnet, 'outbound');
    walk.pass(
      'route-table',
      walk.light ? '' : tableName(walk, subnet),
      'Both are in one subnet: the packet goes straight there, past no network ACL and no route table.',
      {},
      'not-evaluated',
    );
    return arriveAt(walk, goal.iface);
  }
  const table = walk.compiled.tableOfSubnet(subnet);
  if (!table) {
    walk.acl(subnet, 'outbound');
    return unknownTable(walk, subnet);
  }
  return followRoute(walk, { vpc, subnet, table, fromTransit: false });
}

/** The file leaves open which table a subnet has. */
export function unknownTable(walk: Walk, subnet: Subnet): Arrival {
  return walk.open(
    'route-table',
    subnet.routeTable?.text ?? `${subnet.vpc.name}.main`,
    subnet.routeTable
      ? `${qualifiedName(subnet)} names a route table that nothing declares.`
      : `${subnet.vpc.name} has several main route tables, of which AWS takes one alone: which one is not known.`,
  );
}

function tableName(walk: Walk, subnet: Subnet): string {
  const table = walk.compiled.tableOfSubnet(subnet)?.table;
  return table ? qualifiedName(table) : `${subnet.vpc.name}.main`;
}

/** Looks the destination up, and goes where the table says. */
export function followRoute(walk: Walk, position: Position): Arrival {
  if (++walk.depth > MAXIMUM_HOPS)
    return walk.stop('route-table', nameOf(position), 'The routes send the packet in a circle.', 'CANNOT_ROUTE');
  const outward = walk.reply && walk.goal.kind === 'internet';
  const choice = outward
    ? position.table.lookupForReply(walk.destination.cls)
    : position.table.lookup(walk.destination.cls);
  if (choice.kind !== 'unknown') return follow(walk, position, choice.kind === 'route' ? choice.entry : undefined);
  walk.pass(
    'route-table',
    nameOf(position),
    () => `Which route of ${nameOf(position)} is taken is not known: ${choice.why}.`,
    {},
    'choice',
  );
  return follow(walk, position, walk.settle(choice.candidates));
}

export function nameOf(position: Position): string {
  const { table } = position.table;
  return table ? qualifiedName(table) : `${position.vpc.name}.main`;
}

/** The border of the subnet that a packet leaves. */
function leaveSubnet(walk: Walk, position: Position): void {
  if (position.subnet) walk.acl(position.subnet, 'outbound');
}

function follow(walk: Walk, position: Position, entry: RouteEntry | undefined): Arrival {
  const object = nameOf(position);
  if (!entry) {
    leaveSubnet(walk, position);
    return walk.stop(
      'route-table',
      object,
      () => `No route of ${object} leads to this address.`,
      'NO_ROUTE_TO_DESTINATION',
      { origin: position.table.table?.nameOrigin },
    );
  }
  const detail = { rule: entry.text, origin: entry.origin };
  if (entry.target.kind === 'local') return followLocal(walk, position, detail);
  const element = entry.target.kind === 'element' ? entry.target.element : undefined;
  const neighbour =
    position.fromTransit &&
    element?.kind === 'resource' &&
    position.subnet !== undefined &&
    element.subnets.includes(position.subnet);
  if (!neighbour) leaveSubnet(walk, position);
  if (entry.target.kind === 'blackhole')
    return walk.stop(
      'route-table',
      object,
      `The route to ${entry.text} is a blackhole: what it led to is gone, or it was meant to drop.`,
      'BAD_STATE_ROUTE',
      detail,
    );
  if (!element) return walk.open('route-table', object, `The target of the route to ${entry.text} is not known.`);
  walk.pass(
    'route-table',
    object,
    () => `The route to ${entry.text} is the most specific one for this address; it leads to ${element.name}.`,
    detail,
  );
  const unusable = (why: string): Arrival => walk.stop('route-table', object, why, 'CANNOT_ROUTE', detail);
  switch (element.kind) {
    case 'internet-gateway':
      return element.vpc === position.vpc
        ? internetGateway(walk, position, element)
        : unusable(`${element.name} belongs to another VPC.`);
    case 'egress-only-gateway':
      return element.vpc === position.vpc
        ? egressOnlyGateway(walk, position, element)
        : unusable(`${element.name} belongs to another VPC.`);
    case 'vpn-gateway':
      return element.vpc === position.vpc
        ? vpnGateway(walk, element)
        : unusable(`${element.name} belongs to another VPC.`);
    case 'gateway-endpoint':
      return element.vpc === position.vpc
        ? gatewayEndpoint(walk, element)
        : unusable(`${element.name} belongs to another VPC.`);
    case 'regional-nat-gateway':
      return element.vpc === position.vpc
        ? regionalNatGateway(walk, element)
        : unusable(`${element.name} belongs to another VPC.`);
    case 'peering':
      return peering(walk, position, element);
    case 'transit-gateway':
      return transitGateway(walk, position, element);
    case 'resource':
      return element.vpc === position.vpc
        ? toResource(walk, position, element, unusable)
        : unusable(`${element.name} belongs to another VPC.`);
    default:
      return unusable(`A route cannot lead to ${element.name}.`);
  }
}

function followLocal(walk: Walk, position: Position, detail: { rule: string; origin: RouteEntry['origin'] }): Arrival {
  const { goal } = walk;
  const inside =
    goal.kind === 'interface' &&
    goal.iface.vpc === position.vpc &&
    goal.iface.subnet === position.subnet &&
    !goal.dialedPublic;
  if (!inside) leaveSubnet(walk, position);
  walk.pass(
    'route-table',
    nameOf(position),
    () => `The local route to ${detail.rule}: the address is inside the VPC.`,
    detail,
  );
  return deliver(walk, position.vpc, position.subnet);
}

function toResource(walk: Walk, position: Position, resource: Resource, unusable: (why: string) => Arrival): Arrival {
  if (resource.type === 'nat-gateway') return natGateway(walk, position, resource);
  if (
    resource.type !== 'instance' &&
    resource.type !== 'interface' &&
    resource.type !== 'gateway-load-balancer-endpoint'
  )
    return unusable(`A route cannot lead to ${resource.name}.`);
  const iface = walk.compiled.interfacesOf(resource)[0];
  return iface
    ? throughAppliance(walk, position.vpc, position.subnet, iface)
    : unusable(`${resource.name} has no address.`);
}

/**
 * To the interface that has the address, inside the VPC, by the implicit router.
 * `from`: the subnet the packet is in already, whose border it does not cross again.
 */
export function deliver(walk: Walk, vpc: Vpc, from: Subnet | undefined): Arrival {
  const { goal } = walk;
  if (goal.kind === 'regional-nat' && goal.vpc === vpc) return 'arrived';
  if (goal.kind === 'interface' && goal.iface.vpc === vpc && !goal.dialedPublic) {
    if (goal.iface.subnet !== from) walk.acl(goal.iface.subnet, 'inbound');
    return arriveAt(walk, goal.iface);
  }
  return walk.stop(
    'delivery',
    vpc.name,
    goal.kind === 'nobody' ? goal.why : `The packet ends in ${vpc.name}, where nobody has this address.`,
    'NO_POSSIBLE_DESTINATION',
    { origin: vpc.nameOrigin },
  );
}

/** At the interface itself: its groups ask who comes in. */
function arriveAt(walk: Walk, iface: Interface): Arrival {
  walk.groups(iface, 'inbound', walk.start.kind === 'interface' ? walk.start.iface.groups : undefined);
  if (walk.reply || iface.owner.kind !== 'resource') return 'arrived';
  const { type, nameOrigin } = iface.owner;
  if (type === 'function')
    return walk.stop(
      'delivery',
      iface.name,
      `${iface.name} is a function: it opens connections, and takes none in its VPC.`,
      'NO_POSSIBLE_DESTINATION',
      { origin: nameOrigin },
    );
  if (type === 'gateway-load-balancer-endpoint')
    return walk.stop(
      'delivery',
      iface.name,
      `${iface.name} hands on what routes send through it; it takes no connection itself.`,
      'NO_POSSIBLE_DESTINATION',
      { origin: nameOrigin },
    );
  if (type === 'nat-gateway')
    return walk.stop(
      'nat-gateway',
      iface.name,
      `${iface.name} is a NAT gateway: it opens connections for its clients, and takes none itself.`,
      walk.lost === 'public' ? 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS' : undefined,
      { origin: nameOrigin },
    );
  if (type === 'interface-endpoint')
    walk.push({
      checkpoint: 'delivery',
      object: iface.name,
      allowed: exactly(WITHOUT_ICMP),
      stateful: false,
      effect: 'filter',
      note: 'An interface endpoint does not answer ping.',
      detail: { kind: 'plain', origin: nameOrigin },
    });
  return 'arrived';
}

const WITHOUT_ICMP = subtractServices(ALL_SERVICES, uniteServices(ALL_ICMP, ALL_ICMPV6));

/** Through a router or firewall that forwards what is not addressed to it. https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
export function throughAppliance(walk: Walk, vpc: Vpc, from: Subnet | undefined, iface: Interface): Arrival {
  const { goal } = walk;
  if (goal.kind === 'interface' && goal.iface === iface) return deliver(walk, vpc, from);
  if (iface.subnet !== from) walk.acl(iface.subnet, 'inbound');
  const { start } = walk;
  walk.groups(iface, 'inbound', start.kind === 'interface' ? start.iface.groups : undefined);
  const again =
    from === iface.subnet ? walk.compiled.tableOfSubnet(iface.subnet)?.lookup(walk.destination.cls) : undefined;
  if (again?.kind === 'route' && again.entry.target.kind === 'element' && again.entry.target.element === iface.owner)
    return walk.stop(
      'route-table',
      tableName(walk, iface.subnet),
      `${iface.name} would send the packet back to itself, since its own subnet has the same route.`,
      'CANNOT_ROUTE',
    );
  const inspected = iface.owner.kind === 'resource' && iface.owner.type === 'gateway-load-balancer-endpoint';
  if (inspected)
    walk.pass(
      'source-dest-check',
      iface.name,
      () =>
        `${iface.name} hands the packet to the appliances behind its Gateway Load Balancer and gets it back. What those filter is not in the file and taken to let it through.`,
      { origin: iface.owner.nameOrigin },
    );
  else if (iface.sourceDestCheck) {
    walk.push({
      checkpoint: 'source-dest-check',
      object: iface.name,
      allowed: NOTHING,
      stateful: false,
      effect: 'filter',
      code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
      note: `${iface.name} drops what is not addressed to it, since its source/destination check is on. A router or firewall needs \`source-dest-check off\`.`,
      detail: { kind: 'plain', origin: iface.owner.nameOrigin },
    });
  } else
    walk.pass(
      'source-dest-check',
      iface.name,
      `${iface.name} forwards the packet: its source/destination check is off.`,
      { origin: iface.owner.nameOrigin },
    );
  walk.via.push(iface.name);
  if (walk.reply) walk.passed.push(iface);
  else walk.leg.appliances.push(iface);
  walk.lost ??= 'appliance';
  walk.groups(iface, 'outbound', goal.kind === 'interface' ? goal.iface.groups : undefined);
  if (goal.kind === 'interface' && goal.iface.subnet === iface.subnet && !goal.dialedPublic)
    return arriveAt(walk, goal.iface);
  const table = walk.compiled.tableOfSubnet(iface.subnet);
  if (!table) return unknownTable(walk, iface.subnet);
  return followRoute(walk, { vpc, subnet: iface.subnet, table, fromTransit: false });
}

/** Whether the packet's destination lies in the subnet itself. */
export function destinationInside(walk: Walk, subnet: Subnet): boolean {
  return walk.destination.set !== undefined && addressSetsOverlap(walk.destination.set, subnetAddresses(subnet));
}
