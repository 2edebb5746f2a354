import { URI, UriUtils } from 'langium';
import type { Finding } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { FileInPieces } from '../parse/file-in-pieces.js';

/** The same file has the same key, however its URI is spelled. */
export function uriKey(uri: string): string {
  return URI.parse(uri).toString();
}

/** Where an import of a file leads; undefined where that is no `.vpc` file of the importer's own file system. Whether it may be read is for the reader to judge. */
export function importedUri(importer: string, path: string): string | undefined {
  if (notImportable(path) !== undefined) return undefined;
  return UriUtils.resolvePath(UriUtils.dirname(URI.parse(importer)), path).toString();
}

/** Why a text can name no import, in sentences; undefined where it can. */
function notImportable(path: string): string | undefined {
  if (path === '')
    return say`
      This import names no file. Write the path of a \`.vpc\` file between the quotes, such as \`"./office.vpc"\`,
      or remove the import.
    `;
  if (/^[a-z][a-z0-9+.-]+:|^[\\/]{2}/i.test(path))
    return say`
      The import \`${path}\` is not read: it is a URL or names another machine, and an import is the path of a
      file beside this one, so that what a network says is known without asking anybody. Write the path from this
      file's folder, such as \`"./office.vpc"\`.
    `;
  if (!/\.vpc$/i.test(path))
    return say`
      The file \`${path}\` is not imported: its name does not end in \`.vpc\`, and nothing else can hold a
      network. Write the path of a \`.vpc\` file, such as \`"./office.vpc"\`.
    `;
  return undefined;
}

export interface ImportStatement {
  readonly path: string;
  /** Undefined: the text can name no import. */
  readonly uri: string | undefined;
  readonly origin: Origin;
}

export function importsOf({ uri, pieces }: FileInPieces): ImportStatement[] {
  return pieces.flatMap(({ imports, line }) =>
    imports.map(({ path, start, end }) => {
      const range = { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
      return { path, uri: importedUri(uri, path), origin: { file: uri, range } };
    }),
  );
}

/** A file that is there, and may not or cannot be read: why, in sentences for the finding at its import. */
export interface Refused {
  readonly refused: string;
}

/** The text of a file that is imported; undefined where there is none. */
export type ReadImport = (uri: string) => string | Refused | undefined;

type KnownImport = ImportStatement & { readonly uri: string };

export interface ImportGraph {
  /** For every file, those it sees: itself, what it imports, and what that imports. */
  readonly visible: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

/** Files are named by their keys; `refused` are those that were not read, and why. */
export function importGraph(
  files: ReadonlyMap<string, FileInPieces>,
  refused: ReadonlyMap<string, string> = new Map(),
): ImportGraph {
  const findings: Finding[] = [];
  const edges = new Map<string, KnownImport[]>();
  for (const [key, file] of files) {
    const known: KnownImport[] = [];
    for (const statement of importsOf(file)) {
      const { uri } = statement;
      if (uri !== undefined && files.has(uri)) known.push({ ...statement, uri });
      else {
        findings.push({
          rule: 'import-unresolved',
          severity: 'error',
          message: unresolvedMessage(statement, uri === undefined ? undefined : refused.get(uri)),
          origin: statement.origin,
          related: [],
        });
      }
    }
    edges.set(key, known);
  }
  const visible = new Map<string, readonly string[]>();
  for (const key of files.keys()) visible.set(key, reachableFrom(key, edges));
  for (const [key, statements] of edges) {
    for (const statement of statements) {
      if (!visible.get(statement.uri)?.includes(key)) continue;
      findings.push({
        rule: 'import-cycle',
        severity: 'information',
        message:
          statement.uri === key
            ? say`This file imports itself. The import can go.`
            : say`
              This file and \`${statement.path}\` import each other, in one or more steps. That works, since every
              name is known in both; but neither can be understood or used alone.
            `,
        origin: statement.origin,
        related: [],
      });
    }
  }
  return { visible, findings };
}

function unresolvedMessage({ path }: ImportStatement, why: string | undefined): string {
  const unnamed = notImportable(path);
  if (unnamed !== undefined) return unnamed;
  if (why !== undefined)
    return say`The file \`${path}\` is not imported: ${why} Nothing of what it declares is known here.`;
  return say`
    There is no file \`${path}\` that can be imported: it is not there, is a folder, or may not be read. The path
    is relative to the folder of this file. Nothing of what it declares is known here.
  `;
}

function reachableFrom(start: string, edges: ReadonlyMap<string, readonly KnownImport[]>): string[] {
  const seen = new Set([start]);
  for (const key of seen) for (const { uri } of edges.get(key) ?? []) seen.add(uri);
  return [...seen];
}
