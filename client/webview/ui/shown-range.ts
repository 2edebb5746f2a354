/** The part of a long line of equal cells that a window shows, with some more at both ends. `end` is exclusive. */
export function shownRange(
  offset: number,
  room: number,
  cell: number,
  count: number,
  more = 4,
): { start: number; end: number } {
  const start = Math.max(0, Math.floor(offset / cell) - more);
  const end = Math.min(count, Math.ceil((offset + room) / cell) + more);
  return { start: Math.min(start, count), end: Math.max(end, Math.min(start, count)) };
}

/** What is drawn of a line of cells: what the window shows, and, wherever it is, the one that has the focus, so that it keeps it and Tab leads back to it. */
export function drawnOf({ start, end }: { readonly start: number; readonly end: number }, focused: number): number[] {
  const shown = Array.from({ length: end - start }, (_, at) => start + at);
  if (focused < 0 || (focused >= start && focused < end)) return shown;
  return focused < start ? [focused, ...shown] : [...shown, focused];
}
