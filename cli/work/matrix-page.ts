import type { NetworkTexts } from '../../server/recorded/relative-texts.js';
import type { Terminal } from '../terminal.js';
import { outPieces } from './output.js';
import { pageText } from './page-text.js';

/**
 * `matrix --format html`: the preview as a page, open at the matrix; with `--group` what is alike stands together there.
 * It needs no row that was worked out before: its own analysis tells them, so that parts of a matrix, merged, give the page that one run gives.
 */
export async function writeMatrixPage(
  texts: NetworkTexts,
  { title, group }: { readonly title: string; readonly group: boolean },
  terminal: Terminal,
): Promise<void> {
  const grouping = group ? ({ grouping: 'alike' } as const) : {};
  outPieces([await pageText(texts, { title, tab: 'matrix', ...grouping }, terminal)], terminal);
}
