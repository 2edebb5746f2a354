/** AWS's behaviours as `docs/aws-behaviours/` tells them, each on a network of its own. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../network/answers/answer.js';
import { LANGUAGE_RULES } from '../../network/rules/language-rules.js';
import { reachIn } from '../answers/asking.js';
import { findingsOf } from '../rules/check-fixture.js';
import { behaviourFixtures } from './read-fixture.js';

/** What the answer says of it: all that a question may ask for. */
function words({ blockers, paths, reachable, partly }: Answer): Set<string> {
  const hops = paths.flatMap((path) => [...path.forward, ...path.return]);
  return new Set([
    ...blockers.flatMap(({ code, checkpoint }) => [...(code ? [code] : []), checkpoint]),
    ...paths.flatMap(({ via }) => via.map((name) => `via ${name}`)),
    ...hops.flatMap(({ packet }) => [`sees ${packet.source}`, `sees ${packet.destination}`]),
    ...[...reachable, ...partly].flatMap((box) => [`of ${box.clientPorts}`, `of ${box.translatedPorts}`]),
  ]);
}

describe.each(behaviourFixtures())('$path', ({ text, behaviours }) => {
  const reach = reachIn(text);

  it('can be read', () => {
    const own = new Set(LANGUAGE_RULES.map(({ id }) => id));
    expect(findingsOf(text, { broken: true }).filter(({ rule }) => own.has(rule))).toEqual([]);
  });

  it('asks something of each behaviour, and each line of it can be read', () => {
    expect(behaviours.length).toBeGreaterThan(0);
    for (const { title, questions, rules } of behaviours)
      expect(questions.length + rules.length, title).toBeGreaterThan(0);
    const asked = behaviours.flatMap(({ questions }) => questions).length;
    expect(text.match(/^\s*\/\/ .* -> .*$/gm)?.length ?? 0).toBe(asked);
  });

  it.each(behaviours)('$title', ({ questions, rules }) => {
    for (const { text: question, from, to, on, verdict, more } of questions) {
      const answer = reach(from, to, on);
      const why = answer.blockers.map(({ code, message }) => `\n${code ?? ''} ${message}`).join('');
      expect(answer.verdict, `${question}${why}`).toBe(verdict);
      expect([...words(answer)], question).toEqual(expect.arrayContaining([...more]));
    }
    if (rules.length === 0) return;
    expect(findingsOf(text, { broken: true }).map(({ rule }) => rule)).toEqual(expect.arrayContaining([...rules]));
  });
});
