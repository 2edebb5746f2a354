/** Renaming and moving files, over the protocol: imports go on leading where they led. */
import { expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TestClient } from './test-client.js';

const at = (path: string): string => `file:///work%20shop/${path}`;
const FILES = {
  [at('main.vpc')]: '// import "./none.vpc"\nimport "./office.vpc"\nimport "./shared/hosts.vpc"\n',
  [at('shared/hosts.vpc')]: 'import "../office.vpc"\nnetwork hosts 192.168.1.0/24\n',
  [at('office.vpc')]: 'network office 192.168.0.0/24\n',
};

/** The new paths, by the files that they are written in. */
async function mended(from: string, to: string, open?: string): Promise<Record<string, string[]>> {
  const client = await TestClient.start({ folders: ['file:///work%20shop'], files: FILES });
  if (open !== undefined) await client.open(open, at('main.vpc'));
  const files = [{ oldUri: at(from), newUri: at(to) }];
  const edit = await client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
  const changes = Object.entries(edit?.changes ?? {});
  return Object.fromEntries(changes.map(([uri, edits]) => [uri, edits.map(({ newText }) => newText)]));
}

it.each([
  [
    'a file',
    'office.vpc',
    'head quarters.vpc',
    { 'main.vpc': ['./head quarters.vpc'], 'shared/hosts.vpc': ['../head quarters.vpc'] },
  ],
  ['a folder', 'shared', 'common', { 'main.vpc': ['./common/hosts.vpc'] }],
  [
    'a file into another folder',
    'shared/hosts.vpc',
    'a/b/hosts.vpc',
    // What it imports itself is told of where it is now.
    { 'main.vpc': ['./a/b/hosts.vpc'], 'shared/hosts.vpc': ['../../office.vpc'] },
  ],
  ['a file that nobody may import any more', 'office.vpc', 'office.txt', {}],
])('of %s', async (_what, from, to, paths) => {
  expect(await mended(from, to)).toEqual(
    Object.fromEntries(Object.entries(paths).map(([path, list]) => [at(path), list])),
  );
});

it('counts with what is open and not saved', async () => {
  expect(await mended('office.vpc', 'hq.vpc', 'import "./shared/../office.vpc"\n')).toEqual({
    [at('main.vpc')]: ['./hq.vpc'],
    [at('shared/hosts.vpc')]: ['../hq.vpc'],
  });
});

it('is asked for: the server says that it mends imports, of files and of folders', async () => {
  const { initialized } = await TestClient.start();
  const filters = initialized.capabilities.workspace?.fileOperations?.willRename?.filters ?? [];
  expect(filters.map(({ pattern }) => [pattern.glob, pattern.matches])).toEqual([
    ['**/*.vpc', 'file'],
    ['**', 'folder'],
  ]);
});
