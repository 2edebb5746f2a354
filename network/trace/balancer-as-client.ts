import {
  healthServices,
  hostObstacle,
  hostTargetsOf,
  type Interface,
  isBehind,
  isFor,
  listenerServices,
  targetServices,
  type ZoneObstacle,
  zoneObstacle,
} from '../endpoints/index.js';
import type { Listener, LoadBalancer } from '../topology/index.js';
import {
  ALL_SERVICES,
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  uniteAllServices,
} from '../traffic/index.js';
import { say } from '../words/index.js';
import { record } from './record.js';
import type { TraceState } from './state.js';

/** A balancer as client: it speaks to the targets of its listeners, on their ports and where it looks after their health, and to nobody else. */
export function fromBalancer(state: TraceState, node: Interface, balancer: LoadBalancer): TraceState {
  const { goal, source, destination } = state;
  const target = goal.kind === 'interface' ? goal.iface : undefined;
  const listed = balancer.listeners.filter((listener) =>
    target
      ? listener.targets.some((reference) => isBehind(reference.target, target))
      : hostTargetsOf(listener).some((host) => isFor(host, goal, destination)),
  );
  const obstacleIn = (listener: Listener): ZoneObstacle | undefined => {
    if (target) return zoneObstacle(balancer, node, target, listener);
    const [first, ...others] = hostTargetsOf(listener).filter((host) => isFor(host, goal, destination));
    return first && others.every((host) => host === first) ? hostObstacle(balancer, node, first, listener) : undefined;
  };
  const obstacles = listed.map(obstacleIn);
  const spokenWhere = (isSo: (obstacle: ZoneObstacle | undefined, listener: Listener) => boolean): ServiceSet =>
    uniteAllServices(
      listed.filter((one, i) => isSo(obstacles[i], one)).map((listener) => spoken(listener, source.family)),
    );
  const { start } = state.context;
  const handing = start.kind === 'interface' ? start.handing : undefined;
  const isThere = (listener: Listener): boolean => listener === handing || !(listener.maybe || listener.either);
  const must = uniteAllServices([
    spokenWhere((obstacle, listener) => !obstacle && isThere(listener)),
    ...alternatives(balancer, source.family).map((each) =>
      each.map((one) => spokenWhere((obstacle, listener) => !obstacle && listener === one)).reduce(intersectServices),
    ),
  ]);
  const may = spokenWhere((obstacle) => !obstacle || obstacle.perhaps === true);
  const obstacle = obstacles.every((one) => one) ? obstacles[0] : undefined;
  return record(state, {
    checkpoint: 'load-balancer',
    object: node.name,
    allowed: balancer.listeners.some(({ unknown }) => unknown)
      ? { must, may: uniteAllServices([may, ANY_PORT]) }
      : { must, may },
    stateful: true,
    effect: 'filter',
    code: obstacle?.code ?? (may === NO_SERVICES ? 'TARGET_ADDRESS_RESTRICTION' : 'TARGET_PORT_RESTRICTION'),
    note:
      obstacle?.note ??
      say`
      ${balancer.name} opens connections to the targets of its listeners alone, on their ports.
    `,
    detail: { kind: 'plain', origin: balancer.nameOrigin },
  });
}

/** Listeners of which one at least is there, by their traffic. */
function alternatives({ listeners }: LoadBalancer, family: 4 | 6): readonly Listener[][] {
  const found = new Map<ServiceSet | undefined, Listener[]>();
  for (const listener of listeners.filter(({ either }) => either)) {
    const asked = listenerServices(listener, family);
    found.set(asked, [...(found.get(asked) ?? []), listener]);
  }
  return [...found.values()];
}

/** What it may open to a target that nobody tells: on which port is not told either. */
const ANY_PORT = uniteAllServices([ALL_TCP, ALL_UDP]);

const spoken = (listener: Listener, family: 4 | 6): ServiceSet =>
  uniteAllServices([
    targetServices(listener, family) ?? ALL_SERVICES,
    healthServices(listener, family) ?? ALL_SERVICES,
  ]);
