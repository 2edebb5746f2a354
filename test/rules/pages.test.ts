import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_RULE_IDS, describeRule, RULES } from '../../network/rules/registry.js';
import { findingsOf } from './check-fixture.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);
const HEADINGS = ['Summary', 'Avoid', 'Prefer', 'Why on AWS', 'Configuration'];

/** The page of a rule is true: what it says to avoid yields the finding, what it prefers does not. */
describe('the pages of the rules', () => {
  it.each(ALL_RULE_IDS)('%s', (id) => {
    const page = readFileSync(new URL(`${id}.md`, PAGES), 'utf8');
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(HEADINGS);
    expect(page).toContain('https://docs.aws.amazon.com/');
    expect(page).toContain(`Severity: ${describeRule(id)?.severity}.`);
    expect(page).toContain(`// vpclens-ignore ${id}: `);
    const examples = [...page.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)```/g)].map((match) => match[1] as string);
    expect(examples).toHaveLength(2);
    const [avoid, prefer] = examples as [string, string];
    expect(rulesFoundIn(avoid)).toContain(id);
    expect(rulesFoundIn(prefer)).not.toContain(id);
  });

  it('are those of the registry, and nothing else is in the folder', () => {
    const files = readdirSync(PAGES)
      .filter((name) => name !== 'README.md')
      .map((name) => name.replace(/\.md$/, ''));
    expect(files.sort()).toEqual([...ALL_RULE_IDS].sort());
  });

  it('prefer nothing that another rule calls an error', () => {
    const errors = ALL_RULE_IDS.flatMap((id) => {
      const page = readFileSync(new URL(`${id}.md`, PAGES), 'utf8');
      const prefer = [...page.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)```/g)][1]?.[1] ?? '';
      return findingsIn(prefer)
        .filter(({ severity }) => severity === 'error')
        .map(({ rule }) => `${id}: ${rule}`);
    });
    expect(errors).toEqual([]);
  });

  it('describe every rule that runs', () => {
    for (const { id, severity, summary } of RULES) expect(describeRule(id)).toEqual({ id, severity, summary });
  });
});

/** Under a name of its own, so that a page can show a file that imports itself. */
function findingsIn(text: string) {
  return findingsOf({ 'shop.vpc': text }, { broken: true });
}

function rulesFoundIn(text: string): string[] {
  return findingsIn(text).map(({ rule }) => rule);
}
