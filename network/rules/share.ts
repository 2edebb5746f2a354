import { type Analysis, analysisOf, type Shard } from '../answers/index.js';
import { evaluateWithAssumptions, type Judgement, judgeShare, workOf } from '../expectations/index.js';
import type { Finding } from '../findings/index.js';
import { type Expectation, type Part, partsOf, type Topology } from '../topology/index.js';
import { dealt } from './dealt.js';
import { expectationFailed, failureOf } from './expectations/expectation-failed.js';
import { doubtOf, expectationUnknown } from './expectations/expectation-unknown.js';
import { type JudgedExpectation, judged } from './expectations/results.js';
import { RULES } from './registry.js';
import type { Rule } from './rule.js';
import { findingOf, findingsOf, ofPart, type RuleSettings } from './run.js';

/** What one rule found in one part of the network. */
export interface RuleEntry {
  /** Their numbers give the order of the whole. */
  readonly rule: number;
  readonly part: number;
  readonly findings: readonly Finding[];
}

/** What was found of one expectation, by its number among all of the network: by some of its goals, or by all. */
export interface ExpectationEntry extends Pick<Judgement, 'place'> {
  readonly expectation: number;
  readonly result: JudgedExpectation;
}

const OF_EXPECTATIONS: ReadonlySet<Rule> = new Set([expectationFailed, expectationUnknown]);
const isWork = (rule: Rule, settings: RuleSettings): boolean =>
  !OF_EXPECTATIONS.has(rule) && settings[rule.id] !== 'off';

/**
 * One part of the work of a check: what its rules find, and what it finds of expectations. What follows from the expectations is told when all parts are there.
 * Who is dealt what depends on the network and the settings, and on nothing else. Rules that ask no question are dealt out one by one.
 */
export function* checkShare(
  topology: Topology,
  whole: () => Analysis,
  settings: RuleSettings,
  shard: Shard,
): Generator<RuleEntry | ExpectationEntry, undefined> {
  const parts = partsOf(topology);
  const analysisIn = (part: Part): Analysis => (parts.length > 1 ? analysisOf(part) : whole());
  const pieces = [...expectationPieces(topology, parts, analysisIn, shard), ...rulePieces(parts, analysisIn, settings)];
  const looking = [...RULES.entries()].filter(([, one]) => one.needs === 'topology' && isWork(one, settings));
  // The pieces begin with the first shard, so these begin with the last.
  for (const [at, [rule, one]] of looking.entries())
    if (at % shard.count === shard.count - 1 - shard.index)
      yield { rule, part: 0, findings: findingsOf(one, topology) };
  for (const piece of dealt(pieces, shard)) yield* piece.run();
}

interface Piece {
  /** How many pairs of ends it has to do with. */
  readonly pairs: number;
  /** Every part does its own share of it. */
  readonly divisible: boolean;
  run(): Iterable<RuleEntry | ExpectationEntry>;
}

function expectationPieces(
  topology: Topology,
  parts: readonly Part[],
  analysisIn: (part: Part) => Analysis,
  shard: Shard,
): Piece[] {
  const numbers = new Map<Expectation, number>(topology.expectations.map((one, number) => [one, number]));
  return parts.flatMap((part) => {
    const analysis = analysisIn(part);
    return part.topology.expectations.map((one): Piece => {
      const expectation = numbers.get(one) as number;
      const { pairs, divisible } = workOf(analysis, one);
      const find = (): Judgement =>
        divisible ? judgeShare(analysis, one, shard) : { result: evaluateWithAssumptions(analysis, one) };
      const entry = (): ExpectationEntry => {
        const { result, place } = find();
        return { expectation, result: judged(result), place };
      };
      return { pairs, divisible, run: () => [entry()] };
    });
  });
}

/** The rules of one part share what they have found out, so they are one piece. */
function rulePieces(parts: readonly Part[], analysisIn: (part: Part) => Analysis, settings: RuleSettings): Piece[] {
  const asking = [...RULES.entries()].filter(([, rule]) => rule.needs === 'reachability' && isWork(rule, settings));
  return parts.map((part, number): Piece => {
    const resources = part.topology.vpcs.reduce(
      (sum, vpc) => sum + vpc.subnets.reduce((n, s) => n + s.resources.length, 1),
      0,
    );
    return {
      pairs: resources ** 2,
      divisible: false,
      *run() {
        for (const [rule, one] of asking)
          yield { rule, part: number, findings: ofPart(one, part, () => analysisIn(part)) };
      },
    };
  });
}

/** What follows from the expectations, of all parts together. */
export function findingsOfExpectations(results: readonly JudgedExpectation[], settings: RuleSettings): RuleEntry[] {
  return [...RULES.entries()].flatMap(([number, rule]) => {
    if (settings[rule.id] === 'off') return [];
    const findings =
      rule === expectationFailed
        ? results.filter(({ holds }) => holds === false).map((result) => findingOf(rule, failureOf(result)))
        : rule === expectationUnknown
          ? results.filter(({ holds }) => holds === undefined).map((result) => findingOf(rule, doubtOf(result)))
          : [];
    return findings.length > 0 ? [{ rule: number, part: 0, findings }] : [];
  });
}
