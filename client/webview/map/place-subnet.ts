import { type Block, grid } from './block.js';
import type { Box } from './box.js';
import {
  EMPTY_SUBNET_HEIGHT,
  GAP,
  gridColumns,
  HEADING,
  PADDING,
  RESOURCE,
  SUBNET_MIN_WIDTH,
  textWidth,
} from './sizes.js';

export function fixed(box: Box, { width, height }: { readonly width: number; readonly height: number }): Block {
  return {
    width,
    height,
    put: (x, y, paper, _, room = width) => paper.boxes.set(box.id, { x, y, width: room, height }),
  };
}

/** A subnet with its resources, or an on-premises network with its hosts. Room for lines is always there; tracks are made only where a line ends inside. */
export function containerWithGrid(box: Box, ends: ReadonlySet<string>): Block {
  const { children } = box;
  const heading = HEADING[box.role] ?? 0;
  const least = Math.max(SUBNET_MIN_WIDTH, textWidth(box.label, 13) + 120);
  if (children.length === 0)
    return fixed(box, { width: least, height: box.role === 'network' ? heading + 8 : EMPTY_SUBNET_HEIGHT });
  const inside = grid(
    children.map((child) => fixed(child, RESOURCE)),
    {
      columns: gridColumns(children.length),
      gapX: GAP,
      gapY: GAP,
      fill: true,
      horizontal: children.some((child) => ends.has(child.id)),
      vertical: 'none',
    },
  );
  return framed(box, inside, least);
}

/** A box around what is in it. */
export function framed(box: Box, inside: Block, least = 0): Block {
  const heading = HEADING[box.role] ?? PADDING;
  const own = Math.max(least, inside.width + 2 * PADDING);
  const height = heading + inside.height + PADDING;
  return {
    width: own,
    height,
    put(x, y, paper, span, width = own) {
      paper.boxes.set(box.id, { x, y, width, height });
      inside.put(x + PADDING, y + heading, paper, span, width - 2 * PADDING);
    },
  };
}
