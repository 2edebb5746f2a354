import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTE_RULES } from '../../../network/rules/routes/index.js';
import { WHOLE_NETWORK_RULES } from '../../../network/rules/whole-network/index.js';
import { findingsOf } from '../check-fixture.js';

const HEADINGS = ['Summary', 'Avoid', 'Prefer', 'Why on AWS', 'Configuration'];

/** The page of a rule is true: what it says to avoid yields the finding, what it prefers does not. */
describe('pages of the rules', () => {
  for (const { id, severity } of [...ROUTE_RULES, ...WHOLE_NETWORK_RULES]) {
    it(id, () => {
      const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
      expect(page.startsWith(`# ${id}\n`)).toBe(true);
      expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(HEADINGS);
      expect(page).toContain('https://docs.aws.amazon.com/');
      expect(page).toContain(`Severity: ${severity}.`);
      expect(page).toContain(`// vpclens-ignore ${id}: `);
      const [avoid, prefer] = [...page.matchAll(/```vpc\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
      expect(rulesFoundIn(avoid)).toContain(id);
      expect(rulesFoundIn(prefer)).not.toContain(id);
    });
  }
});

function rulesFoundIn(text: string | undefined): string[] {
  expect(text).toBeDefined();
  return findingsOf(text ?? '').map(({ rule }) => rule);
}
