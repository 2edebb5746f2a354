import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The URI of a path, absolute or from the working folder. */
export function uriOf(path: string, cwd: string): string {
  return pathToFileURL(resolve(cwd, path)).href;
}

/** Names files that were imported in the manner of those that were given: absolute where all of those are, else from the working folder. */
export function importedPaths(given: readonly string[], cwd: string): (uri: string) => string {
  const absolute = given.every((path) => isAbsolute(path));
  return (uri) => {
    if (!uri.startsWith('file:')) return uri;
    const path = fileURLToPath(uri);
    return absolute ? path : relative(cwd, path) || path;
  };
}
