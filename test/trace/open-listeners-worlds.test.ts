/** Load balancers of which a file leaves open what they listen for and whom they have as targets: it says what holds in all that they may be, and nothing else. */
import { expect, it } from 'vitest';
import { loadNetwork, parseTraffic } from '../../language/index.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { analyse } from '../../network/answers/analyse.js';
import { Random } from '../oracle/random.js';
import { randomListeners } from '../oracle/random-listeners.js';

/** More of them, by hand: `ORACLE_NETWORKS=1000`. */
const NETWORKS = Number(process.env.ORACLE_NETWORKS ?? 25);
/** The first of them: to make a failing one again. */
const FIRST = Number(process.env.ORACLE_FIRST ?? 1);
const TRAFFICS = ['http', 'http', 'tcp 8080', 'https', undefined];

/** `on` undefined: asked for everything, the verdict speaks of what is delivered. */
type Verdict = (from: string, to: string, on: string | undefined) => string;

function verdictIn(text: string): Verdict {
  const { topology, findings } = loadNetwork([{ uri: 'file:///mall.vpc', text }], () => undefined);
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  expect(errors, text).toEqual([]);
  const analysis = analyse(topology);
  const subjectOf = (name: string) => {
    const parsed = parseSubject(name, topology);
    return 'error' in parsed ? undefined : parsed.subject;
  };
  return (from, to, on) => {
    const [a, b] = [subjectOf(from), subjectOf(to)];
    const traffic = on === undefined ? { traffics: undefined } : parseTraffic(on, topology);
    if ('error' in traffic) throw new Error(traffic.error);
    // Nothing gets to what is not there.
    return a && b ? analysis.reach({ from: [a], to: [b], ...traffic }).verdict : 'blocked';
  };
}

it(`says of open listeners nothing but what holds in all that they may be, in ${NETWORKS} random networks`, () => {
  const seen = { decided: 0, unknown: 0, agreeing: 0 };
  for (let seed = FIRST; seed < FIRST + NETWORKS; seed++) {
    const random = new Random(seed + 0x11_57e4);
    const { open, worlds, froms, tos } = randomListeners(random);
    const left = verdictIn(open);
    const all = worlds.map(verdictIn);
    for (const to of tos) {
      for (const from of random.some(froms, 3)) {
        if (from === to) continue;
        const on = random.pick(TRAFFICS);
        const said = left(from, to, on);
        const verdicts = [...new Set(all.map((verdict) => verdict(from, to, on)))];
        if (said !== 'unknown') {
          seen.decided++;
          expect(
            verdicts,
            `seed ${seed}: ${from} to ${to} on ${on ?? 'anything'} is said to be ${said}\n${open}`,
          ).toEqual([said]);
        } else if (verdicts.length === 1 && verdicts[0] !== 'unknown') seen.agreeing++;
        else seen.unknown++;
      }
    }
  }
  if (process.env.ORACLE_SHOW) console.log(seen);
  expect(seen.unknown).toBeGreaterThan(seen.agreeing);
  expect(seen.decided).toBeGreaterThan(seen.agreeing);
});
