/** Measures of the map, in pixels at scale 1. */
export const RESOURCE = { width: 158, height: 42 } as const;
export const GAP = 10;
/** Room for a container's heading, above its content. */
export const HEADING: Readonly<Record<string, number>> = { vpc: 52, zone: 30, subnet: 50, network: 50 };
export const PADDING = 14;
export const EMPTY_SUBNET_HEIGHT = 56;
export const SUBNET_MIN_WIDTH = 210;

/** The width of a heading's text: an upper estimate is enough, for a text that does not fit is cut by the drawing. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.58;
}

/** How many columns a grid of equal cells needs to become about as wide as high. */
export function gridColumns(cells: number, width: number = RESOURCE.width, height: number = RESOURCE.height): number {
  return Math.max(1, Math.round(Math.sqrt((cells * height * 1.2) / width)));
}
