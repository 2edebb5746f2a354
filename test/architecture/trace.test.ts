import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-tree.js';

const ROOM = 'network/trace/';
const DISPATCH = `${ROOM}dispatch.ts`;

const files = sourceFiles(ROOM);
const importedBy = ({ imports }: SourceFile): string[] =>
  imports.flatMap(({ target }) => (target?.startsWith(ROOM) ? [target.replace(/\.js$/, '.ts')] : []));

/** What holds no gateway: values and words that all of them use. */
const SHARED = ['record', 'state', 'table-words', 'transition', 'whether-there'].map((name) => `${ROOM}${name}.ts`);

describe('a trace', () => {
  it('goes through gateways that know nothing of each other: one table knows them all', () => {
    const dispatch = files.filter(({ path }) => path === DISPATCH).flatMap(importedBy);
    const gateways = dispatch.filter((path) => !SHARED.includes(path));
    expect(gateways.length).toBeGreaterThan(12);
    const elsewhere = files
      .filter(({ path }) => path !== DISPATCH)
      .flatMap((file) =>
        importedBy(file).flatMap((path) => (gateways.includes(path) ? [`${file.path} -> ${path}`] : [])),
      );
    expect(elsewhere).toEqual([]);
  });
});
