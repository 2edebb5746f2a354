/** Which files a network may be read from. The editor's counterpart of the command line's `--root`. */

import { URI, Utils } from 'vscode-uri';
import { isInside } from '../../language/link/inside.js';
import { listOf, say } from '../../network/words/index.js';
import type { FileSystem } from '../files/file-system.js';
import { canonicalUri } from './uri.js';

export class ImportAccess {
  /** The workspace's folders. */
  folders: readonly string[] = [];
  /** The setting `vpclens.importRoots`: paths, absolute or from each of the folders. */
  widened: readonly string[] = [];

  constructor(private readonly files: FileSystem) {}

  /** Why a file may not be read for the network of `root`, in sentences for the finding at its import; undefined where it may. */
  refusal(uri: string, root: string): string | undefined {
    if (root.startsWith('untitled:'))
      return say`
        the document with this import is not saved yet, so there is no folder from which its path could lead. Save
        it first.
      `;
    const real = this.real(uri);
    const folders = this.foldersFor(root);
    if (!folders.some((folder) => isInside(real, this.real(folder))))
      return say`
        it lies outside ${listOf(folders.map((folder) => `\`${pathOf(folder)}\``))}. Files are read only
        from the workspace (for a file outside of it, from its own folder), links followed, so that nobody's
        \`.vpc\` file can bring what is elsewhere on this machine into view. Move it there, or allow its folder in
        the setting \`vpclens.importRoots\`.
      `;
    if (!/\.vpc$/i.test(real))
      return say`
      it is a link to a file that is no \`.vpc\` file, and only those can be imported.
    `;
    return undefined;
  }

  private foldersFor(root: string): string[] {
    const inWorkspace = this.folders.some((folder) => isInside(root, folder));
    const own = inWorkspace ? this.folders : [Utils.dirname(URI.parse(root)).toString()];
    return [...own, ...this.widened.flatMap((path) => this.named(path))];
  }

  private named(path: string): string[] {
    if (/^([a-z]:)?[\\/]/i.test(path)) return [URI.file(path).toString()];
    return this.folders.map((folder) => Utils.resolvePath(URI.parse(folder), path).toString());
  }

  private real(uri: string): string {
    return canonicalUri(this.files.real(uri));
  }
}

function pathOf(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : uri;
}
