import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportLine[];
}

export interface ImportLine {
  readonly line: number;
  readonly specifier: string;
  /** For a relative specifier, the path it means from the project's root, with its `.js` kept. */
  readonly target: string | undefined;
  /** `import type …`: gone before anything runs. */
  readonly typeOnly: boolean;
  /** `import('…')`: loaded when it is reached. */
  readonly dynamic: boolean;
}

const LEFT_OUT = new Set(['node_modules', 'dist', '.vscode-test', '.git', 'coverage', 'generated', 'fixtures']);

/** Every hand-written file under the folder that ends so. */
export function sourceFiles(folder: string, endings: readonly string[] = ['.ts', '.mjs']): SourceFile[] {
  return walk(join(ROOT, folder), endings).map((file) => {
    const text = readFileSync(file, 'utf8');
    return { path: relative(ROOT, file).replaceAll(sep, '/'), text, imports: importLines(file, text) };
  });
}

function walk(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`. */
const IMPORT =
  /(?:^|\n)[ \t]*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

export function importLines(file: string, text: string): ImportLine[] {
  return [...withoutComments(text).matchAll(IMPORT)].map((match) => {
    const specifier = (match[3] ?? match[4]) as string;
    const start = (match.index ?? 0) + (match[0].startsWith('\n') ? 1 : 0);
    return {
      line: text.slice(0, start).split('\n').length,
      specifier,
      target: specifier.startsWith('.')
        ? relative(ROOT, resolve(file, '..', specifier)).replaceAll(sep, '/')
        : undefined,
      typeOnly: match[2] !== undefined,
      dynamic: match[4] !== undefined,
    };
  });
}

/** Comments become spaces, so that places stay. Line comments only at a line's start: `//` is in every URL. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}
