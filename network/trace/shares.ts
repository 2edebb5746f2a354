import {
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteAllServices,
} from '../traffic/index.js';
import { agreed, type Disposition, type PartlyReachable, sameDisposition, samePorts } from './disposition.js';

/**
 * What a node does with traffic of one listener: it hands each connection to one of its target group, and clients cannot know to which.
 * Traffic that no load balancer hands on is one share with one target.
 */
export interface Share<T> {
  /** Of the question; undefined: all. */
  readonly services: ServiceSet | undefined;
  /** Each gets some of it for certain. */
  readonly targets: readonly T[];
  /** These get some of it if they are healthy, which no file tells. */
  readonly perhaps: readonly T[];
  /** These get some of it if none is healthy. Empty where some target gets it for certain. */
  readonly others: readonly T[];
}

export const only = <T>(target: T, services?: ServiceSet): Share<T> => ({
  services,
  targets: [target],
  perhaps: [],
  others: [],
});

export const everyTarget = <T>({ targets, perhaps, others }: Share<T>): readonly T[] => [
  ...targets,
  ...perhaps,
  ...others,
];

export function mapShare<T, U>({ services, targets, perhaps, others }: Share<T>, change: (target: T) => U): Share<U> {
  return { services, targets: targets.map(change), perhaps: perhaps.map(change), others: others.map(change) };
}

/** What becomes of all services, each by the shares that speak of it. */
export function dispositionOfShares<T>(shares: readonly Share<T>[], of: (target: T) => Disposition): Disposition {
  const parts = shares.map((share) => ({ services: share.services, disposition: dispositionOfShare(share, of) }));
  const [first, ...others] = parts;
  if (!first) return agreed([]);
  return others.length === 0 ? within(first.disposition, first.services) : eachWithin(parts);
}

export function dispositionOfShare<T>(
  { targets, perhaps, others }: Omit<Share<T>, 'services'>,
  of: (target: T) => Disposition,
): Disposition {
  const certain = targets.map(of);
  if (perhaps.length === 0) return eachOf(certain.length > 0 ? certain : others.map(of));
  const open = perhaps.map(of);
  // Every reading of what is healthy: with more of them together nothing new comes of it.
  if (certain.length > 0) return agreed([eachOf(certain), ...open.map((one) => eachOf([...certain, one]))]);
  return agreed([...open, eachOf([...open, ...others.map(of)])]);
}

/** What holds whichever of them is picked, where each is picked some time: `reachable` by all of them; by some, `partly`. */
function eachOf(dispositions: readonly Disposition[]): Disposition {
  const [first, ...others] = dispositions;
  if (!first) return agreed([]);
  if (others.every((other) => sameDisposition(first, other))) return first;
  return eachWithin(dispositions.map((disposition) => ({ services: undefined, disposition })));
}

interface Part {
  /** What it speaks of; undefined: everything. */
  readonly services: ServiceSet | undefined;
  readonly disposition: Disposition;
}

function eachWithin(parts: readonly Part[]): Disposition {
  const all = parts.map(({ services, disposition }) => within(disposition, services));
  const some = (of: (one: Disposition) => ServiceSet): ServiceSet => uniteAllServices(all.map(of));
  const good = some(({ reachable }) => reachable);
  const unanswered = some(({ oneWay }) => oneWay);
  const open = some(({ unknown }) => unknown);
  const lost = uniteAllServices(
    all.map((one, i) => {
      const services = parts[i]?.services;
      return subtractServices(services ? intersectServices(good, services) : good, everythingIn(one));
    }),
  );
  const inPart = some(partlyIn);
  const mixed = uniteAllServices([inPart, intersectServices(good, uniteAllServices([unanswered, lost]))]);
  const unknown = subtractServices(open, mixed);
  const decided = uniteAllServices([mixed, unknown]);
  return {
    reachable: subtractServices(good, decided),
    partly: partsOf(parts, all, mixed),
    oneWay: subtractServices(unanswered, decided),
    unknown,
    clientPorts: all.find(({ clientPorts }) => clientPorts !== NO_SERVICES)?.clientPorts ?? NO_SERVICES,
  };
}

/** Ports of which all of them say the same are told; else it hangs on which of them is picked. */
function partsOf(parts: readonly Part[], all: readonly Disposition[], mixed: ServiceSet): PartlyReachable[] {
  const out: PartlyReachable[] = [];
  let left = mixed;
  for (const part of all.flatMap(({ partly }) => partly)) {
    let alike = intersectServices(left, part.services);
    for (const [i, { partly }] of all.entries()) {
      const same = uniteAllServices(partly.filter((one) => samePorts(one, part)).map(({ services }) => services));
      const { services } = parts[i] as Part;
      const unlike = subtractServices(services ? intersectServices(alike, services) : alike, same);
      alike = subtractServices(alike, unlike);
    }
    if (alike === NO_SERVICES) continue;
    out.push({ ...part, services: alike });
    left = subtractServices(left, alike);
  }
  if (left !== NO_SERVICES)
    out.push({ services: left, clientPorts: undefined, translatedPorts: undefined, dependsOn: 'load-balancer' });
  return out;
}

const partlyIn = ({ partly }: Disposition): ServiceSet => uniteAllServices(partly.map(({ services }) => services));

const everythingIn = (one: Disposition): ServiceSet =>
  uniteAllServices([one.reachable, partlyIn(one), one.oneWay, one.unknown]);

function within(disposition: Disposition, services: ServiceSet | undefined): Disposition {
  if (!services) return disposition;
  const part = (set: ServiceSet): ServiceSet => intersectServices(set, services);
  return {
    reachable: part(disposition.reachable),
    partly: disposition.partly
      .map((one) => ({ ...one, services: part(one.services) }))
      .filter((one) => one.services !== NO_SERVICES),
    oneWay: part(disposition.oneWay),
    unknown: part(disposition.unknown),
    clientPorts: disposition.clientPorts,
  };
}
