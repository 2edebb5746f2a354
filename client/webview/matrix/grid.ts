/** Where one is in the grid. Row -1 is the row of column headers, column -1 the column of row headers. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What a key does in a grid of that size (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). Undefined: the key is not the grid's. */
export function gridStep(
  key: string,
  { ctrl, page }: { ctrl: boolean; page: number },
  at: Place,
  size: { rows: number; columns: number },
): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (row: number, column: number): Place => {
    const kept = { row: Math.max(-1, Math.min(last.row, row)), column: Math.max(-1, Math.min(last.column, column)) };
    // The corner above the row headers is empty.
    if (kept.row === -1 && kept.column === -1) return at.row === -1 ? { row: -1, column: 0 } : { row: 0, column: -1 };
    return kept;
  };
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'Home':
      return ctrl ? to(0, -1) : to(at.row, -1);
    case 'End':
      return ctrl ? to(last.row, last.column) : to(at.row, last.column);
    case 'PageUp':
      return to(Math.max(0, at.row - page), at.column);
    case 'PageDown':
      return to(at.row + page, at.column);
    default:
      return undefined;
  }
}

/** The same place, or the nearest to it where there are fewer rows or columns. Where there are none the first of them is meant: it is there again when they are. */
export function keptPlace(at: Place, size: { rows: number; columns: number }): Place {
  const kept = (place: number, count: number): number => Math.min(place, Math.max(0, count - 1));
  return { row: kept(at.row, size.rows), column: kept(at.column, size.columns) };
}
