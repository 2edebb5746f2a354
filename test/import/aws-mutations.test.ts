import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { account } from './account.js';

/** Whatever is missing or malformed: the import never throws, and what it yields can be printed and read back without an error. */
const whole: Record<string, string> = Object.fromEntries(
  Object.entries(account()).map(([path, json]) => [path, JSON.stringify(json)]),
);

/** Texts that have been read back: most mutations change nothing that is printed. */
const known = new Map<string, string[]>();

function errorsOf(files: Record<string, string>, names: 'tag' | 'id'): string[] {
  const { topology } = importAws(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { names },
  );
  const text = printTopology(topology);
  const before = known.get(text);
  if (before) return before;
  const { findings } = loadNetwork([{ uri: 'file:///account.vpc', text }], () => undefined);
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
  known.set(text, errors);
  return errors;
}

type Path = (string | number)[];

/** The path of every field and list item. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...pathsOf((value as Record<string, unknown>)[key], [...path, key])]);
}

function at(root: unknown, path: Path): Record<string | number, unknown> {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], root) as Record<
    string | number,
    unknown
  >;
}

/** The file with the thing at a path removed, or replaced. */
function mutated(file: string, path: Path, replacement?: { value: unknown }): string {
  const json = JSON.parse(whole[file] as string) as unknown;
  const parent = at(json, path.slice(0, -1));
  const key = path.at(-1) as string | number;
  if (replacement) parent[key] = replacement.value;
  else if (Array.isArray(parent)) parent.splice(key as number, 1);
  else delete parent[key];
  return JSON.stringify(json);
}

/** Values of every type, and texts that are no id, block or address; each place gets the next one. */
const STRANGE: unknown[] = [
  null,
  7,
  -1,
  1.5e300,
  '',
  'x',
  '10.0.0.0/99',
  '::/0',
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { Key: 1 },
  '__proto__',
  'a/../b:c*/',
];

const errors = (mutations: readonly [string, Record<string, string>][]) =>
  mutations.flatMap(([what, files], i) => {
    try {
      return errorsOf(files, i % 2 ? 'tag' : 'id').map((error) => `${what}: ${error}`);
    } catch (error) {
      return [`${what}: threw ${(error as Error).stack}`];
    }
  });

describe('an account', () => {
  it('reads back without an error', () => {
    expect(errorsOf(whole, 'id')).toEqual([]);
    expect(errorsOf(whole, 'tag')).toEqual([]);
  });

  it('with any one file missing', () => {
    const mutations = Object.keys(whole).map((file): [string, Record<string, string>] => {
      const { [file]: _, ...rest } = whole;
      return [`without ${file}`, rest];
    });
    expect(errors(mutations)).toEqual([]);
  });

  it('with one file alone', () => {
    expect(errors(Object.entries(whole).map(([file, text]) => [`${file} alone`, { [file]: text }]))).toEqual([]);
  });
});

describe.each(Object.keys(whole))('%s', (file) => {
  const paths = pathsOf(JSON.parse(whole[file] as string));
  it('with any field removed', () => {
    expect(
      errors(paths.map((path) => [`without ${path.join('.')}`, { ...whole, [file]: mutated(file, path) }])),
    ).toEqual([]);
  });

  it('with any value of another type', () => {
    const mutations = paths.map((path, i): [string, Record<string, string>] => {
      const value = STRANGE[i % STRANGE.length];
      return [`${path.join('.')} = ${JSON.stringify(value)}`, { ...whole, [file]: mutated(file, path, { value }) }];
    });
    expect(errors(mutations)).toEqual([]);
  });
});
