import type { Paper } from './paper.js';

/** How far to the left and the right lines may leave a block: to the vertical tracks beside it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Something measured that can be put on paper. `width`: more than its own, where it is to fill a column. */
export interface Block {
  readonly width: number;
  readonly height: number;
  put(x: number, y: number, paper: Paper, span: Span, width?: number): void;
}

interface GridOptions {
  readonly columns: number;
  readonly gapX: number;
  readonly gapY: number;
  /** How far above the grid its upper track lies; left out: half a gap. */
  readonly above?: number;
  /** Cells are as wide as their column. */
  readonly fill?: boolean;
  /** Which tracks there are: above, between and below the rows; and between the columns, `outer` also beside the first and the last. */
  readonly horizontal: boolean;
  readonly vertical: 'outer' | 'inner' | 'none';
}

/** Blocks in rows, from left to right in their order: nothing but what stands after a block moves for it. Tracks beside the grid lie half a gap outside of it. */
export function grid(blocks: readonly Block[], options: GridOptions): Block {
  const { gapX, gapY, above = gapY / 2, fill, horizontal, vertical } = options;
  const columns = Math.max(1, Math.min(options.columns, blocks.length));
  const widths: number[] = [];
  const heights: number[] = [];
  blocks.forEach((block, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    widths[column] = Math.max(widths[column] ?? 0, block.width);
    heights[row] = Math.max(heights[row] ?? 0, block.height);
  });
  const width = sum(widths) + gapX * Math.max(0, widths.length - 1);
  const height = sum(heights) + gapY * Math.max(0, heights.length - 1);
  return {
    width,
    height,
    put(x, y, paper, span, room = width) {
      const more = fill ? Math.max(0, room - width) / columns : 0;
      const lefts = starts(x, widths, gapX + more);
      const tops = starts(y, heights, gapY);
      const bottom = y + height + gapY / 2;
      const right = x + width + more * columns + gapX / 2;
      if (horizontal)
        for (const track of [y - above, ...tops.slice(1).map((top) => top - gapY / 2), bottom])
          paper.horizontal(track, span.from, span.to, roomIn(gapY));
      if (vertical !== 'none')
        for (const left of vertical === 'outer' ? [...lefts, right + gapX / 2] : lefts.slice(1))
          paper.vertical(left - gapX / 2, y - above, bottom, roomIn(gapX));
      blocks.forEach((block, index) => {
        const column = index % columns;
        const left = lefts[column] ?? x;
        const own = fill ? (widths[column] ?? 0) + more : block.width;
        const outer = vertical === 'outer';
        const inside = {
          from: column === 0 && !outer ? span.from : left - gapX / 2,
          to: column === columns - 1 && !outer ? span.to : left + (widths[column] ?? 0) + more + gapX / 2,
        };
        const to = vertical === 'none' ? span : inside;
        block.put(left, tops[Math.floor(index / columns)] ?? y, paper, to, own);
      });
    },
  };
}

/** What lines in a gap have: not its edges, where boxes are. */
function roomIn(gap: number): number {
  return gap - 8;
}

function starts(first: number, lengths: readonly number[], gap: number): number[] {
  const out: number[] = [];
  let at = first;
  for (const length of lengths) {
    out.push(at);
    at += length + gap;
  }
  return out;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
