import type { EndRanges } from './messages.js';

/** Whether these are ranges of that many endpoints: they come from outside. */
export function areRanges(ranges: EndRanges, count: number): boolean {
  if (ranges.length % 2 !== 0) return false;
  let last = 0;
  return ranges.every((bound, at) => {
    const fits = Number.isInteger(bound) && bound <= count && (at % 2 === 0 ? bound >= last : bound > last);
    last = bound;
    return fits;
  });
}

export function* endsIn(ranges: EndRanges): Iterable<number> {
  for (let at = 0; at + 1 < ranges.length; at += 2)
    for (let end = ranges[at] as number; end < (ranges[at + 1] as number); end++) yield end;
}

export function sizeOf(ranges: EndRanges): number {
  let size = 0;
  for (let at = 0; at + 1 < ranges.length; at += 2) size += (ranges[at + 1] as number) - (ranges[at] as number);
  return size;
}

/** Those that are in both. */
export function* sharedEnds(one: EndRanges, other: EndRanges): Iterable<number> {
  let [a, b] = [0, 0];
  while (a + 1 < one.length && b + 1 < other.length) {
    const low = Math.max(one[a] as number, other[b] as number);
    const high = Math.min(one[a + 1] as number, other[b + 1] as number);
    for (let end = low; end < high; end++) yield end;
    if ((one[a + 1] as number) < (other[b + 1] as number)) a += 2;
    else b += 2;
  }
}
