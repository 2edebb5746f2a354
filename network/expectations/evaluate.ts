import {
  type Analysis,
  type Asked,
  answerFrom,
  askAll,
  type PathAnswer,
  pathsOf,
  unaskedPair,
  type Verdict,
  withUnasked,
} from '../answers/index.js';
import { type CompiledNetwork, questionEndsOf } from '../endpoints/index.js';
import { type Assertion, type Expectation, qualifiedName } from '../topology/index.js';
import { dispositionOf } from '../trace/index.js';
import { say, type Told, told } from '../words/index.js';
import { judgeCannot, textOf } from './judge-cannot.js';
import { missingReferencesOf } from './missing-references.js';
import type { ExpectationResult } from './result.js';
import { whyUnknown } from './why-unknown.js';

export function evaluateExpectations(analysis: Analysis): ExpectationResult[] {
  return analysis.topology.expectations.map((expectation) => evaluateWithAssumptions(analysis, expectation));
}

/** What is found, and on what it rests. */
export function evaluateWithAssumptions(analysis: Analysis, expectation: Expectation): ExpectationResult {
  const found = evaluateExpectation(analysis, expectation);
  const assumptions = analysis.assumptions((other) => {
    const { holds, verdict } = other === analysis ? found : evaluateExpectation(other, expectation);
    return `${holds} ${verdict}`;
  });
  return assumptions.length > 0 ? { ...found, assumptions } : found;
}

export function evaluateExpectation(analysis: Analysis, expectation: Expectation): ExpectationResult {
  const missing = missingReferencesOf(expectation.assertion, analysis.topology);
  if (!missing) return judge(analysis, expectation, expectation.assertion);
  const found = missing.rest && judge(analysis, expectation, missing.rest);
  const isCertain = found && (found.holds === true ? !missing.looser : !missing.stricter);
  return isCertain ? found : undecided(expectation, missing.names);
}

function undecided(expectation: Expectation, names: readonly string[]): ExpectationResult {
  const list = names.map((name) => `\`${name}\``).join(', ');
  return {
    expectation,
    holds: undefined,
    verdict: 'unknown',
    counterexample: null,
    blockers: [],
    message: say`
      Whether it holds cannot be told: what ${list} means is not known, as the error at
      ${names.length === 1 ? say`that name` : say`those names`} says.
    `,
  };
}

function judge(analysis: Analysis, expectation: Expectation, assertion: Assertion): ExpectationResult {
  return assertion.kind === 'can'
    ? judgeCan(analysis, expectation, assertion)
    : judgeCannot(analysis, expectation, assertion).result;
}

function judgeCan(
  analysis: Analysis,
  expectation: Expectation,
  assertion: Extract<Assertion, { kind: 'can' }>,
): ExpectationResult {
  const { compiled } = analysis;
  const text = textOf(assertion);
  const from = questionEndsOf(compiled, assertion.from);
  const to = questionEndsOf(compiled, assertion.to);
  const { traffics } = assertion;
  const items = askAll(compiled, () => analysis.classes, { from, to, traffics, addressing: 'natural' });
  const unasked = unaskedPair(compiled, from, to, 'natural');
  const answer = withUnasked(answerFrom(compiled, items, false, text, unasked), unasked);
  const { verdict, blockers } = answer;
  if (verdict === 'reachable') {
    const detour = assertion.via.length > 0 ? wayAvoiding(compiled, items, assertion.via) : undefined;
    if (!detour)
      return {
        expectation,
        holds: true,
        verdict,
        counterexample: null,
        blockers: [],
        message: say`It holds: every packet arrives and every reply comes back.`,
      };
    const missed = detour.missed;
    return {
      expectation,
      holds: false,
      verdict,
      counterexample: answer.example ?? null,
      blockers: [],
      path: detour.path,
      message: say`It is reachable, but not by ${missed}: the packets go by ${detour.path.via.join(', ')}.`,
    };
  }
  const counterexample = answer.counterexample ?? answer.example ?? null;
  const path = answer.paths.at(-1);
  const base = { expectation, verdict, counterexample, blockers, ...(path ? { path } : {}) };
  if (verdict === 'unknown')
    return {
      ...base,
      holds: undefined,
      message: say`Whether it holds cannot be told: ${whyUnknown(compiled, items, answer)}`,
    };
  return { ...base, holds: false, message: `${WORDS[verdict]}${blockers[0] ? ` ${blockers[0].message}` : ''}` };
}

const WORDS: Record<Exclude<Verdict, 'reachable' | 'unknown'>, Told> = {
  partly: told`Only a part of it gets through and back.`,
  'one-way': told`The request arrives, but no reply comes back.`,
  blocked: told`It is blocked.`,
};

/** A way that some packet may take past one of them. Every way of every pair is looked at, not only those that an answer shows. */
function wayAvoiding(
  compiled: CompiledNetwork,
  items: readonly Asked[],
  via: Extract<Assertion, { kind: 'can' }>['via'],
): { path: PathAnswer; missed: string } | undefined {
  for (const item of items) {
    for (const trace of item.traces) {
      const missed = via.find(({ target }) => !target || !trace.via.includes(qualifiedName(target)));
      if (!missed) continue;
      const [path] = pathsOf(
        compiled,
        [{ ...item, traces: [trace], telling: [trace], disposition: dispositionOf([trace]) }],
        false,
      );
      if (path && path.verdict !== 'blocked') return { path, missed: missed.text };
    }
  }
  return undefined;
}
