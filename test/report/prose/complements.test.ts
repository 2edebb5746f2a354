/** Nobody reads the complement of a port or of the internet: no sentence tells a thing by what it is not. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadedNetwork, loadNetwork } from '../../../language/index.js';
import { analyse } from '../../../network/answers/analyse.js';
import { speak } from '../../../network/words/index.js';
import { catalogueOf } from '../../../scripts/words/catalogues.mjs';
import { withRandomRules } from '../../answers/rule-edits.js';
import { behaviourFixtures } from '../../behaviours/read-fixture.js';
import { Random } from '../../oracle/random.js';
import { randomNetwork } from '../../oracle/random-network.js';
import { complementsIn } from './complements.js';
import { networkOf, type Prose, proseOfAnswer, proseOfDifference, proseOfFindings, proseOfMatrix } from './prose-of.js';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const NETWORKS = 200;
const ALL_AND_SOME = [undefined, 'tcp', 'tcp 1024-65535, https'];

afterEach(() => speak('en'));

const load = (text: string): LoadedNetwork => loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);

/** Everything that is said of a network, and of some pairs of it every other time. */
function proseOf(loaded: LoadedNetwork, pairs: number, random: Random): Prose[] {
  const network = networkOf(loaded);
  const { analysis } = network;
  const names = analysis.matrix().endpoints.map(({ name }) => name);
  const out = [...proseOfFindings(loaded, analysis), ...proseOfMatrix(analysis)];
  for (let i = 0; i < pairs; i++) {
    const [from, to] = [random.chance(30) ? 'internet' : random.pick(names), random.pick(names)];
    const traffic = random.pick(ALL_AND_SOME);
    if (from !== to) out.push(...proseOfAnswer(network, { from, to, traffic }));
  }
  return out;
}

function expectNone(prose: readonly Prose[], where: string): void {
  const found = prose.flatMap(({ at, text }) => complementsIn(text).map((some) => `${at}: ${some} in: ${text.trim()}`));
  expect(found.slice(0, 3), where).toEqual([]);
}

describe.each(['en', 'ko'] as const)('no complement is told, in %s', (language) => {
  const speakIt = (): void => speak(language, language === 'en' ? undefined : catalogueOf(language));

  it('of random networks, and of what an edit of their rules changes', () => {
    speakIt();
    let told = 0;
    for (let seed = 1; seed <= (language === 'en' ? NETWORKS : NETWORKS / 4); seed++) {
      const text = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: true });
      const random = new Random(seed);
      const [before, after] = [load(text).topology, withRandomRules(load(text).topology, random)];
      const prose = [...proseOf(load(text), 3, random), ...proseOfDifference(analyse(before), analyse(after))];
      told += prose.length;
      expectNone(prose, `seed ${seed}`);
    }
    expect(told).toBeGreaterThan(5_000);
  });

  it('of the examples and of what is written down of AWS', () => {
    speakIt();
    const read = (url: string): string => readFileSync(new URL(url), 'utf8');
    for (const folder of readdirSync(EXAMPLES)) {
      const names = readdirSync(new URL(`${folder}/`, EXAMPLES)).filter((name) => name.endsWith('.vpc'));
      const files = names.map((name) => new URL(`${folder}/${name}`, EXAMPLES).href);
      const loaded = loadNetwork(
        files.map((uri) => ({ uri, text: read(uri) })),
        read,
      );
      expectNone(proseOf(loaded, 20, new Random(1)), folder);
    }
    for (const { path, text } of behaviourFixtures()) expectNone(proseOf(load(text), 1, new Random(1)), path);
  });
});

it.each([
  ['tcp on every port but 22', true],
  ['the internet besides 203.0.113.0/24', true],
  ['the internet, but not 203.0.113.0/24', true],
  ['tcp 0-442, 444-65535', true],
  ['client ports 1024-64999,65002-65535', true],
  ['icmp 0-7,8/1-255,9-255', true],
  ['protocols 0, 2-5, 7-16, 18-57, 59-255', true],
  ['203.0.113.0/24 외의 인터넷', true],
  ['22을 제외한 tcp의 모든 포트', true],
  ['tcp on most ports of 1024-65535', false],
  ['tcp 22, 443, 8000-8100', false],
  ['10.0.0.0-10.0.0.9, 10.0.0.11-10.0.0.255', false],
  ['the rest of the internet', false],
])('%s is a complement: %s', (text, is) => expect(complementsIn(text).length > 0).toBe(is));
