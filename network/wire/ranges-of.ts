/** The ranges of places that rise: `[0, 3, 7, 8]` of 0, 1, 2 and 7. */
export function rangesOf(places: Iterable<number>): number[] {
  const ranges: number[] = [];
  for (const place of places) {
    if (ranges.at(-1) === place) ranges[ranges.length - 1] = place + 1;
    else ranges.push(place, place + 1);
  }
  return ranges;
}
