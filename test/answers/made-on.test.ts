/** After any series of edits of rules, an analysis that is made on from the one before says what one says that is made anew. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../network/answers/index.js';
import { analyse } from '../../network/answers/index.js';
import { runRules } from '../../network/rules/run.js';
import { Random } from '../oracle/random.js';
import { randomListeners } from '../oracle/random-listeners.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './asking.js';
import { withRandomRules } from './rule-edits.js';

/** More of them, by hand: `RANDOM_EDITS=100000`. */
const EDITS = Number(process.env.RANDOM_EDITS ?? 2_000);
/** Of one network. What was made of it anew is costly, so that all pairs are compared now and then: what is wrong in between stays wrong. */
const AT_ONCE = 50;
const COMPARED = 12;

function matrixOf(analysis: Analysis): string {
  return JSON.stringify(analysis.matrix());
}

function foundBy(analysis: Analysis): string[] {
  return runRules(analysis.topology, { needs: 'all', analysis: () => analysis }).map((finding) =>
    JSON.stringify(finding),
  );
}

/** What is told of the ways between some ends, step by step. */
function toldOf(analysis: Analysis, random: Random): string {
  const { vpcs } = analysis.topology;
  const elements = vpcs.flatMap(({ subnets, loadBalancers }) => [
    ...subnets.flatMap(({ resources }) => resources),
    ...loadBalancers,
  ]);
  if (elements.length === 0) return '';
  const subject = () => {
    const element = random.pick(elements);
    return [{ kind: 'ref-subject' as const, origin: element.origin, text: element.name, targets: [element] }];
  };
  return JSON.stringify(analysis.reach({ from: subject(), to: subject() }));
}

it('says what one made anew says', () => {
  for (let edits = 0, seed = 1; edits < EDITS; seed++) {
    const random = new Random(seed);
    const text =
      seed % 6 === 2
        ? randomListeners(random).open
        : randomNetwork(seed, { unknowns: seed % 4 === 0, balancedEndpoints: seed % 3 === 0 });
    let topology = topologyOf(text);
    let analysis = analyse(topology);
    matrixOf(analysis);
    for (let i = 1; i <= AT_ONCE; i++, edits++) {
      topology = withRandomRules(topology, random);
      analysis = analyse(topology, analysis);
      const asked = random.between(0, 999);
      const told = toldOf(analysis, new Random(asked));
      if (i % COMPARED !== 0) continue;
      const fresh = analyse({ ...topology });
      const where = `network ${seed}, edit ${i}\n${text}`;
      expect(told, where).toEqual(toldOf(fresh, new Random(asked)));
      expect(matrixOf(analysis), where).toEqual(matrixOf(fresh));
      if (seed % 4 === 1) expect(foundBy(analysis), where).toEqual(foundBy(fresh));
    }
  }
});
