import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import { describeRule } from '../../network/rules/registry.js';
import { finish, runRules } from '../../network/rules/run.js';
import { EVERYTHING } from '../language/everything.js';
import { findingsOf } from './check-fixture.js';

/** Every so many lines are left out, by themselves: all of them take two minutes. `EVERY_LINE=1` does so. */
const STEP = process.env.EVERY_LINE ? 1 : 4;

const EXAMPLES = ['coffee-shop/shop.vpc', 'three-tier/web-shop.vpc', 'classic-mistakes/mistakes.vpc'];

function rulesOn(text: string): string[] {
  const { topology, findings, ignores } = loadNetwork([{ uri: 'file:///unfinished.vpc', text }], () => undefined);
  let made: Analysis | undefined;
  const analysis = (): Analysis => {
    made ??= analyse(topology);
    return made;
  };
  const found = finish([...findings, ...runRules(topology, { needs: 'all', analysis })], ignores);
  for (const { message, origin, rule } of found) {
    expect(message, rule).not.toMatch(/undefined|NaN|\[object|``/);
    expect(origin.file, `${rule} has a place`).not.toBe('');
  }
  return found.map(({ rule }) => rule);
}

/** A file that is being written is broken most of the time. */
describe('rules on unfinished files', () => {
  it.each(EXAMPLES)('%s, cut at every line', (name) => {
    const lines = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8').split('\n');
    for (let count = 0; count <= lines.length; count++) {
      for (const rule of rulesOn(lines.slice(0, count).join('\n'))) expect(describeRule(rule), rule).toBeDefined();
    }
  });

  it('everything of the language, with a line left out', () => {
    const lines = EVERYTHING.split('\n');
    for (let left = 0; left < lines.length; left += STEP)
      for (const rule of rulesOn(lines.toSpliced(left, 1).join('\n'))) expect(describeRule(rule), rule).toBeDefined();
  });

  it('say nothing of replies, order or reach where every name leads nowhere', () => {
    const found = findingsOf(
      `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { network-acl nowhere route-table nowhere instance cashier { security-groups nowhere } }
  network-acl guard {
    inbound { 100 allow nothing from nowhere 110 deny tcp from 10.0.0.0/8 }
    outbound { 100 allow https to nowhere }
  }
  security-group cashiers { inbound { allow nothing from nowhere   allow ssh from nobody } outbound { allow https to nowhere } }
}
peering bridge between shop and nowhere
transit-gateway hub { attach nowhere }
`,
      { broken: true },
    );
    const own = found.map(({ rule }) => rule).filter((rule) => rule.startsWith('acl-') || rule.startsWith('group-'));
    expect(own).toEqual([]);
  });
});
