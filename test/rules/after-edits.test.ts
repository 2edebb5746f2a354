/** Whatever was edited, in whichever file: what the rules find is what they find for whoever reads the texts for the first time. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import type { LoadedNetwork } from '../../language/network-source.js';
import { finish, runRules } from '../../network/rules/run.js';
import { Network } from '../../server/workspace/network.js';
import { NetworkLoader } from '../../server/workspace/network-loader.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from '../language/everything.js';
import { edit } from '../language/meant-edits.js';
import { Dice, randomNetwork } from '../language/random-network.js';
import { edited } from '../language/typing.js';

/** More of them, by hand: `RANDOM_EDITS=100000`. */
const EDITS = Number(process.env.RANDOM_EDITS ?? 150);
const AT_ONCE = 25;

const EXAMPLES = new URL('../../examples/', import.meta.url);
const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.vpc'))
  .map((file) => readFileSync(new URL(file, EXAMPLES), 'utf8'));

const uriOf = (name: string): string => `file:///${name}.vpc`;

function said({ loaded, analysis }: Network, needs: 'topology' | 'all'): unknown {
  const { topology, findings, ignores, links }: LoadedNetwork = loaded;
  const found = runRules(topology, { needs, analysis: () => analysis });
  return {
    findings: finish([...findings, ...found], ignores).map((finding) => JSON.stringify(finding)),
    links: links.map(({ origin, text, targets }) => JSON.stringify([origin, text, targets.map(({ name }) => name)])),
  };
}

const NETWORKS: readonly [name: string, make: (dice: Dice) => string[]][] = [
  ['offices', () => [officeText(300)]],
  ['an office and what it imports', (dice) => [`import "./1.vpc"\n${officeText(150)}`, randomNetwork(dice)]],
  [
    'random networks that import each other',
    (dice) => [
      `import "./1.vpc"\nimport "./2.vpc"\n${randomNetwork(dice)}`,
      `import "./2.vpc"\n${randomNetwork(dice)}`,
      randomNetwork(dice),
    ],
  ],
  ['examples side by side', (dice) => [dice.some(2, () => dice.pick(examples), 2).join('\n')]],
  ['everything there is', () => [EVERYTHING]],
];

it.each(NETWORKS)('%s', (_, make) => {
  const dice = new Dice(4711);
  for (let edits = 0; edits < EDITS / NETWORKS.length; ) {
    const texts = new Map(make(dice).map((text, i) => [uriOf(`${i}`), text]));
    const [root] = texts.keys() as Iterable<string>;
    const read = (uri: string): string | undefined => texts.get(uri);
    const loader = new NetworkLoader(read);
    const steps = [new Map(texts)];
    let known: Network | undefined;
    for (let i = 0; i < AT_ONCE; i++, edits++) {
      const uri = dice.pick([...texts.keys()]);
      const text = texts.get(uri) as string;
      const before = steps.at(-1 - dice.next(Math.min(4, steps.length)))?.get(uri) as string;
      texts.set(uri, dice.chance(25) ? before : dice.chance(30) ? edited(text, dice) : edit(text, dice));
      steps.push(new Map(texts));
      const whole = texts.get(root as string) as string;
      // As the server has it: what was worked out before holds on where it can.
      const now = new Network(root as string, loader.load(root as string, whole), known);
      known = now;
      const fresh = new Network(root as string, loadNetwork([{ uri: root as string, text: whole }], read));
      // Analysing these small but wild networks takes a hundred times as long as the rest.
      const needs = i % 5 === 4 ? 'all' : 'topology';
      expect(
        said(now, needs),
        `edit ${edits}:\n${[...texts].map(([name, one]) => `== ${name}\n${one}`).join('\n')}`,
      ).toEqual(said(fresh, needs));
    }
  }
});
