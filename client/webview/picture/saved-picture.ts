import { say } from '../../../network/words/index.js';
import type { NetworkMap } from '../../../server/protocol.js';
import { networkFile, networkName } from '../ui/network-name.js';
import { mapPicture, type PictureOptions } from './map-picture.js';
import type { PictureTheme } from './palettes.js';
import { pngOf } from './png.js';
import type { PictureFormat } from './save-buttons.js';

export interface SavedPicture {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer>;
  /** What to say where it has not the size that it should have. */
  readonly smaller?: string | undefined;
}

export async function savedPicture(
  map: NetworkMap,
  uri: string,
  shown: Pick<PictureOptions, 'folds' | 'only' | 'also'>,
  format: PictureFormat,
): Promise<SavedPicture> {
  const file = networkFile(uri);
  const svg = mapPicture(map, { theme: themeOf(document.body), title: say`The network of ${file}`, ...shown });
  const name = `${networkName(uri)}.${format}`;
  if (format === 'svg') return { name, data: new TextEncoder().encode(svg) };
  return { name, ...(await pngOf(svg)) };
}

/** The classes that an editor gives the page: https://code.visualstudio.com/api/extension-guides/webview#theming-webview-content. Elsewhere it is the reader who prefers one. */
function themeOf({ classList }: HTMLElement): PictureTheme {
  if (classList.contains('vscode-high-contrast') && !classList.contains('vscode-high-contrast-light'))
    return 'high-contrast';
  if (classList.contains('vscode-dark')) return 'dark';
  const inEditor = [...classList].some((name) => name.startsWith('vscode-'));
  return !inEditor && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
