import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realUri } from './disk.js';
import { uriOf } from './paths.js';

/** The git repository that holds a folder. `.git` is a folder, or a file in a work tree or a submodule. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Where files stand in their repository, links followed: from the root of the one that holds the working folder, or of their own where they are elsewhere.
 * Where neither is in one the working folder is the root; what is outside it keeps its absolute path.
 */
export function pathsInRepository(cwd: string): (path: string) => string {
  const real = (path: string): string => fileURLToPath(realUri(uriOf(path, cwd)));
  const here = real('.');
  const root = repositoryOf(here);
  return (path) => {
    const file = real(path);
    const roots = [root, repositoryOf(dirname(file)), here].filter((folder) => folder !== undefined);
    const found = roots.map((folder) => relative(folder, file).split(sep));
    // On Windows the way to another drive is an absolute path.
    return found.find((way) => way[0] !== '..' && !isAbsolute(way.join(sep)))?.join('/') ?? file;
  };
}
