/** A PNG as browsers write it, of eight bits a channel and not interlaced, as one with a palette. */
export function withPalette(png: Buffer, most?: number): Buffer;
