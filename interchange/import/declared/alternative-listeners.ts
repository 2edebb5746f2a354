import type { Key, ListenerDraft, LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import { textOf } from './listener-ways.js';

interface Alternatives {
  readonly balancer: LoadBalancerDraft;
  readonly keys: Key[];
  readonly listeners: ListenerDraft[];
}

/** Listeners of one port of which conditions decide which is made, as a template has one under `Condition: HasCertificate` and another under its opposite. */
export class AlternativeListeners {
  readonly #byBalancer = new Map<LoadBalancerDraft, Map<string, Alternatives>>();

  /** One that answers or hands connections on wherever it is made. */
  add(balancer: LoadBalancerDraft, traffic: TrafficDraft, key: Key, listeners: readonly ListenerDraft[]): void {
    const byTraffic = this.#byBalancer.get(balancer) ?? new Map<string, Alternatives>();
    this.#byBalancer.set(balancer, byTraffic);
    const text = JSON.stringify(traffic);
    const known = byTraffic.get(text) ?? { balancer, keys: [], listeners: [] };
    byTraffic.set(text, known);
    known.keys.push(key);
    known.listeners.push(...listeners);
  }

  /** Where one of them is made in each way, one of them is there. */
  settle(context: Context): void {
    for (const { balancer, keys, listeners } of [...this.#byBalancer.values()].flatMap((one) => [...one.values()])) {
      if (keys.length < 2 || !context.oneIsMade(keys)) continue;
      const sure = listeners.filter(({ weight }) => weight !== 0);
      const [first] = sure;
      for (const listener of sure) {
        delete listener.maybe;
        listener.either = true;
      }
      // Of listeners that are the same one stands for all.
      const same = first ? sure.filter((one) => one !== first && textOf(one) === textOf(first)) : [];
      balancer.listeners = balancer.listeners.filter((one) => !same.includes(one));
    }
  }
}
