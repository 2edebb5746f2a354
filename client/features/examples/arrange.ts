export interface ExampleFile {
  /** Below the examples' folder. */
  readonly path: string;
  readonly text: string;
}

/** Where everybody begins. */
const FIRST = 'coffee-shop/';

/** The examples: no file that another one imports, which only helps it. The coffee shop comes first. */
export function examplesAmong<T extends ExampleFile>(files: readonly T[]): T[] {
  const imported = new Set(files.flatMap(importsOf));
  const rank = ({ path }: T): number => (path.startsWith(FIRST) ? 0 : 1);
  return files
    .filter(({ path }) => !imported.has(path))
    .sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function importsOf({ path, text }: ExampleFile): string[] {
  return [...text.matchAll(/^\s*import\s+"([^"]+)"/gm)].map(([, name]) => {
    const parts = path.split('/').slice(0, -1);
    for (const part of (name as string).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
  });
}
