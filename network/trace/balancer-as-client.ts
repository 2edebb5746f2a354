import { hostTargetsOf, type Interface, isBehind, isFor, targetServices, zoneObstacle } from '../endpoints/index.js';
import type { LoadBalancer } from '../topology/index.js';
import { ALL_SERVICES, exactly, NO_SERVICES, type ServiceSet, uniteServices } from '../traffic/index.js';
import { record } from './record.js';
import type { TraceState } from './state.js';

/** A balancer as client: it speaks to the targets of its listeners, on their ports, and to nobody else. */
export function fromBalancer(state: TraceState, node: Interface, balancer: LoadBalancer): TraceState {
  const { goal, source, destination } = state;
  const target = goal.kind === 'interface' ? goal.iface : undefined;
  let services: ServiceSet = NO_SERVICES;
  for (const listener of balancer.listeners) {
    const listed = target
      ? listener.targets.some((reference) => isBehind(reference.target, target))
      : hostTargetsOf(listener).some((host) => isFor(host, goal, destination));
    if (listed) services = uniteServices(services, targetServices(listener, source.family) ?? ALL_SERVICES);
  }
  const obstacle = target && services !== NO_SERVICES ? zoneObstacle(balancer, node, target) : undefined;
  return record(state, {
    checkpoint: 'load-balancer',
    object: node.name,
    allowed: exactly(obstacle ? NO_SERVICES : services),
    stateful: true,
    effect: 'filter',
    code: obstacle?.code ?? (services === NO_SERVICES ? 'TARGET_ADDRESS_RESTRICTION' : 'TARGET_PORT_RESTRICTION'),
    note: obstacle?.note ?? `${balancer.name} opens connections to the targets of its listeners alone, on their ports.`,
    detail: { kind: 'plain', origin: balancer.nameOrigin },
  });
}
