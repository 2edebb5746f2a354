import type { EndRanges } from '../../../server/protocol.js';

export function* endsIn(ranges: EndRanges): Iterable<number> {
  for (let at = 0; at + 1 < ranges.length; at += 2)
    for (let end = ranges[at] as number; end < (ranges[at + 1] as number); end++) yield end;
}

/** Whether some end is in both. */
export function rangesMeet(one: EndRanges, other: EndRanges): boolean {
  let [a, b] = [0, 0];
  while (a + 1 < one.length && b + 1 < other.length) {
    const [low, high] = [one[a] as number, one[a + 1] as number];
    const [start, end] = [other[b] as number, other[b + 1] as number];
    if (low < end && start < high) return true;
    if (high <= start) a += 2;
    else b += 2;
  }
  return false;
}
