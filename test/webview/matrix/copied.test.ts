import { describe, expect, it } from 'vitest';
import { CopiedFiles } from '../../../client/webview/matrix/copied-files.js';
import { CopiedRows } from '../../../client/webview/matrix/copied-rows.js';
import { type CopyFormat, headText } from '../../../client/webview/matrix/copy.js';
import { toLines } from '../../../client/webview/matrix/lines.js';
import type { CompactCell, MatrixCellsQuestion } from '../../../server/protocol.js';
import { endpoint } from '../fixtures/snapshots.js';

const TRAFFICS = ['tcp 443', 'tcp 443, udp 53'];
const NAMES = ['a|b', 'c', 'd'];
const endpoints = NAMES.map((name, index) => endpoint(index, name, 'instance', ''));
const lines = toLines({ id: 1, endpoints }, { grouping: 'none', open: new Set(), filter: '' });
const TOLD: Readonly<Record<string, CompactCell>> = {
  'a|b c': [0, 0, 0, 0, 1, 0, -1],
  'c a|b': [1, 0, 0, 0, 0, 0, 1],
  'd a|b': [12, 0, 0, 0, 212, 0, -1],
};

/** As the server does where all takes long: one column an answer. */
function oneColumn({ rows, columns: [column] }: MatrixCellsQuestion) {
  const cells = rows.map(
    ([row]): CompactCell => TOLD[`${NAMES[row as number]} ${NAMES[column?.[0] as number]}`] ?? [0, 0, 0, 0, 0, 0, -1],
  );
  return { columns: [cells], traffics: TRAFFICS };
}

function copied(rows: typeof lines, columns: typeof lines, format: CopyFormat, atOnce?: number): string[] {
  const told = new CopiedRows(rows, columns, format, atOnce);
  const found = [headText(columns, format)];
  let percent = -1;
  for (let { question } = told; question; { question } = told) {
    expect(told.percent).toBeGreaterThan(percent);
    ({ percent } = told);
    if (atOnce !== undefined)
      expect(question.rows.length * columns.length).toBeLessThanOrEqual(Math.max(atOnce, columns.length));
    found.push(...told.told(oneColumn(question)));
  }
  return found;
}

describe('a copy of the matrix', () => {
  it.each([undefined, 1, 4])('is a table in Markdown, with %j cells held at once', (atOnce) => {
    expect(copied(lines, lines.slice(0, 2), 'markdown', atOnce).join('\n').split('\n')).toEqual([
      '| from \\\\ to | a\\|b | c |',
      '| --- | --- | --- |',
      '| a\\|b |  | blocked |',
      '| c | reachable: tcp 443, udp 53 |  |',
      '| d | 12 of 224 pairs |  |',
    ]);
  });

  it('is CSV, with what has a comma in quotes', () => {
    expect(copied(lines.slice(1, 2), lines.slice(0, 1), 'csv')).toEqual([
      'from \\ to,a|b',
      'c,"reachable: tcp 443, udp 53"',
    ]);
  });

  const files = (most: number | undefined, ...rows: string[]) => {
    const saved: [string, number | undefined][] = [];
    const written = new CopiedFiles(
      lines,
      'csv',
      (data, part) => saved.push([new TextDecoder().decode(data), part]),
      most,
    );
    for (const row of rows) written.add([row]);
    return { count: written.finish(), saved };
  };
  const HEAD = 'from \\ to,a|b,c,d\r\n';

  it('is one file, in UTF-8', () => {
    expect(files(undefined, '카페', 'b')).toEqual({ count: 1, saved: [[`${HEAD}카페\r\nb\r\n`, undefined]] });
  });

  it('is several where one would be longer than can be handed on, each a table', () => {
    expect(files(HEAD.length + 4, 'a', 'b', 'c')).toEqual({
      count: 2,
      saved: [
        [`${HEAD}a\r\nb\r\n`, 1],
        [`${HEAD}c\r\n`, 2],
      ],
    });
  });
});
