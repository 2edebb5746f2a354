import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RuleCases, ruleCases } from './rule-cases.js';

/** Every file `<room>/cases/<rule>.ts` here: fixtures with their findings marked in place, and those that look alike and are right. */
const FILES = readdirSync(import.meta.dirname).flatMap((room) => {
  const folder = new URL(`${room}/cases/`, import.meta.url);
  return existsSync(folder) ? readdirSync(folder).map((file) => ({ room, file })) : [];
});

for (const { room, file } of FILES) {
  const module: Readonly<Record<string, RuleCases>> = await import(`${import.meta.dirname}/${room}/cases/${file}`);
  for (const cases of Object.values(module)) ruleCases(file.replace(/\.ts$/, ''), cases);
}

describe('the cases of the rules', () => {
  it('lie in the folder of their rule', () => {
    const misplaced = FILES.filter(
      ({ room, file }) => !existsSync(new URL(`../../network/rules/${room}/${file}`, import.meta.url)),
    );
    expect(FILES.length).toBeGreaterThan(30);
    expect(misplaced).toEqual([]);
  });
});
