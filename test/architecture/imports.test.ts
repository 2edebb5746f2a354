import { describe, expect, it } from 'vitest';
import { type ImportLine, importLines, ROOT, type SourceFile, sourceFiles } from './source-tree.js';

interface Room {
  readonly name: string;
  /** The rooms (or single files) that it may import. */
  readonly rooms: readonly string[];
  /** The packages that it may import. */
  readonly packages: readonly RegExp[];
}

const LANGIUM = /^langium(\/|$)/;
const PROTOCOL =
  /^vscode-(languageserver|languageserver-protocol|languageserver-types|languageserver-textdocument|jsonrpc|uri)(\/|$)/;
const NODE = /^node:/;

/** Data flows one way: text, language, topology, reachability, rules and answers, server and cli, editor. */
const ROOMS: readonly Room[] = [
  { name: 'network', rooms: ['network/'], packages: [] },
  { name: 'language', rooms: ['language/', 'network/'], packages: [LANGIUM, PROTOCOL, /^chevrotain$/] },
  { name: 'interchange', rooms: ['interchange/', 'network/'], packages: [/^zod(\/|$)/, /^yaml$/, /^sarif$/] },
  { name: 'library', rooms: ['library/', 'language/', 'network/', 'interchange/', 'package.json'], packages: [NODE] },
  {
    name: 'server',
    rooms: ['server/', 'library/node/', 'language/', 'network/', 'interchange/'],
    packages: [LANGIUM, PROTOCOL, NODE, /^marked(-plaintify)?$/],
  },
  {
    name: 'cli',
    rooms: [
      'cli/',
      'server/main.node.js',
      'server/protocol.js',
      'server/recorded/',
      'server/files/page-parts.js',
      'library/',
      'language/',
      'network/',
      'interchange/',
      'package.json',
    ],
    packages: [NODE, /^p-limit$/],
  },
  {
    name: 'client',
    // By the grammar of the editor code is coloured in Markdown pages.
    rooms: [
      'client/',
      'server/protocol.js',
      'network/words/index.js',
      'network/wire/index.js',
      'syntaxes/vpc.tmLanguage.json',
    ],
    packages: [
      NODE,
      /^vscode$/,
      /^vscode-languageclient(\/|$)/,
      // The playground's.
      /^@(codemirror|lezer)\//,
      /^vscode-jsonrpc(\/|$)/,
      /^marked$/,
    ],
  },
];

/** The parts that run in a browser too. */
const BROWSER_SAFE = [
  'network/',
  'language/',
  'interchange/',
  'library/',
  'server/',
  'client/webview/',
  'client/playground/',
];
/** The transport of the server under Node, its file system, its threads and what it reads of pages, and the library's reader of files. */
const NODE_PARTS = [
  'server/main.node.ts',
  'server/files/node-checker.ts',
  'server/files/node-file-system.ts',
  'server/files/page-parts.ts',
  'library/node/',
];

function wrong(files: readonly SourceFile[], isWrong: (line: ImportLine, file: SourceFile) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((line) => isWrong(line, file))
      .map((line) => `${file.path}:${line.line} imports ${line.specifier}`),
  );
}

function within(target: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? target.startsWith(place) : target === place));
}

describe('imports', () => {
  for (const room of ROOMS) {
    const files = sourceFiles(room.name);

    it(`${room.name} imports ${room.rooms.join(', ')} alone`, () => {
      expect(files.length).toBeGreaterThan(0);
      expect(wrong(files, ({ target }) => target !== undefined && !within(target, room.rooms))).toEqual([]);
    });

    it(`${room.name} imports only the packages it needs`, () => {
      const allowed = (specifier: string): boolean => room.packages.some((pattern) => pattern.test(specifier));
      expect(wrong(files, ({ specifier, target }) => target === undefined && !allowed(specifier))).toEqual([]);
    });
  }

  it('client takes nothing but types from the server, the language it speaks, and how messages are read', () => {
    const own = ['client/', 'network/words/index.js', 'network/wire/index.js', 'syntaxes/vpc.tmLanguage.json'];
    expect(
      wrong(sourceFiles('client'), ({ target, typeOnly }) => target !== undefined && !within(target, own) && !typeOnly),
    ).toEqual([]);
  });

  it('the preview and the playground know neither the editor nor Node', () => {
    const files = sourceFiles('client').filter(({ path }) => /^client\/(webview|playground)\//.test(path));
    expect(files.length).toBeGreaterThan(0);
    expect(wrong(files, ({ specifier }) => /^(node:|vscode(?!-jsonrpc))/.test(specifier))).toEqual([]);
  });

  it('what runs in a browser imports nothing of Node', () => {
    const files = BROWSER_SAFE.flatMap((folder) => sourceFiles(folder)).filter(({ path }) => !within(path, NODE_PARTS));
    const isNode = ({ specifier, target }: ImportLine): boolean =>
      NODE.test(specifier) || (target?.startsWith('library/node/') ?? false);
    expect(wrong(files, isNode)).toEqual([]);
    // A global of Node needs no import.
    const globals = files.filter(({ text }) =>
      /\b(process\.(env|argv|cwd|exit|stdout)|__dirname|Buffer\.from|require\()/.test(text),
    );
    expect(globals.map(({ path }) => path)).toEqual([]);
  });

  it('nobody imports tests', () => {
    const files = ROOMS.flatMap(({ name }) => sourceFiles(name));
    expect(wrong(files, ({ target }) => target?.startsWith('test/') ?? false)).toEqual([]);
  });
});

describe('the reading of import lines', () => {
  const read = (text: string): [string, boolean][] =>
    importLines(`${ROOT}/network/x/y.ts`, text).map(({ specifier, typeOnly }) => [specifier, typeOnly]);

  it('sees every form', () => {
    expect(
      read(
        [
          "import { a,\n  type B } from './a.js';",
          "import type { C } from '../c.js';",
          "import * as d from 'node:fs';",
          "import 'langium';",
          "export { e } from './e.js';",
          "export type { F } from './f.js';",
          "export * from './g.js';",
          "const h = await import('./h.js');",
          'import i, { j } from "zod";',
        ].join('\n'),
      ),
    ).toEqual([
      ['./a.js', false],
      ['../c.js', true],
      ['node:fs', false],
      ['langium', false],
      ['./e.js', false],
      ['./f.js', true],
      ['./g.js', false],
      ['./h.js', false],
      ['zod', false],
    ]);
  });

  it('is not fooled by comments and other text', () => {
    expect(
      read("// import { a } from './a.js';\n/* import './b.js' */\nconst text = `from './c.js'`;\nconst from = 'x';\n"),
    ).toEqual([]);
  });

  it('tells where a relative import leads', () => {
    expect(importLines(`${ROOT}/network/x/y.ts`, "import '../../cli/main.js';")[0]?.target).toBe('cli/main.js');
  });
});
