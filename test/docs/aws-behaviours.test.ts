import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';
import { behaviourFixtures } from '../behaviours/read-fixture.js';

const FOLDER = join(ROOT, 'docs/aws-behaviours');
const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
const ROW =
  /^\| \*\*(?<statement>.+)\.\*\*.* \| \[[^\]]+\]\((?<source>[^)]+)\) \| \[[^\]]+\]\(\.\.\/\.\.\/(?<file>[^)]+)\)(?:: \*(?<title>.+)\*)? \|$/;

interface Row {
  readonly statement: string;
  readonly source: string;
  readonly file: string;
  /** Absent where the statement is the title. */
  readonly title?: string;
}

function rowsOf(page: string): Row[] {
  const table = readFileSync(join(FOLDER, page), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return table.map((line) => {
    const groups = ROW.exec(line)?.groups;
    if (!groups) throw new Error(`${page}: this row is not of the form of the others: ${line}`);
    return groups as unknown as Row;
  });
}

describe("AWS's behaviours", () => {
  it.each(pages)('%s: each has a page of AWS for its source, and a test', (page) => {
    const rows = rowsOf(page);
    expect(rows.length).toBeGreaterThan(2);
    for (const { statement, source, file, title } of rows) {
      expect(source, statement).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
      expect(file, statement).toMatch(/^test\//);
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(readFileSync(join(ROOT, file), 'utf8'), `${file} has no test of this title`).toContain(title ?? statement);
    }
  });

  it('are all told, those that have a network of their own', () => {
    const told = pages.flatMap(rowsOf).map(({ file, statement, title }) => `${file}: ${title ?? statement}`);
    expect(new Set(told).size).toBe(told.length);
    const held = behaviourFixtures().flatMap(({ path, behaviours }) =>
      behaviours.map(({ title }) => `${path}: ${title}`),
    );
    expect(held.filter((one) => !told.includes(one))).toEqual([]);
  });

  it('have every page in the index, with the number of its statements', () => {
    const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    for (const page of pages) expect(index).toMatch(new RegExp(`\\(${page}\\) \\| ${rowsOf(page).length} \\|`));
  });
});
