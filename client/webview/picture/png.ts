import { say } from '../../../network/words/index.js';

/** Twice as many points each way as the page has, for screens and paper that show them. */
const SCALE = 2;
/** What every browser can draw: https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/canvas#maximum_canvas_size */
const LONGEST_SIDE = 16_384;
const MOST_POINTS = 120_000_000;

export interface Png {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly smaller?: string | undefined;
}

/** The text of an SVG file as a PNG. */
export async function pngOf(svg: string): Promise<Png> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = scaleFor(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(say`The browser cannot make a PNG of this size. Save the map as SVG.`);
  const smaller =
    scale < SCALE
      ? say`The map is too large for a PNG at ${SCALE * 100} %: it was saved at ${Math.floor(scale * 100)} %. As SVG it has no size.`
      : undefined;
  return { data: new Uint8Array(await blob.arrayBuffer()), smaller };
}

export function scaleFor(width: number, height: number): number {
  return Math.min(SCALE, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_POINTS / (width * height)));
}
