import { describe, expect, it } from 'vitest';
import { ID_FIELDS } from '../../interchange/import/aws/identities.js';
import { kindOf } from '../../interchange/import/aws/kinds.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { type Account, account } from './account.js';
import { flipsOf, importedTopology, verdictsOf } from './account-verdicts.js';
import { pathsOf } from './mutate.js';

/** Half a list is no list: what the data lack may make a verdict `unknown`, and never turns one definite verdict into another. */

const whole = verdictsOf(importedTopology(account()));

/** Texts whose verdicts are known: most mutations change nothing. */
const known = new Map<string, string[]>();

/** Questions with another verdict than before, which is not `unknown`. */
function flips(files: Account): string[] {
  const topology = importedTopology(files);
  const text = printTopology(topology);
  const before = known.get(text);
  if (before) return before;
  const now = verdictsOf(topology);
  const found = flipsOf(whole, now);
  known.set(text, found);
  return found;
}

type Lists = Record<string, unknown[]>;
const listsOf = (json: unknown): string[] =>
  Object.entries(json as object).flatMap(([key, list]) => (Array.isArray(list) && list.length > 1 ? [key] : []));

describe('an answer cut to its half', () => {
  const cut = Object.entries(account()).flatMap(([file, json]) =>
    listsOf(json).flatMap((key) => (['first', 'last'] as const).map((half) => [file, key, half] as const)),
  );
  it.each(cut)('%s: %s, the %s half', (file, key, half) => {
    const files = account();
    const list = (files[file] as Lists)[key] as unknown[];
    const middle = Math.ceil(list.length / 2);
    files[file] = { ...(files[file] as object), [key]: half === 'first' ? list.slice(0, middle) : list.slice(middle) };
    expect(flips(files)).toEqual([]);
  });
});

describe('an answer that is empty, though every VPC has some of it', () => {
  const EVERYWHERE = new Set(['RouteTables', 'NetworkAcls', 'SecurityGroups']);
  const all = Object.entries(account()).flatMap(([file, json]) =>
    Object.entries(json as object).flatMap(([key, list]) =>
      EVERYWHERE.has(key) && Array.isArray(list) ? [[file, key] as const] : [],
    ),
  );
  it.each(all)('%s: %s', (file, key) => {
    const files = account();
    files[file] = { ...(files[file] as object), [key]: [] };
    expect(flips(files)).toEqual([]);
  });
});

/** Where a field stands, without its indexes: `SecurityGroups.IpPermissions.IpRanges`. */
const fieldOf = (path: readonly (string | number)[]): string =>
  path.filter((part) => typeof part === 'string').join('.');

describe('a field that is missing', () => {
  /** The first object that has it speaks for the others. */
  const fields = Object.entries(account()).map(([file, json]) => {
    const paths = pathsOf(json).filter((path) => typeof path.at(-1) === 'string' && path.length > 2);
    return [file, [...new Map(paths.reverse().map((path) => [fieldOf(path), path])).values()]] as const;
  });
  it.each(fields.filter(([, paths]) => paths.length > 0))('of %s', (file, paths) => {
    const wrong = paths.flatMap((path) => {
      const files = structuredClone(account());
      const parent = path
        .slice(0, -1)
        .reduce((value, key) => (value as Record<string | number, unknown>)[key], files[file]);
      delete (parent as Record<string | number, unknown>)[path.at(-1) as string];
      return flips(files).map((flip) => `${path.join('.')}: ${flip}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('an object that is described twice', () => {
  const text = printTopology(importedTopology(account()));
  it('is one, with all that either description tells, whichever field one of them lacks', () => {
    const wrong: string[] = [];
    for (const [file, json] of Object.entries(account())) {
      for (const [key, list] of Object.entries(json as Lists)) {
        const kind = kindOf(key);
        if (!kind || !ID_FIELDS[kind] || !Array.isArray(list)) continue;
        const fields = new Set(
          list.flatMap((item) => Object.keys(item as object)).filter((field) => field !== ID_FIELDS[kind]),
        );
        for (const field of fields) {
          const less = list.map((item) =>
            Object.fromEntries(Object.entries(item as object).filter(([name]) => name !== field)),
          );
          for (const twice of [
            [...less, ...list],
            [...list, ...less],
          ])
            if (
              printTopology(importedTopology({ ...account(), [file]: { ...(json as object), [key]: twice } })) !== text
            )
              wrong.push(`${file}: ${key} without ${field}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is printed', () => {
  it('has the verdicts of what was imported, and prints alike when it is read back', () => {
    const topology = importedTopology(account());
    const text = printTopology(topology);
    const read = loadNetwork([{ uri: 'file:///account.vpc', text }], () => undefined).topology;
    expect(verdictsOf(read)).toEqual(whole);
    expect(printTopology(read)).toBe(text);
  });
});
