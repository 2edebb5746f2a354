/** An edit makes rules look at what it changes, and at nothing else. */
import { expect, it } from 'vitest';
import { NetworkSource, readAgain, readInPieces } from '../../language/index.js';
import { analyse } from '../../network/answers/index.js';
import { expectationResults } from '../../network/rules/index.js';
import type { Rule } from '../../network/rules/rule.js';
import { findingsOf } from '../../network/rules/run.js';
import type { Topology } from '../../network/topology/index.js';
import { officeText } from '../bench/office-text.js';

const URI = 'file:///a.vpc';
const BEFORE = officeText(1_000);

function loader(): (text: string) => Topology {
  let file = readInPieces(URI, BEFORE);
  const source = new NetworkSource();
  return (text) => {
    file = readAgain(file, text);
    return source.load(new Map([[URI, file]]), new Map()).topology;
  };
}

/** `checked`: parts that the edit changes. `rows`: expectations that are judged anew. */
const EDITS: readonly [name: string, text: string, checked: number, rows: number][] = [
  ['a port in a rule', BEFORE.replace('allow tcp 9003', 'allow tcp 9999'), 1, 2],
  ['a rule of an ACL more', BEFORE.replace('    outbound {', '      130 allow udp 53 from any\n    outbound {'), 1, 2],
  ['a block', BEFORE.replace('10.3.10.0/24', '10.3.12.0/24'), 1, 2],
  ['the name of a group', BEFORE.replace(/(?<=vpc v2 [\s\S]*)security-group web/, 'security-group front'), 1, 2],
  ['an empty line above everything', `\n${BEFORE}`, 0, 0],
  ['an expectation', BEFORE.replace('v4.web-a-0 on https', 'v4.web-a-1 on https'), 1, 2],
  ['what stands in every VPC', BEFORE.replace('tcp 8080', 'tcp 8081'), 12, 22],
];

it.each(EDITS)('%s', (_, text, checked, rows) => {
  expect(text).not.toBe(BEFORE);
  const load = loader();
  let looked = 0;
  const rule: Rule = {
    id: 'counted',
    severity: 'hint',
    summary: '',
    needs: 'topology',
    check: () => looked++,
  };
  const first = load(BEFORE);
  findingsOf(rule, first);
  const judged = new Set(expectationResults(analyse(first)));
  expect([looked, judged.size]).toEqual([13, 22]);
  looked = 0;
  const after = load(text);
  findingsOf(rule, after);
  const anew = expectationResults(analyse(after)).filter((result) => !judged.has(result));
  expect([looked, anew.length]).toEqual([checked, rows]);
});
