import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText, printTopology } from '../../language/index.js';
import { allResources } from '../../network/topology/effective.js';
import { load } from './check-text.js';
import { EVERYTHING } from './everything.js';
import { Dice } from './random-network.js';

/** Reads a text, whatever it is, and does with it what a program would. */
function survives(text: string): void {
  const network = load(text);
  for (const finding of network.findings) {
    expect(finding.message).not.toMatch(/undefined|NaN|EOF|token|\[object/);
    expect(finding.origin.range.start.line).toBeGreaterThan(0);
    expect(finding.origin.range.start.column).toBeGreaterThan(0);
  }
  for (const resource of allResources(network.topology)) {
    expect(resource.name).toBeTypeOf('string');
    expect(resource.vpc.name).toBeTypeOf('string');
  }
  printTopology(network.topology);
  formatText(text);
}

const examples = new URL('../../examples/', import.meta.url);
const EXAMPLES = readdirSync(examples, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.vpc'))
  .map((name) => [name, readFileSync(new URL(name, examples), 'utf8')] as const);

describe('any text is read', () => {
  it.each([['everything', EVERYTHING] as const, ...EXAMPLES])('%s, cut at every line', (_name, text) => {
    const lines = text.split('\n');
    for (let end = 0; end <= lines.length; end++) survives(lines.slice(0, end).join('\n'));
  });

  it('everything, without any one of its lines', () => {
    const lines = EVERYTHING.split('\n');
    for (let index = 0; index < lines.length; index++) survives(lines.filter((_, line) => line !== index).join('\n'));
  });

  it('everything, with words left out, doubled and swapped', () => {
    const words = EVERYTHING.split(/(\s+)/);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = new Dice(seed);
        const changed = [...words];
        for (let i = 0; i < 5; i++) {
          const at = dice.next(changed.length);
          const action = dice.next(3);
          if (action === 0) changed.splice(at, 1);
          else if (action === 1) changed.splice(at, 0, dice.pick(words));
          else changed[at] = dice.pick(words);
        }
        survives(changed.join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), survives), { numRuns: 200 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}",=->/*:.0123456789abcv \n'), maxLength: 200 }), survives),
      { numRuns: 300 },
    );
  });

  it('random bytes, many of them', () => {
    const dice = new Dice(7);
    survives(Array.from({ length: 300_000 }, () => String.fromCharCode(dice.next(256))).join(''));
  });

  it('deep nesting', () => {
    for (const part of [
      '{',
      'vpc v 10.0.0.0/8 {',
      'vpc v 10.0.0.0/8 { subnet s 10.0.0.0/24 {',
      '}',
      '/*',
      '"',
      'allow ',
      '10.0.0.0/8, ',
    ])
      survives(part.repeat(20_000));
  });

  it('100,000 rules', () => {
    const network = load(
      `vpc v 10.0.0.0/8 {\nsecurity-group g {\ninbound {\n${'allow tcp 80 from 10.0.0.0/8\n'.repeat(100_000)}}}}`,
    );
    expect(network.findings).toEqual([]);
    expect(network.topology.vpcs[0]?.securityGroups[0]?.inbound).toHaveLength(100_000);
  });

  it('with a bounded number of findings', () => {
    expect(load('foo\nvpc\n'.repeat(20_000)).findings.length).toBeLessThanOrEqual(1001);
    expect(load('network n 10.0.0.0/8\n'.repeat(20_000)).findings.length).toBeLessThanOrEqual(1000);
    expect(load('expect a can reach b\n'.repeat(20_000)).findings.length).toBeLessThanOrEqual(1000);
  });
});
