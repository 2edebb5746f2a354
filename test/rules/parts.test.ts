/** What is said of each part of a network by itself is what is said of the whole: no rule declares a scope that is too small. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/index.js';
import type { Finding } from '../../network/findings/index.js';
import { RULES } from '../../network/rules/registry.js';
import { findingsOf, runRule } from '../../network/rules/run.js';
import { aboutWhatIsTold } from '../../network/rules/untold.js';
import type { Topology } from '../../network/topology/model.js';
import { partsOf } from '../../network/topology/parts.js';
import { EVERYTHING } from '../language/everything.js';
import { Dice, randomNetwork } from '../language/random-network.js';
import type { RuleCases } from './rule-cases.js';

/** More of them, by hand. */
const NETWORKS = Number(process.env.RANDOM_NETWORKS ?? 60);

const TEXTS: string[] = [EVERYTHING];
for (const room of readdirSync(import.meta.dirname)) {
  const folder = new URL(`${room}/cases/`, import.meta.url);
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const module: Readonly<Record<string, RuleCases>> = await import(`${import.meta.dirname}/${room}/cases/${file}`);
    for (const { finds, silent } of Object.values(module))
      for (const fixture of [...Object.values(finds), ...Object.values(silent)])
        if (typeof fixture === 'string') TEXTS.push(fixture);
  }
}
const EXAMPLES = new URL('../../examples/', import.meta.url);
for (const file of readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }))
  if (file.endsWith('.vpc')) TEXTS.push(readFileSync(new URL(file, EXAMPLES), 'utf8'));

/** Files that know nothing of each other, given together; now and then the same one twice, as where a VPC is copied. */
function together(dice: Dice): Topology {
  const texts = dice.some(2, () => (dice.chance(15) ? randomNetwork(dice) : dice.pick(TEXTS)), 1);
  if (dice.chance(40)) texts.push(texts[0] as string);
  return loadNetwork(
    texts.map((text, i) => ({ uri: `file:///${i}.vpc`, text })),
    () => undefined,
  ).topology;
}

const inFull = (finding: Finding): string => JSON.stringify(finding);
/** An example, or the addresses that are told, may be others where fewer blocks divide the addresses. */
const inShort = ({ rule, origin, severity }: Finding): string => JSON.stringify({ rule, origin, severity });

const said = (findings: readonly Finding[], tell: (finding: Finding) => string): string[] =>
  [...new Set(findings.map(tell))].sort();

describe('each part by itself', () => {
  const dice = new Dice(4711);
  const networks = Array.from({ length: NETWORKS }, () => together(dice));
  const divided = networks.filter((topology) => partsOf(topology).length > 1);

  it('many networks have several parts', () => {
    expect(divided.length).toBeGreaterThan(NETWORKS / 4);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    const tell = rule.needs === 'topology' ? inFull : inShort;
    for (const topology of divided) {
      const whole = analyse(topology);
      const found = said(
        aboutWhatIsTold(
          runRule(rule, topology, () => whole),
          topology,
        ),
        tell,
      );
      const inParts = said(
        findingsOf(rule, topology, () => whole),
        tell,
      );
      // Of the whole it says too that those do not arrive who have nothing to do with the rule.
      if (rule.id === 'group-rule-never-met') expect(found).toEqual(expect.arrayContaining(inParts));
      else expect(inParts).toEqual(found);
    }
  });
});
