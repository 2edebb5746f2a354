import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import type { Topology } from '../../network/topology/model.js';
import { carryOver, lineChange } from '../../server/diagnostics/carry-over.js';
import { allFindings, fastFindings } from '../../server/diagnostics/check.js';
import { Network } from '../../server/workspace/network.js';

const URI = 'file:///a.vpc';
const TEXT = 'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { route-table nowhere }\n}\n';

describe('checking', () => {
  it('goes on when rules break down, and tells which', async () => {
    const loaded = loadNetwork([{ uri: URI, text: TEXT }], () => undefined);
    // A topology that no parser makes: every rule that looks at VPCs throws.
    const broken = new Network(URI, {
      ...loaded,
      topology: { ...loaded.topology, vpcs: undefined } as unknown as Topology,
    });
    const failures: string[] = [];
    const fast = fastFindings(broken, {}, (doing) => failures.push(doing));
    const all = await allFindings(
      broken,
      {},
      fast,
      () => false,
      (doing) => failures.push(doing),
    );
    expect(failures).toContain('checking subnet-cidr-overlap');
    expect(all?.map(({ rule }) => rule)).toContain('reference-unresolved');
  });

  it('stops when it is told to', async () => {
    const network = new Network(
      URI,
      loadNetwork([{ uri: URI, text: TEXT }], () => undefined),
    );
    const failed = (): void => undefined;
    expect(await allFindings(network, {}, fastFindings(network, {}, failed), () => true, failed)).toBeUndefined();
  });
});

describe('findings of the last analysis, while a new one runs', () => {
  const at = (line: number) => ({ file: URI, range: { start: { line, column: 1 }, end: { line, column: 5 } } });
  const finding = (line: number) => ({
    rule: 'r',
    severity: 'error' as const,
    message: '',
    origin: at(line),
    related: [],
  });

  it.each([
    ['above the change: stays', 'a\nb\nc\nd', 'a\nb\nX\nd', 1, 1],
    ['on a changed line: goes', 'a\nb\nc\nd', 'a\nb\nX\nd', 3, undefined],
    ['below it: stays', 'a\nb\nc\nd', 'a\nb\nX\nd', 4, 4],
    ['below new lines: moves down', 'a\nb\nc', 'a\nnew\nnew\nb\nc', 3, 5],
    ['below lines that went: moves up', 'a\nb\nc\nd', 'a\nd', 4, 2],
    ['on a line that went: goes', 'a\nb\nc\nd', 'a\nd', 2, undefined],
    ['behind a line put in front of everything: moves down', 'a\nb', 'x\na\nb', 1, 2],
  ])('%s', (_, before, after, line, expected) => {
    const change = lineChange(before, after);
    if (!change) throw new Error('the texts are the same');
    expect(carryOver(finding(line), new Map([[URI, change]]))?.origin.range.start.line).toBe(expected);
  });

  it('are as they were where nothing changed', () => {
    expect(lineChange('a\nb', 'a\nb')).toBeUndefined();
    expect(carryOver(finding(2), new Map())).toEqual(finding(2));
  });
});
