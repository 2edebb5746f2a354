import { type Block, grid } from './block.js';
import type { Box } from './box.js';
import { fixed } from './place-subnet.js';
import { placeZones } from './place-zones.js';
import { AISLE, DOOR, FOLDED_VPC, GAP, HEADING, RESOURCE, STREET, textWidth } from './sizes.js';

/** The button that folds, right of the doors. */
const FOLD = 44;

/** Its doors in the upper wall, beside its name; below them what stands in several subnets; then its zones. */
export function placeVpc(box: Box, ends: ReadonlySet<string>): Block {
  const of = (...roles: readonly Box['role'][]) => box.children.filter(({ role }) => roles.includes(role));
  const zones = placeZones(of('zone'), ends);
  const name = Math.max(textWidth(box.label, 15), textWidth(box.detail, 11)) + 76;
  const doors = row(
    of('gateway'),
    DOOR,
    GAP,
    Math.max(2, Math.floor((zones.width - name) / (DOOR.width + GAP))),
    STREET / 2,
  );
  const spanning = row(
    of('spanning'),
    RESOURCE,
    AISLE,
    Math.max(3, Math.floor(zones.width / (RESOURCE.width + AISLE))),
  );
  const rows = [spanning, zones].filter(({ height }) => height > 0);
  const top = Math.max((HEADING.vpc ?? 0) + AISLE / 2, doors.height + AISLE);
  const inside = Math.max(0, ...rows.map((one) => one.width)) + 2 * AISLE;
  const own = Math.max(FOLDED_VPC.width, name + doors.width + FOLD, inside);
  const height = rows.reduce((sum, one) => sum + one.height + AISLE, top);
  return {
    width: own,
    height,
    put(x, y, paper, span, width = own) {
      paper.boxes.set(box.id, { x, y, width, height });
      // A wide wall leaves its name more room: it is all that is read from afar.
      const left = Math.max(name, Math.min(own / 3, own - FOLD - doors.width));
      if (doors.height > 0) doors.put(x + left, y, paper, span);
      let at = y + top;
      for (const one of rows) {
        one.put(x + AISLE, at, paper, span);
        at += one.height + AISLE;
      }
    },
  };
}

function row(
  boxes: readonly Box[],
  size: { width: number; height: number },
  gapX: number,
  columns: number,
  above?: number,
): Block {
  const blocks = boxes.map((box) => fixed(box, size));
  return grid(blocks, { columns, gapX, gapY: AISLE, ...(above ? { above } : {}), horizontal: true, vertical: 'outer' });
}
