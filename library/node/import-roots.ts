import { statSync } from 'node:fs';
import { dirname, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInside } from '../../language/link/inside.js';
import { say, type Told, told } from '../../network/words/index.js';
import { VpcLensError } from '../errors.js';
import { realUri } from './disk.js';
import { uriOf } from './paths.js';
import { repositoryOf } from './repository.js';

/**
 * The folders that a network's files may be in. Without them a file of somebody else's, in a pull request say, would have a report quote what is elsewhere on the machine.
 * Links are followed before that is judged.
 */
export class ImportRoots {
  readonly #folders: readonly string[];

  /** `widened` are folders that the user names besides, by what `option` is called. */
  constructor(
    given: readonly string[],
    widened: readonly string[],
    cwd: string,
    private readonly option: string | Told = told`the option \`roots\``,
  ) {
    this.#folders = [
      ...new Set([...given.map((path) => rootOf(path, cwd)), ...widened.map((folder) => namedFolder(folder, cwd))]),
    ];
  }

  /** Whether a file is in one of them. */
  hold(uri: string): boolean {
    const real = realUri(uri);
    return this.#folders.some((folder) => isInside(real, folder));
  }

  /** `/home/me/networks` and … */
  get words(): string {
    return this.#folders
      .map((folder) => `\`${fileURLToPath(folder)}\``)
      .reduce((one, other) => say`${one} and ${other}`);
  }

  /** Why a file may not be imported, in sentences; undefined where it may. */
  refusal(uri: string): string | undefined {
    if (!this.hold(uri))
      return say`
        it lies outside ${this.words}. Files are read only from the repository of the files that were given (else
        the current folder, or theirs), links followed, so that nobody's \`.vpc\` file can bring what is elsewhere
        on this machine into a report. Move it there, or allow its folder with ${this.option}.
      `;
    if (!/\.vpc$/i.test(realUri(uri)))
      return say`it is a link to a file that is no \`.vpc\` file, and only those can be imported.`;
    return undefined;
  }
}

/** The repository that holds what was given; else the current folder, where that holds it; else its own folder. */
function rootOf(given: string, cwd: string): string {
  const real = realUri(uriOf(given, cwd));
  const path = fileURLToPath(real);
  const folder = isFolder(path) ? path : dirname(path);
  const repository = repositoryOf(folder);
  if (repository !== undefined) return uriOf(repository, cwd);
  const current = realUri(uriOf('.', cwd));
  // In a container the current folder often is the root of everything, which says nothing.
  const says = fileURLToPath(current) !== parse(fileURLToPath(current)).root;
  return says && isInside(real, current) ? current : uriOf(folder, cwd);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function namedFolder(folder: string, cwd: string): string {
  if (!isFolder(resolve(cwd, folder)))
    throw new VpcLensError('option-invalid', say`${folder}: there is no folder of that name`, { argument: 'roots' });
  return realUri(uriOf(folder, cwd));
}
