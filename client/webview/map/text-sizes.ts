/** How large texts are written, in the drawing's own pixels, for the scale that it is seen at. */
export interface TextSizes {
  /** Drawings for equal levels are equal. */
  readonly level: number;
  /** What sizes near to it are multiplied by. */
  readonly grown: number;
  /** From afar names and marks alone are drawn: how large a pixel of the screen is. Undefined: everything is drawn. */
  readonly pixel: number | undefined;
}

/** As drawn at full size. */
export const LIFE_SIZE: TextSizes = { level: 0, grown: 1, pixel: undefined };

/** Below this scale small texts would have less than 9 pixels: they grow as far as the rows between them have room. */
const GROWN_BELOW = 0.8;
export const GROWN = 1.27;
/** Below this scale not even the grown ones can be read: names alone are drawn, in a size that can be. */
const FAR = 0.55;
/** In steps: each writes every name anew, and what is seen differs by no more than a fifth. */
const STEP = 1.25;

export function textSizes(scale: number): TextSizes {
  if (scale >= GROWN_BELOW) return LIFE_SIZE;
  if (scale >= FAR) return { level: 1, grown: GROWN, pixel: undefined };
  const step = Math.ceil(Math.log(1 / scale) / Math.log(STEP));
  return { level: 1 + step, grown: 1, pixel: STEP ** step };
}

/** How much marks that stand at a box grow with the distance, so that they can be seen; `most`: where they would cover what is beside them. */
export function markScale({ pixel = 1 }: TextSizes, most: number): number {
  return Math.min(pixel, most);
}
