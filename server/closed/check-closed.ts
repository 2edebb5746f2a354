import type { Diagnostic } from 'vscode-languageserver-protocol';
import { readTokens } from '../../language/index.js';
import { importedUri } from '../../language/link/imports.js';
import { everyFinding } from '../diagnostics/check.js';
import { diagnosticsByFile } from '../diagnostics/to-diagnostic.js';
import type { FileSystem } from '../files/file-system.js';
import type { FileTests } from '../protocol.js';
import { symbolsIn } from '../providers/workspace-symbols.js';
import { fileTests } from '../testing/file-tests.js';
import { breathe } from '../workspace/breathe.js';
import { Documents } from '../workspace/documents.js';
import { ImportAccess } from '../workspace/import-access.js';
import { canonicalUri } from '../workspace/uri.js';
import { Workspace } from '../workspace/workspace.js';
import type { Checker, ClosedNetwork, Surroundings } from './checker.js';

/** Checks in the thread it is called in, a network at a time. */
export function checkerHere(files: FileSystem): Checker {
  return {
    async list(folders) {
      await breathe();
      return [...new Set(folders.flatMap((folder) => files.list(folder).map(canonicalUri)))];
    },
    async imports(uris, texts) {
      const found: Record<string, readonly string[]> = {};
      for (const uri of uris) {
        await breathe();
        const text = texts[uri] ?? files.read(uri);
        found[uri] = typeof text === 'string' ? importsIn(uri, text) : [];
      }
      return found;
    },
    async check(root, surroundings) {
      await breathe();
      return checkClosed(files, root, surroundings);
    },
    rest: () => undefined,
  };
}

/** By its words alone, since a whole reading costs ten times as much. */
function importsIn(uri: string, text: string): string[] {
  if (!/\bimport\b/.test(text)) return [];
  const tokens = readTokens(text);
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'text' || tokens[i - 1]?.text !== 'import') return [];
    const imported = importedUri(uri, token.text.replace(/^"|"$/g, ''));
    return imported === undefined ? [] : [canonicalUri(imported)];
  });
}

function checkClosed(files: FileSystem, root: string, around: Surroundings): ClosedNetwork | undefined {
  const documents = new Documents(files);
  for (const [uri, text] of Object.entries(around.texts)) documents.open(uri, 0, text);
  const access = new ImportAccess(files);
  access.folders = around.folders;
  access.widened = around.widened;
  const workspace = new Workspace(documents, access);
  const network = workspace.network(root);
  if (!network) return undefined;
  const failures: string[] = [];
  const failed = (doing: string, error: unknown): void => void failures.push(`${doing} of ${root}: ${String(error)}`);
  const shown = everyFinding(network, around.settings, failed);
  const diagnostics: Record<string, readonly Diagnostic[]> = {};
  for (const [file, list] of diagnosticsByFile([{ network, shown }], around.docs, new Map())) diagnostics[file] = list;
  const expecting = new Set(network.topology.expectations.map(({ origin }) => origin.file));
  const tests = [...expecting].map((file): FileTests => fileTests(workspace, file, [{ network, isAnalysed: true }]));
  const missesFile = network.loaded.findings.some(({ rule }) => rule === 'import-unresolved');
  const symbols = Object.fromEntries(network.files.map((file) => [file, symbolsIn(network, file)]));
  return { root, files: network.files, missesFile, diagnostics, tests, symbols, failures };
}
