/** Paths as they were given, in texts: no file is asked for here. */
const parts = (path: string): string[] => path.split(/[\\/]/);

export function baseName(path: string): string {
  return parts(path).at(-1) ?? '';
}

/** The folder with a `/` behind it; empty for a file that stands in none. */
export function folderOf(path: string): string {
  return path.slice(0, path.length - baseName(path).length);
}

/** A path that is told from a folder: `a/b/` and `../c.json` give `a/c.json`. */
export function inside(folder: string, path: string): string {
  const found: string[] = [];
  for (const part of [...parts(folder), ...parts(path)]) {
    if (part === '..' && found.length > 0 && found.at(-1) !== '..') found.pop();
    else if (part !== '.' && part !== '') found.push(part);
  }
  return `${folder.startsWith('/') ? '/' : ''}${found.join('/')}`;
}
