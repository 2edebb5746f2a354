import { describe, expect, it } from 'vitest';
import { RULES } from '../../network/rules/registry.js';
import { checkFixture, type Fixture } from './check-fixture.js';

/** The cases of one rule, by name. */
export interface RuleCases {
  /** The findings are marked in place. */
  readonly finds: Readonly<Record<string, Fixture>>;
  /** What looks similar and is right. */
  readonly silent: Readonly<Record<string, Fixture>>;
}

export function ruleCases(id: string, { finds, silent }: RuleCases): void {
  describe(id, () => {
    it('is in the registry', () => {
      expect(RULES.map((rule) => rule.id)).toContain(id);
    });
    for (const [name, fixture] of Object.entries(finds)) {
      it(`finds: ${name}`, () => checkFixture(id, fixture, only(id)));
    }
    for (const [name, fixture] of Object.entries(silent)) {
      it(`is silent: ${name}`, () => checkFixture(id, fixture, only(id)));
    }
  });
}

/** Fixtures are small, so other rules find much in them that is beside the point. */
export function only(id: string): { settings: Record<string, 'off'> } {
  const others = RULES.filter((rule) => rule.id !== id).map((rule) => [rule.id, 'off'] as const);
  return { settings: Object.fromEntries(others) };
}
