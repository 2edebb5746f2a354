import { say } from '../../../network/words/index.js';
import type { NetworkMap } from '../../../server/protocol.js';
import { arrowHead } from '../map/arrow-head.js';
import { type Box, walk } from '../map/box.js';
import { draw } from '../map/drawing.js';
import { sceneOf } from '../map/focus/map-scope.js';
import { type Folds, NO_FOLDS } from '../map/folds.js';
import { layOut } from '../map/geometry.js';
import { Guards } from '../map/guards.js';
import { hiddenText, shownLinks, toLinks } from '../map/links.js';
import { LIFE_SIZE } from '../map/text-sizes.js';
import { drawingOn } from '../ui/surface.js';
import { sentence } from '../ui/words.js';
import type { PictureTheme } from './palettes.js';
import { pictureStyle } from './style.js';
import { escaped, WRITTEN } from './written.js';

export interface PictureOptions {
  readonly theme: PictureTheme;
  /** What it is a picture of, such as the file's name. */
  readonly title: string;
  readonly folds?: Folds;
  /** The VPC or subnet that is shown alone. */
  readonly only?: string;
  /** What is shown besides: what a trace passes. */
  readonly also?: ReadonlySet<string>;
}

const MARGIN = 24;
const LINE = 22;

/** The map as the preview draws it, as the text of an SVG file that needs nothing else: its styles are in it, and what it shows is told in words. */
export function mapPicture(map: NetworkMap, { theme, title, ...shown }: PictureOptions): string {
  const { size, told, lines } = written(map, shown);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="picture-title picture-description">`,
    `<title id="picture-title">${escaped(title)}</title>`,
    `<desc id="picture-description">${escaped(told)}</desc>`,
    `<style>${escaped(pictureStyle(theme))}</style>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

/** The same as a part of a page, which may hold several: its styles are the page’s. Undefined: there is nothing to see. */
export function embeddedPicture(map: NetworkMap, title: string): string | undefined {
  const { size, told, lines, isEmpty } = written(map, {});
  if (isEmpty) return undefined;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(title)}">`,
    `<desc>${escaped(told)}</desc>`,
    ...lines,
    '</svg>',
  ].join('');
}

interface Written {
  readonly size: string;
  readonly told: string;
  readonly lines: readonly string[];
  readonly isEmpty: boolean;
}

type Shown = Pick<PictureOptions, 'folds' | 'only' | 'also'>;

function written(map: NetworkMap, { folds = NO_FOLDS, only = '', also }: Shown): Written {
  return drawingOn(WRITTEN, () => {
    const { boxes, connections } = sceneOf(map, folds, only, also);
    const all = toLinks(boxes, connections);
    const links = shownLinks(all, '');
    const geometry = layOut(boxes, links);
    const drawing = draw(boxes, links, geometry, new Guards(map.guards));
    drawing.parts.see({ area: undefined, sizes: LIFE_SIZE });
    const hidden = hiddenText(all);
    const width = Math.ceil(Math.max(geometry.width, 240)) + 2 * MARGIN;
    const height = Math.ceil(geometry.height) + 2 * MARGIN + (hidden || boxes.length === 0 ? LINE : 0);
    const note = boxes.length === 0 ? say`There is no network in this file.` : hidden;
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return {
      size,
      told: describe(boxes, note),
      lines: [
        String(arrowHead()),
        `<rect class="paper" width="${width}" height="${height}"/>`,
        `<g transform="translate(${MARGIN} ${MARGIN})">`,
        String(drawing.root),
        '</g>',
        ...(note ? [`<text class="note" x="${MARGIN}" y="${height - MARGIN + 4}">${escaped(note)}</text>`] : []),
      ],
      isEmpty: boxes.length === 0,
    };
  });
}

/** What is in the picture, in reading order. */
function describe(boxes: readonly Box[], note: string | undefined): string {
  const told = [...walk(boxes)].map(({ box }) => sentence(box.description));
  return [...told, ...(note ? [sentence(note)] : [])].join('\n');
}
