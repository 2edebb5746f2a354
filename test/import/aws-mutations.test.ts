import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { account } from './account.js';
import { everyOther, mutated, type Path, pathsOf, STRANGE } from './mutate.js';

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
  const answer: unknown = JSON.parse(whole[file] as string);
  const paths = pathsOf(answer);
  const broken = (path: Path, replacement?: { value: unknown }): Record<string, string> => ({
    ...whole,
    [file]: JSON.stringify(mutated(answer, path, replacement)),
  });

  it('with any field removed', () => {
    expect(errors(everyOther(paths, 0).map((path) => [`without ${path.join('.')}`, broken(path)]))).toEqual([]);
  });

  it('with any value of another type', () => {
    const mutations = everyOther(paths, 1).map((path, i): [string, Record<string, string>] => {
      const value = STRANGE[i % STRANGE.length];
      return [`${path.join('.')} = ${JSON.stringify(value)}`, broken(path, { value })];
    });
    expect(errors(mutations)).toEqual([]);
  });
});
