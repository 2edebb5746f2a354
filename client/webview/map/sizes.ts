/** Measures of the map, in pixels at scale 1. */
export const RESOURCE = { width: 168, height: 58 } as const;
export const DOOR = { width: 162, height: 42 } as const;
export const OUTSIDE = { width: 202, height: 50 } as const;
export const FOLDED_VPC = { width: 226, height: 64 } as const;
/** So far from a box's right end a trace passes it, there on one side of that and back on the other. */
export const PASSAGE = { from: 10, apart: 7 } as const;
/** Between resources: wide enough for some lines. */
export const GAP = 14;
/** Between the zones of a VPC, and between its rows. */
export const AISLE = 30;
/** Between VPCs, and what lies outside of them. */
export const STREET = 56;
/** Room for a container's heading, above its content: below a subnet's a line there and a line back have room. */
export const HEADING: Readonly<Record<string, number>> = { vpc: 56, zone: 34, subnet: 76, network: 50 };
export const PADDING = 14;
export const EMPTY_SUBNET_HEIGHT = 82;
export const SUBNET_MIN_WIDTH = 236;
/** The longest name that makes its box wider; what is longer is cut. */
const LONGEST_NAME = 300;

/** The width of a heading's text: an upper estimate is enough, for a text that does not fit is cut by the drawing. */
export function textWidth(text: string, fontSize: number): number {
  return Math.min(LONGEST_NAME, text.length * fontSize * 0.58);
}

/** How many columns a grid of equal cells needs to become about as wide as high. */
export function gridColumns(cells: number, width: number = RESOURCE.width, height: number = RESOURCE.height): number {
  return Math.max(1, Math.round(Math.sqrt((cells * height) / width)));
}
