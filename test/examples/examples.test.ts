import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatText, loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import { evaluateExpectations } from '../../network/expectations/evaluate.js';
import type { Finding } from '../../network/findings/finding.js';
import { finish, runRules } from '../../network/rules/run.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const CLEAN = ['coffee-shop', 'three-tier', 'hybrid', 'remote-work'];

interface Checked {
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly analysis: Analysis;
}

function read(url: string): string | undefined {
  try {
    return readFileSync(new URL(url), 'utf8');
  } catch {
    return undefined;
  }
}

/** The `.vpc` files of a folder, each with what it imports, as the command line checks them. */
function check(folder: string): Checked {
  const names = readdirSync(new URL(`${folder}/`, EXAMPLES)).filter((name) => name.endsWith('.vpc'));
  const files = names.map((name) => new URL(`${folder}/${name}`, EXAMPLES).href);
  const loaded = loadNetwork(
    files.map((uri) => ({ uri, text: read(uri) ?? '' })),
    read,
  );
  const analysis = analyse(loaded.topology);
  const found = runRules(loaded.topology, { needs: 'all', analysis: () => analysis });
  return { files, findings: finish([...loaded.findings, ...found], loaded.ignores), analysis };
}

const serious = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
const place = ({ rule, origin }: Finding): string =>
  `${origin.file.slice(EXAMPLES.href.length)}:${origin.range.start.line} ${rule}`;

describe.each(CLEAN)('example %s', (folder) => {
  const { files, findings, analysis } = check(folder);

  it('has nothing to warn of', () => {
    expect(findings.filter(serious).map((finding) => `${place(finding)}: ${finding.message}`)).toEqual([]);
  });

  it('states expectations, and all of them hold', () => {
    const results = evaluateExpectations(analysis);
    expect(results.length).toBeGreaterThan(6);
    expect(results.filter(({ holds }) => holds !== true).map(({ expectation }) => expectation.text)).toEqual([]);
  });

  it('is formatted', () => {
    for (const file of files) expect(formatText(read(file) ?? '')).toBe(read(file));
  });
});

describe('example classic-mistakes', () => {
  const { files, findings } = check('classic-mistakes');
  const marks = files.flatMap((file) =>
    (read(file) ?? '').split('\n').flatMap((line, index) => {
      const rules = /\/\/ mistake: ([\w-]+(?:, [\w-]+)*)$/.exec(line)?.[1]?.split(', ') ?? [];
      return rules.map((rule) => `${file.slice(EXAMPLES.href.length)}:${index + 1} ${rule}`);
    }),
  );

  it('has more than a dozen different ones', () => {
    expect(new Set(marks.map((mark) => mark.split(' ')[1])).size).toBeGreaterThan(12);
  });

  it('has every one found where it is marked', () => {
    expect(findings.map(place)).toEqual(expect.arrayContaining(marks));
  });

  it('has nothing to warn of that is not marked', () => {
    expect(
      findings
        .filter(serious)
        .map(place)
        .filter((found) => !marks.includes(found)),
    ).toEqual([]);
  });
});
