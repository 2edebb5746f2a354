import type { Origin } from '../../../server/protocol.js';
import { liesIn, type Switch, samePlace } from '../what-if/switches.js';

/** Whether something is switched off, or a part of it. */
export function stateOf(origin: Origin | undefined, off: readonly Switch[]): 'off' | 'less' | undefined {
  if (!origin) return undefined;
  if (off.some((one) => samePlace(one.origin, origin))) return 'off';
  return off.some((one) => liesIn(one.origin, origin)) ? 'less' : undefined;
}

export function markOff(element: Element, state: 'off' | 'less' | undefined): void {
  element.classList.toggle('off', state === 'off');
  element.classList.toggle('less', state === 'less');
}
