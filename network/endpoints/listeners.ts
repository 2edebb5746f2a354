import { type Family, sameAddresses, singleAddress } from '../address/index.js';
import { type Host, isCrossZone, type Listener, type LoadBalancer, traitsOf } from '../topology/index.js';
import { ALL_UDP, intersectServices, NO_SERVICES, type ServiceSet, servicesOf } from '../traffic/index.js';
import type { End, Goal } from './ends.js';
import type { Interface, Interfaces } from './interfaces.js';

/** What clients ask a listener for; undefined where it names a service that nothing declares. */
export function listenerServices(listener: Listener, family: Family): ServiceSet | undefined {
  return servicesOf([listener.traffic], family);
}

/** What the balancer asks its targets for. */
export function targetServices(listener: Listener, family: Family): ServiceSet | undefined {
  return servicesOf([listener.targetTraffic ?? listener.traffic], family);
}

/**
 * Whether a target sees the client's own address: never behind a proxy; behind a network load balancer as it says,
 * else where the target is an instance, or where it is an address and the traffic is UDP.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
export function keepsClientAddress(balancer: LoadBalancer, listener: Listener, target: Interface): boolean {
  if (balancer.type !== 'network') return false;
  if (listener.clientIp) return listener.clientIp.value === 'preserved';
  if (isInstance(target)) return true;
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

/** Why a node sends nothing to a target; undefined where it does. https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html */
export function zoneObstacle(
  balancer: LoadBalancer,
  node: Interface,
  target: Interface,
): { readonly note: string; readonly code: string } | undefined {
  if (target.vpc !== balancer.vpc) return undefined;
  const here = node.subnet.zone?.value;
  const there = target.subnet.zone?.value;
  if (!here || !there) return undefined;
  const enabled = balancer.nodes.some(({ subnet }) => !subnet.target?.zone || subnet.target.zone.value === there);
  if (!enabled)
    return {
      note: `${target.name} is in zone ${there}, in which ${balancer.name} has no node: it gets nothing.`,
      code: 'ELB_INSTALLED_AZ_RESTRICTION',
    };
  if (!isCrossZone(balancer) && here !== there)
    return {
      note: `Cross-zone balancing is off: the node in zone ${here} sends nothing to ${target.name} in zone ${there}.`,
      code: 'ELB_NOT_CROSSZONE',
    };
  return undefined;
}
