/** A subnet of which nobody tells which one it is (`unknown anywhere`): what is said of what lies there holds wherever it lies. */
import { expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { analyse } from '../../network/answers/analyse.js';
import { Random } from '../oracle/random.js';
import { randomNetwork } from '../oracle/random-network.js';
import { withStandIn } from '../oracle/stand-ins.js';

/** More of them, by hand: `ORACLE_NETWORKS=1000`. */
const NETWORKS = Number(process.env.ORACLE_NETWORKS ?? 45);
/** The first of them: to make a failing one again. */
const FIRST = Number(process.env.ORACLE_FIRST ?? 1);
const QUESTIONS = 30;

type Verdict = (from: string, to: string) => string | undefined;

function verdictIn(text: string): Verdict {
  const { topology, findings } = loadNetwork([{ uri: 'file:///shop.vpc', text }], () => undefined);
  expect(
    findings.filter(({ rule }) => rule === 'syntax' || rule === 'reference-unresolved'),
    text,
  ).toEqual([]);
  const analysis = analyse(topology);
  return (from, to) => {
    const [a, b] = [parseSubject(from, topology), parseSubject(to, topology)];
    return 'error' in a || 'error' in b
      ? undefined
      : analysis.reach({ from: [a.subject], to: [b.subject], traffics: undefined }).verdict;
  };
}

const NAMED =
  /^ +(?:private )?(?:\S+-load-balancer|instance|interface|database|function|interface-endpoint|nat-instance) (\S+)/gm;

it(`says of what lies there nothing but what holds where it lies, in ${NETWORKS} random networks`, () => {
  const seen = { decided: 0, unknown: 0 };
  for (let seed = FIRST; seed < FIRST + NETWORKS; seed++) {
    const random = new Random(seed + 0x57a4d);
    const whole = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 });
    const left = withStandIn(random, whole);
    if (!left) continue;
    const [truth, said] = [verdictIn(whole), verdictIn(left.text)];
    const subjects = ['internet', '8.8.8.8', 'office', ...[...whole.matchAll(NAMED)].map(([, name = '']) => name)];
    const ends = (): [string, string] => [random.pick(subjects), random.pick(subjects)];
    for (let i = 0; i < QUESTIONS; i++) {
      const [one, other] = ends();
      const [from, to] =
        left.name && i < QUESTIONS / 2 ? (i % 2 === 0 ? [left.name, one] : [one, left.name]) : [one, other];
      if (from === to) continue;
      const verdict = said(from, to);
      const was = truth(from, to);
      if (verdict === undefined || was === undefined) continue;
      if (verdict === 'unknown') seen.unknown++;
      else if (was !== 'unknown') {
        seen.decided++;
        expect(was, `seed ${seed}: ${from} to ${to} is said to be ${verdict}\n${whole}\n----\n${left.text}`).toBe(
          verdict,
        );
      }
    }
  }
  if (process.env.ORACLE_SHOW) console.log(seen);
  expect(seen.decided).toBeGreaterThan(seen.unknown);
});
