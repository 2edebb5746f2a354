import { type Family, sameAddresses, singleAddress } from '../address/index.js';
import {
  type Host,
  isCrossZone,
  isInZone,
  type Listener,
  type LoadBalancer,
  type Subnet,
  shareZone,
  type TargetReference,
  traitsOf,
} from '../topology/index.js';
import {
  ALL_UDP,
  intersectServices,
  NO_SERVICES,
  portServices,
  type ServiceSet,
  servicesOf,
  subtractServices,
  TCP,
  UDP_START,
  uniteAllServices,
} from '../traffic/index.js';
import { listOf, say } from '../words/index.js';
import type { End, Goal } from './ends.js';
import type { Interface, InterfaceAddress, Interfaces } from './interfaces.js';

/** What clients ask a listener for; undefined where it names a service that nothing declares. */
export function listenerServices(listener: Listener, family: Family): ServiceSet | undefined {
  return servicesOf([listener.traffic], family);
}

/** What the balancer asks its targets for. */
export function targetServices(listener: Listener, family: Family): ServiceSet | undefined {
  return servicesOf([listener.targetTraffic ?? listener.traffic], family);
}

/**
 * What its nodes ask a target for to see whether it is healthy. A network load balancer never does so by UDP.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export function healthServices(listener: Listener, family: Family): ServiceSet | undefined {
  if (listener.healthCheck) return servicesOf([listener.healthCheck], family);
  const services = targetServices(listener, family);
  return services && asTcp(services);
}

function asTcp(services: ServiceSet): ServiceSet {
  const udp = intersectServices(services, ALL_UDP);
  if (udp === NO_SERVICES) return services;
  const ports: ServiceSet[] = [];
  for (let i = 0; i < udp.bounds.length; i += 2)
    ports.push(portServices(TCP, (udp.bounds[i] as number) - UDP_START, (udp.bounds[i + 1] as number) - UDP_START));
  return uniteAllServices([subtractServices(services, udp), ...ports]);
}

/**
 * Whether a target sees the client's own address: never behind a proxy; behind a network load balancer as it says,
 * else where the target is an instance or an application load balancer, or where it is an address and the traffic is UDP. What is not in the balancer's VPC is registered by its address.
 * `target` undefined: a host on premises.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
export function keepsClientAddress(balancer: LoadBalancer, listener: Listener, target: Interface | undefined): boolean {
  if (balancer.type !== 'network') return false;
  if (listener.clientIp) return listener.clientIp.value === 'preserved';
  if (target?.owner.kind === 'load-balancer' && target.owner.type === 'application') return true;
  if (target && isInstance(target) && target.vpc === balancer.vpc) return true;
  const services = servicesOf([listener.traffic], 4) ?? NO_SERVICES;
  return intersectServices(services, ALL_UDP) !== NO_SERVICES;
}

/** An interface counts as its instance's where it bears the instance's id. */
function isInstance({ owner }: Interface): boolean {
  if (owner.kind !== 'resource') return false;
  return (
    traitsOf(owner).isInstance || (owner.type === 'interface' && owner.ids.some(({ value }) => value.startsWith('i-')))
  );
}

/**
 * In which family a node speaks to a target: IPv4 where both can, whatever its client speaks. Undefined: they have none in common.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-ip-address-type
 */
export function familyBetween(node: Interface, target: Interface): Family | undefined {
  const has = (iface: Interface, family: Family): boolean =>
    iface.addresses.some((address) => address.family === family);
  return ([4, 6] as const).find((family) => has(node, family) && has(target, family));
}

/**
 * Where a target of several addresses is spoken to: at the first of the family, as an instance is at its primary one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-type
 */
export const targetAddress = (target: Interface, family: Family): InterfaceAddress | undefined =>
  target.addresses.find((address) => address.family === family);

/** The interfaces behind a listener. */
export function targetsOf(network: Interfaces, listener: Listener): Interface[] {
  return listener.targets.flatMap(({ target }) => {
    if (target?.kind === 'resource' || target?.kind === 'load-balancer') return [...network.interfacesOf(target)];
    return target?.kind === 'subnet' ? network.interfaces.filter((iface) => isBehind(target, iface)) : [];
  });
}

/** The on-premises hosts behind a listener: targets by their address, reached over a VPN or Direct Connect. */
export function hostTargetsOf(listener: Listener): Host[] {
  return listener.targets.flatMap(({ target }) => (target?.kind === 'host' ? [target] : []));
}

/** Whether a listener that names the element means the interface. A subnet stands for its instances. */
export function isBehind(target: Listener['targets'][number]['target'], { owner, subnet }: Interface): boolean {
  return target === owner || (target === subnet && owner.kind === 'resource' && traitsOf(owner).isInstance);
}

/** Whether the host is all that the packet is for. */
export const isFor = ({ network, address }: Host, goal: Goal, { set }: End): boolean =>
  goal.kind === 'network' &&
  goal.network === network &&
  address.address !== undefined &&
  set !== undefined &&
  sameAddresses(set, singleAddress(address.address));

/** Why a node sends nothing to a target. */
export interface ZoneObstacle {
  readonly note: string;
  readonly code: string;
  /** It hangs on the zone of a subnet of which the file tells next to nothing. */
  readonly perhaps?: true | undefined;
}

/** Undefined: nothing keeps it from it. https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html */
export function zoneObstacle(
  balancer: LoadBalancer,
  node: Interface,
  target: Interface,
  listener: Listener,
): ZoneObstacle | undefined {
  if (target.vpc !== balancer.vpc)
    return obstacleOutside(balancer, node, listener, target.name, (reference) => isBehind(reference.target, target));
  const place = zoneWords(target.subnet.zone?.value);
  return obstacleAt(balancer, node, listener, target.name, place, (subnet) => shareZone(subnet, target.subnet));
}

/** The same for a host on premises. */
export const hostObstacle = (
  balancer: LoadBalancer,
  node: Interface,
  host: Host,
  listener: Listener,
): ZoneObstacle | undefined => obstacleOutside(balancer, node, listener, host.name, ({ target }) => target === host);

/** What lies outside of the load balancer's VPC is registered for all of its zones, unless it says for which one. */
function obstacleOutside(
  balancer: LoadBalancer,
  node: Interface,
  listener: Listener,
  name: string,
  isMeant: (reference: TargetReference) => boolean,
): ZoneObstacle | undefined {
  const zones = listener.targets.filter(isMeant).map(({ zone }) => zone?.value);
  const told = zones.flatMap((zone) => zone ?? []);
  if (told.length === 0 || told.length < zones.length) return undefined;
  const is = (subnet: Subnet): InZone => best(told.map((zone) => isInZone(subnet, zone)));
  return obstacleAt(balancer, node, listener, name, listOf(told.map(zoneWords)), is);
}

type InZone = ReturnType<typeof isInZone>;

const best = (found: readonly InZone[]): InZone =>
  found.includes('yes') ? 'yes' : found.includes('perhaps') ? 'perhaps' : 'no';

const zoneWords = (zone: string | undefined): string => (zone ? say`zone ${zone}` : say`a zone that nobody tells`);

/** `isThere`: whether a subnet is in the target's zone. */
function obstacleAt(
  balancer: LoadBalancer,
  node: Interface,
  listener: Listener,
  name: string,
  there: string,
  isThere: (subnet: Subnet) => InZone,
): ZoneObstacle | undefined {
  const here = zoneWords(node.subnet.zone?.value);
  const nodes = balancer.nodes.map(({ subnet }) => (subnet.target ? isThere(subnet.target) : 'yes'));
  if (nodes.every((is) => is === 'no'))
    return {
      note: say`${name} is in ${there}, in which ${balancer.name} has no node: it gets nothing.`,
      code: 'ELB_INSTALLED_AZ_RESTRICTION',
    };
  const own = isCrossZone(balancer, listener) ? 'yes' : isThere(node.subnet);
  if (own === 'no')
    return {
      note: say`Cross-zone balancing is off: the node in ${here} sends nothing to ${name} in ${there}.`,
      code: 'ELB_NOT_CROSSZONE',
    };
  if (own === 'perhaps')
    return {
      note: say`
        Cross-zone balancing is off: whether the node in ${here} sends anything to ${name} in ${there} is not known.
      `,
      code: 'ELB_NOT_CROSSZONE',
      perhaps: true,
    };
  if (nodes.includes('yes')) return undefined;
  return {
    note: say`
      Whether ${balancer.name} has a node in the zone of ${name} is not known, as the zone of a subnet is
      not. Without one there, ${name} gets nothing.
    `,
    code: 'ELB_INSTALLED_AZ_RESTRICTION',
    perhaps: true,
  };
}
