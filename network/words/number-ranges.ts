/** Numbers from the first to the second, in rising order. */
export type Ranges = readonly (readonly [low: number, high: number])[];

/** `0-21,23-65535`; undefined: no list of numbers. */
export function parseRanges(list: string): Ranges | undefined {
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(list)) return undefined;
  return list.split(',').map((range) => {
    const [low = 0, high = low] = range.split('-').map(Number);
    return [low, high] as const;
  });
}

export function rangesText(ranges: Ranges): string {
  return ranges.map(([low, high]) => (low === high ? `${low}` : `${low}-${high}`)).join(',');
}

/** In rising order, those that overlap or follow each other as one. */
export function mergedRanges(ranges: Ranges): Ranges {
  const out: [number, number][] = [];
  for (const [low, high] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = out.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else out.push([low, high]);
  }
  return out;
}

export function restOf(ranges: Ranges, last: number): Ranges {
  return subtractRanges([[0, last]], ranges);
}

export function subtractRanges(from: Ranges, what: Ranges): Ranges {
  return what.reduce<Ranges>(
    (left, [low, high]) =>
      left.flatMap(([first, last]) =>
        (
          [
            [first, Math.min(last, low - 1)],
            [Math.max(first, high + 1), last],
          ] as const
        )
          .filter(([start, end]) => start <= end)
          // What lies apart from it is left whole by both halves.
          .slice(0, high < first || low > last ? 1 : 2),
      ),
    from,
  );
}

export function rangesMeet(a: Ranges, b: Ranges): boolean {
  return a.some(([low, high]) => b.some(([first, last]) => low <= last && first <= high));
}
