import { type Block, grid } from './block.js';
import type { Box } from './box.js';
import { containerWithGrid, framed } from './place-subnet.js';
import { AISLE, GAP, SUBNET_MIN_WIDTH } from './sizes.js';

/** A zone with more subnets shows them in several columns. */
const ONE_COLUMN = 4;
const ORDER = ['public', 'private', 'unknown', 'vpn-only'] as const;

/** Zones as columns, in the order of their names; subnets open to the outside on top. Public subnets, and those that are not, begin at one height in all zones, where there is one column each. */
export function placeZones(zones: readonly Box[], ends: ReadonlySet<string>): Block {
  const aligned = zones.every(({ children }) => children.length <= ONE_COLUMN);
  const subnets = zones.map(({ children }) => byAccess(children));
  const blocks = subnets.map((list) => list.map((subnet) => containerWithGrid(subnet, ends)));
  const rows = aligned ? inRows(subnets, blocks) : blocks;
  const columns = zones.map((zone, index) => {
    const own = rows[index] ?? [];
    const many = aligned ? 1 : Math.ceil(Math.sqrt(own.length / ONE_COLUMN));
    return framed(
      zone,
      grid(own, { columns: many, gapX: AISLE, gapY: GAP, fill: true, horizontal: true, vertical: 'inner' }),
      SUBNET_MIN_WIDTH,
    );
  });
  return grid(columns, { columns: columns.length, gapX: AISLE, gapY: AISLE, horizontal: true, vertical: 'outer' });
}

/** For each zone one block a row: its subnet there, or an empty place. */
function inRows(subnets: readonly (readonly Box[])[], blocks: readonly (readonly Block[])[]): Block[][] {
  const out: Block[][] = subnets.map(() => []);
  for (const open of [true, false]) {
    const tiers = subnets.map((list, zone) =>
      (blocks[zone] ?? []).filter((_, index) => (accessOf(list[index]) === 'public') === open),
    );
    const most = Math.max(0, ...tiers.map(({ length }) => length));
    for (let index = 0; index < most; index++) {
      const height = Math.max(...tiers.map((tier) => tier[index]?.height ?? 0));
      tiers.forEach((tier, zone) => {
        out[zone]?.push({ ...(tier[index] ?? EMPTY), height });
      });
    }
  }
  return out;
}

const EMPTY: Block = { width: 0, height: 0, put: () => undefined };

function byAccess(subnets: readonly Box[]): Box[] {
  return [...subnets].sort((a, b) => ORDER.indexOf(accessOf(a)) - ORDER.indexOf(accessOf(b)));
}

function accessOf(subnet: Box | undefined): (typeof ORDER)[number] {
  return subnet?.access ?? 'private';
}
