/** Ways by nodes that the name of their load balancer perhaps does not resolve to: who goes by names takes such a way only where it does. */
import type { InName, Interface, Through } from '../endpoints/index.js';
import { identityOf } from '../topology/index.js';
import { agreed, bestOf, type Disposition, perhapsInName, type Trace } from '../trace/index.js';
import {
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteAllServices,
} from '../traffic/index.js';
import { type Asked, togetherKey } from './ask.js';
import { endText } from './explain.js';

/** Of each way by such a node no more is left than holds whichever nodes the name resolves to. */
export function asNamed(items: readonly Asked[]): Asked[] {
  if (!items.some((item) => throughOf(item)?.inName)) return [...items];
  const byBalancer = new Map<string, Asked[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) byBalancer.set(key, [...(byBalancer.get(key) ?? []), item]);
  }
  return items.map((item) => {
    const key = throughOf(item)?.inName && keyOf(item);
    const together = key === undefined ? undefined : byBalancer.get(key);
    return together ? weakened(item, byName(together)) : item;
  });
}

const throughOf = ({ pair: { goal } }: Asked): Through | undefined =>
  goal.kind === 'interface' ? goal.through : undefined;

function keyOf(item: Asked): string | undefined {
  const { goal, destination } = item.pair;
  return goal.kind === 'interface' && goal.through
    ? `${identityOf(goal.through.node.owner)} ${togetherKey(item, goal, endText(destination))}`
    : undefined;
}

/** What all the nodes that one name may resolve to have in common. */
function byName(items: readonly Asked[]): Disposition {
  const parts = items.map((item) => throughOf(item)?.inName).find((one) => one) ?? new Map<Interface, InName>();
  const nodesOf = (part: InName): Interface[] => [...parts].filter(([, is]) => is === part).map(([node]) => node);
  const by = (nodes: readonly Interface[]): Disposition =>
    bestOf(items.filter((item) => nodes.includes(throughOf(item)?.node as Interface)).map((one) => one.disposition));
  const [certain, perhaps] = [nodesOf('in'), nodesOf('perhaps')];
  // With more of them together nothing is lost. Where none is healthy it resolves to all.
  const least = certain.length > 0 ? certain : [...perhaps, ...nodesOf('rest')];
  return agreed([by(least), ...perhaps.map((node) => by([...certain, node]))]);
}

function weakened(item: Asked, { reachable, partly, oneWay }: Disposition): Asked {
  const { disposition: found, pair, asked, place } = item;
  const certain = uniteAllServices([reachable, oneWay, ...partly.map(({ services }) => services)]);
  const delivered = uniteAllServices([found.reachable, found.oneWay, ...found.partly.map(({ services }) => services)]);
  const open = subtractServices(delivered, certain);
  if (open === NO_SERVICES) return item;
  const left = (services: ServiceSet): ServiceSet => intersectServices(services, certain);
  const disposition: Disposition = {
    reachable: left(found.reachable),
    partly: found.partly
      .map((part) => ({ ...part, services: left(part.services) }))
      .filter(({ services }) => services !== NO_SERVICES),
    oneWay: left(found.oneWay),
    unknown: uniteAllServices([found.unknown, open]),
    clientPorts: found.clientPorts,
  };
  const doubted = (traces: readonly Trace[]): Trace[] => traces.map((trace) => perhapsInName(trace, open));
  return {
    pair,
    asked,
    disposition,
    ...(item.perhaps && { perhaps: item.perhaps }),
    ...(place === undefined ? {} : { place }),
    get traces() {
      return doubted(item.traces);
    },
    get telling() {
      return doubted(item.telling);
    },
  };
}
