/** Listeners of which the file leaves open whether they are there: `maybe` and `either`. */
import type { Family } from '../address/index.js';
import { listenerServices } from '../endpoints/index.js';
import type { Listener, LoadBalancer } from '../topology/index.js';
import { NO_SERVICES, type ServiceSet } from '../traffic/index.js';
import { everyTarget, type Share } from './shares.js';

/** A listener with what it takes. */
interface Listening {
  readonly listener: Listener;
  readonly asked: ServiceSet;
}

export const listeningOf = ({ listeners }: LoadBalancer, family: Family): readonly Listening[] =>
  listeners.map((listener) => ({ listener, asked: listenerServices(listener, family) ?? NO_SERVICES }));

/** Whether it is not there in some reading. An `either` that no other stands beside is there. */
export function isOpenListener({ listener, asked }: Listening, all: readonly Listening[]): boolean {
  if (listener.maybe) return true;
  return listener.either === true && all.some((one) => one.listener !== listener && isAlternative(one, asked));
}

export function mayBeAbsent(balancer: LoadBalancer, listener: Listener, family: Family): boolean {
  const all = listeningOf(balancer, family);
  return all.some((one) => one.listener === listener && isOpenListener(one, all));
}

/** Whether it leads to a target in all readings: by itself, or each by which it may be replaced does too. */
export function surelyLeadsTo(balancer: LoadBalancer, listener: Listener, target: object, family: Family): boolean {
  if (listener.maybe) return false;
  const all = listeningOf(balancer, family);
  const asked = all.find((one) => one.listener === listener)?.asked;
  const alternatives = listener.either && asked ? all.filter((one) => isAlternative(one, asked)) : [];
  return alternatives.every(({ listener: one }) => one.targets.some((reference) => reference.target === target));
}

const isAlternative = ({ listener, asked }: Listening, to: ServiceSet): boolean =>
  listener.either === true && asked === to;

/** What a listener does that may not be there. */
export interface OpenShare<T> extends Listening {
  readonly share: Share<T>;
}

/**
 * The shares of a node, with those that may not be there. One of them together with what certainly takes the same traffic is a reading, and so is what is certain alone;
 * where nothing is, one of those `either` is there, or else perhaps nothing (`nothing`).
 */
export function withOpen<T>(
  certain: readonly Share<T>[],
  open: readonly OpenShare<T>[],
  nothing: () => T,
): readonly Share<T>[] {
  const byTraffic = new Map<ServiceSet, OpenShare<T>[]>();
  for (const one of open) byTraffic.set(one.asked, [...(byTraffic.get(one.asked) ?? []), one]);
  const shares = [...certain];
  for (const [services, alternatives] of byTraffic) {
    const perhaps = alternatives.flatMap(({ share }) => everyTarget(share));
    const own = shares.filter((share) => share.services === services);
    const isSure = alternatives.some(({ listener }) => listener.either);
    if (own.length === 0) {
      shares.push({ services, targets: [], perhaps: isSure ? perhaps : [...perhaps, nothing()], others: [] });
      continue;
    }
    const rest = shares.filter((share) => !own.includes(share));
    shares.splice(0, shares.length, ...rest, besides(own, perhaps, services));
  }
  return shares;
}

function besides<T>(own: readonly Share<T>[], perhaps: readonly T[], services: ServiceSet): Share<T> {
  const targets = own.flatMap((share) => share.targets);
  const others = own.flatMap((share) => share.others);
  const open = [...own.flatMap((share) => share.perhaps), ...perhaps];
  return targets.length > 0
    ? { services, targets, perhaps: [...open, ...others], others: [] }
    : { services, targets, perhaps: open, others };
}
