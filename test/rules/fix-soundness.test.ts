import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Finding, Fix } from '../../network/findings/finding.js';
import { ALL_RULE_IDS } from '../../network/rules/registry.js';
import { finish, runRules } from '../../network/rules/run.js';
import { fixOfAll } from '../../server/fixes/fix-all.js';
import { examplesOf } from './examples-of.js';
import { FIXED_IN_THE_EDITOR, WITHOUT_FIX } from './without-fix.js';

const FILE = 'file:///fixture.vpc';

function check(text: string): Finding[] {
  const loaded = loadNetwork([{ uri: FILE, text }], () => undefined);
  const analysis = analyse(loaded.topology);
  return finish(
    [...loaded.findings, ...runRules(loaded.topology, { needs: 'all', analysis: () => analysis })],
    loaded.ignores,
  );
}

function applied(text: string, { edits }: Fix): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = ({ line, column }: { line: number; column: number }): number => (starts[line - 1] ?? 0) + column - 1;
  return edits
    .map(({ origin: { range }, newText }) => ({ from: offset(range.start), to: offset(range.end), newText }))
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((done, { from, to, newText }) => done.slice(0, from) + newText + done.slice(to), text);
}

const countOf = (findings: readonly Finding[], keep: (finding: Finding) => boolean): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const finding of findings) if (keep(finding)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
};

/** What is wrong with a fix; nothing where it does what it says and no harm. */
function troubles(text: string, before: readonly Finding[], rule: string, fix: Fix): string[] {
  const after = check(applied(text, fix));
  const all = (): boolean => true;
  const [had = 0, has = 0] = [before, after].map((findings) => countOf(findings, all).get(rule));
  const grave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
  const known = countOf(before, grave);
  const fresh = [...countOf(after, grave)].filter(([id, count]) => count > (known.get(id) ?? 0)).map(([id]) => id);
  const told = fresh.map((id) => `makes ${id}: ${after.find((one) => one.rule === id)?.message.slice(0, 100)}`);
  return [...(has < had ? [] : ['leaves the finding']), ...told];
}

/** Whatever fix is offered where the rules' pages and cases show something is made, and the text checked again. */
describe('a fix mends its finding and makes no other error or warning', async () => {
  const fixed = new Set<string>();
  for (const rule of ALL_RULE_IDS) {
    const examples = await examplesOf(rule);
    it(rule, () => {
      const wrong = examples.flatMap((text) => {
        const before = check(text);
        return before
          .filter((finding) => finding.rule === rule)
          .flatMap(({ fixes = [] }) =>
            fixes.flatMap((fix) => {
              fixed.add(rule);
              return troubles(text, before, rule, fix).map(
                (trouble) => `${fix.title}: ${trouble}\n${applied(text, fix)}`,
              );
            }),
          );
      });
      expect(wrong).toEqual([]);
    });
    it(`${rule}, all of them at once`, () => {
      const wrong = examples.flatMap((text) => {
        const before = check(text);
        const { count, edits } = fixOfAll(before.filter((finding) => finding.rule === rule));
        if (count < 2) return [];
        return troubles(text, before, rule, { title: 'all', edits }).map((trouble) => `${trouble}\n${text}`);
      });
      expect(wrong).toEqual([]);
    });
  }

  it('is there for every rule, or there is a reason why not', () => {
    const others = [...Object.keys(WITHOUT_FIX), ...FIXED_IN_THE_EDITOR];
    expect([...fixed].filter((rule) => others.includes(rule))).toEqual([]);
    expect([...fixed, ...others].sort()).toEqual([...ALL_RULE_IDS].sort());
  });
});
