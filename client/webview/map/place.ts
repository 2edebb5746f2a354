import { type Block, grid } from './block.js';
import type { Box } from './box.js';
import { Paper } from './paper.js';
import { containerWithGrid, fixed } from './place-subnet.js';
import { placeVpc } from './place-vpc.js';
import { AISLE, DOOR, FOLDED_VPC, OUTSIDE, PADDING, STREET, SUBNET_MIN_WIDTH } from './sizes.js';

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly paper: Paper;
}

/** As an architect draws it: the outside world on top, what joins VPCs below it, then the VPCs in the order of the text. `ends`: the boxes that lines lead to. `columns`: in how many the VPCs stand. */
export function placeBoxes(boxes: readonly Box[], ends: ReadonlySet<string>, columns: number): Placed {
  const outside = boxes.filter(({ role }) => role === 'internet' || role === 'network');
  const between = boxes.filter(({ role }) => role === 'transit-gateway');
  const vpcs = boxes.filter(({ role }) => role === 'vpc');
  const inRow = Math.max(4, columns);
  const rows = [
    street(
      outside.map((box) => (box.role === 'network' ? containerWithGrid(box, ends) : fixed(box, OUTSIDE))),
      inRow,
    ),
    street(
      between.map((box) => fixed(box, DOOR)),
      inRow,
    ),
    street(
      vpcs.map((box) => (box.folded ? fixed(box, FOLDED_VPC) : placeVpc(box, ends))),
      columns,
    ),
  ].filter(({ height }) => height > 0);
  const width = Math.max(0, ...rows.map((row) => row.width)) + STREET;
  const paper = new Paper();
  let y = STREET / 2;
  for (const row of rows) {
    row.put(STREET / 2, y, paper, { from: 0, to: width });
    y += row.height + STREET;
  }
  return { width, height: y - STREET / 2, paper };
}

function street(blocks: readonly Block[], columns: number): Block {
  return grid(blocks, { columns, gapX: STREET, gapY: STREET, horizontal: true, vertical: 'outer' });
}

/**
 * By their number alone, and in a narrow window by their zones: a VPC that grows moves what is beside and below it, but changes no row. Folded ones are wider than high.
 * `room`: the width that all should have at the least scale at which they can be read.
 */
export function vpcColumns(boxes: readonly Box[], room = Number.POSITIVE_INFINITY): number {
  const vpcs = boxes.filter(({ role }) => role === 'vpc');
  const folded = vpcs.every((vpc) => vpc.folded);
  const columns = Math.max(1, Math.round(Math.sqrt(vpcs.length * (folded ? 0.55 : 1))));
  if (folded) return columns;
  const zones = Math.max(1, ...vpcs.map(({ children }) => children.filter(({ role }) => role === 'zone').length));
  const width = zones * (SUBNET_MIN_WIDTH + 2 * PADDING + AISLE) + AISLE + STREET;
  return Math.min(columns, Math.max(1, Math.floor(room / width)));
}
