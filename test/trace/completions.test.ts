import { expect, it } from 'vitest';
import { loadNetwork, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import { leaveOpen } from '../oracle/leave-open.js';
import { leaveThingsOpen } from '../oracle/leave-things-open.js';
import { Random } from '../oracle/random.js';
import { randomNetwork } from '../oracle/random-network.js';
import { everybody, subjectOf } from './compare.js';

const NETWORKS = Number(process.env.ORACLE_NETWORKS ?? 200);
/** The first of them: to make a failing one again. */
const FIRST = Number(process.env.ORACLE_FIRST ?? 1);
const FILLS = 5;
const TRAFFICS = ['https', 'ssh', 'tcp 80', 'udp 53', 'ping', 'tcp 1024-65535', 'all', undefined];

interface Network {
  readonly topology: Topology;
  readonly analysis: Analysis;
  readonly subjects: ReadonlyMap<string, Subject>;
}

function networkOf(text: string): Network | undefined {
  const { topology, findings } = loadNetwork([{ uri: 'file:///random.vpc', text }], () => undefined);
  // What is filled in may clash with what is there: then it is no network, and says nothing.
  if (findings.some(({ severity }) => severity === 'error')) return undefined;
  const subjects = new Map(everybody(topology).map((member) => [subjectOf(member).text, subjectOf(member)]));
  return { topology, analysis: analyse(topology), subjects };
}

/** `on` undefined: asked for everything, the verdict speaks of what is delivered. */
function verdictOf(
  { topology, analysis, subjects }: Network,
  from: string,
  to: string,
  on: string | undefined,
): string {
  const [a, b] = [subjects.get(from), subjects.get(to)];
  const traffic = on === undefined ? { traffics: undefined } : parseTraffic(on, topology);
  if (!a || !b || !('traffics' in traffic)) return 'blocked';
  return analysis.reach({ from: [a], to: [b], traffics: traffic.traffics }).verdict;
}

/** A file that leaves something open says `unknown`, or what is so however it is filled in. */
it(`says of what is left open nothing but what holds however it is filled in, in ${NETWORKS} random networks`, () => {
  const seen = new Map<string, number>();
  for (let seed = FIRST; seed < FIRST + NETWORKS; seed++) {
    const random = new Random(seed + 7_000_000);
    const whole = randomNetwork(seed, { unknowns: false, balancedEndpoints: false });
    const { open, fills } = leaveThingsOpen(leaveOpen(whole, random, FILLS), new Random(seed + 0x7419));
    const left = networkOf(open);
    expect(left, `seed ${seed} can be read\n${open}`).toBeDefined();
    if (!left) continue;
    const filled = fills.flatMap((text) => networkOf(text) ?? []);
    expect(filled.length, `seed ${seed}`).toBeGreaterThan(0);
    const names = [...left.subjects.keys()];
    for (let i = 0; i < 10; i++) {
      const [from, to] = random.some(names, 2);
      if (!from || !to) continue;
      const on = random.pick(TRAFFICS);
      const verdict = verdictOf(left, from, to, on);
      const verdicts = filled.map((one) => verdictOf(one, from, to, on));
      const agree = verdicts.every((one) => one === verdicts[0]);
      const key = verdict === 'unknown' ? (agree ? 'unknown, where the samples agree' : 'unknown') : 'decided';
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (verdict === 'unknown') continue;
      expect(
        verdicts,
        `seed ${seed}: ${from} to ${to} on ${on ?? 'anything'} is said to be ${verdict}\n${open}`,
      ).toEqual(verdicts.map(() => verdict));
    }
  }
  expect(seen.get('unknown') ?? 0).toBeGreaterThan(0);
  expect(seen.get('decided') ?? 0).toBeGreaterThan(seen.get('unknown, where the samples agree') ?? 0);
  if (process.env.ORACLE_SHOW) console.log(Object.fromEntries(seen));
});
