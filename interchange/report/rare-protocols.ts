import type { TrafficBox } from '../../network/answers/index.js';
import { mergedRanges, parseRanges, rangesText } from '../../network/words/index.js';

type Services = Pick<TrafficBox, 'protocol'>;

/** Protocols that have a number alone are told as one list, where the first of them stands, of boxes that are else alike: there are some two hundred and fifty. */
export function rareAsOne<T extends Services>(boxes: readonly T[]): T[] {
  const lists = new Map<string, { readonly at: number; readonly numbers: (readonly [number, number])[] }>();
  const out: T[] = [];
  for (const box of boxes) {
    const { protocol, ...rest } = box;
    const numbers = parseRanges(protocol);
    if (!numbers) {
      out.push(box);
      continue;
    }
    const key = JSON.stringify(rest);
    const known = lists.get(key);
    if (known) known.numbers.push(...numbers);
    else lists.set(key, { at: out.push(box) - 1, numbers: [...numbers] });
  }
  for (const { at, numbers } of lists.values())
    out[at] = { ...(out[at] as T), protocol: rangesText(mergedRanges(numbers)) };
  return out;
}
