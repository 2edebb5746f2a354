import type { Page } from 'playwright-core';

/** How a picture differs from another. */
export interface Difference {
  /** The part of all blocks that look otherwise: 0 to 1. */
  readonly blocks: number;
  /** The same of the part of the picture that differs most. */
  readonly worst: number;
}

/** Pixels. What machines draw differently, edges of letters and lines, is smaller. */
const BLOCK = 4;
/** Of 255, a channel's mean in a block. */
const UNLIKE = 20;
/** Blocks each way: as large as a box of the map. */
const PART = 10;

/** Compares two PNGs block by block, as somebody does who does not look at single pixels. `page`: any, since browsers read PNGs. */
export function compare(page: Page, before: Buffer, after: Buffer): Promise<Difference> {
  const pictures = [before, after].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  return page.evaluate(
    async ({ pictures, block, unlike, part }) => {
      const read = async (address: string) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const { naturalWidth: width, naturalHeight: height } = image;
        const paper = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        if (!paper) throw new Error('a picture cannot be drawn');
        paper.drawImage(image, 0, 0);
        return { width, height, data: paper.getImageData(0, 0, width, height).data };
      };
      const [one, other] = await Promise.all(pictures.map(read));
      if (!one || !other || one.width !== other.width || one.height !== other.height) return { blocks: 1, worst: 1 };
      const [across, down] = [Math.floor(one.width / block), Math.floor(one.height / block)];
      const mean = ({ data, width }: typeof one, left: number, top: number, channel: number) => {
        let sum = 0;
        for (let y = top; y < top + block; y++)
          for (let x = left; x < left + block; x++) sum += data[(y * width + x) * 4 + channel] ?? 0;
        return sum / block ** 2;
      };
      // What lies between two pixels is drawn on the one or the other.
      const shifts = [0, -1, 1].flatMap((x) => [0, -1, 1].map((y) => [x, y] as const));
      const isOther = (column: number, row: number) =>
        shifts.every(([x, y]) =>
          [0, 1, 2].some((channel) => {
            const [left, top] = [column * block, row * block];
            return Math.abs(mean(one, left, top, channel) - mean(other, left + x, top + y, channel)) > unlike;
          }),
        );
      const parts = new Map<string, number>();
      let sum = 0;
      for (let row = 0; row < down; row++)
        for (let column = 0; column < across; column++) {
          if (!isOther(column, row)) continue;
          sum++;
          const name = `${Math.floor(column / part)} ${Math.floor(row / part)}`;
          parts.set(name, (parts.get(name) ?? 0) + 1);
        }
      return { blocks: sum / (across * down), worst: Math.max(0, ...parts.values()) / part ** 2 };
    },
    { pictures, block: BLOCK, unlike: UNLIKE, part: PART },
  );
}
