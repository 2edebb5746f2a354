/**
 * Collectors that print every field print one that AWS's answer lacks as null, or as an empty text: it tells as much as one that is missing.
 * Some of all fields, picked by a seed: all of them where `KNOWLEDGE_MUTATIONS` asks for more than a thousand.
 */
import { describe, expect, it } from 'vitest';
import { importAws } from '../../../interchange/import/aws/import-aws.js';
import { printTopology } from '../../../language/index.js';
import { EVERY_ACCOUNT } from '../account/every-account.js';
import { mutated, type Path, pathsOf } from '../mutate.js';
import { SEED } from './verdicts.js';

const SOME = Number(process.env.KNOWLEDGE_MUTATIONS ?? 0) > 1000 ? 1 : 8;

const printed = (files: Readonly<Record<string, unknown>>): string =>
  printTopology(
    importAws(
      Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
      { names: 'id' },
    ).topology,
  );

const isText = (json: unknown, path: Path): boolean =>
  typeof path.reduce((value, key) => (value as Record<string | number, unknown>)[key], json) === 'string';

describe.each(EVERY_ACCOUNT)('$name', ({ files }) => {
  const fields = Object.entries(files()).flatMap(([file, json]) =>
    pathsOf(json)
      .filter((path) => typeof path.at(-1) === 'string' && path.length > 2)
      .map((path) => ({ file, json, path, what: `${file} ${path.join('.')}` })),
  );

  it.each([
    ['null', null, fields],
    ['an empty text', '', fields.filter(({ json, path }) => isText(json, path))],
  ])('with a field that is %s', (_, value, some) => {
    expect(some.length).toBeGreaterThan(10);
    const asked = some.filter((_, i) => i % SOME === SEED % SOME);
    const others = asked.filter(({ file, json, path }) => {
      const missing = printed({ ...files(), [file]: mutated(json, path) });
      return printed({ ...files(), [file]: mutated(json, path, { value }) }) !== missing;
    });
    expect(others.map(({ what }) => what)).toEqual([]);
  });
});
