import {
  type Analysis,
  type Answer,
  type Asked,
  answerFrom,
  askAll,
  type Blocker,
  type ExamplePacket,
  exampleOf,
  type PathAnswer,
  pathsOf,
  unaskedPair,
  type Verdict,
  withUnasked,
} from '../answers/index.js';
import { type CompiledNetwork, type QuestionEnd, questionEndsOf } from '../endpoints/index.js';
import { type Assertion, type Expectation, qualifiedName } from '../topology/index.js';
import { dispositionOf } from '../trace/index.js';
import { intersectServices, type ServiceSet, uniteAllServices } from '../traffic/index.js';
import { type EndNames, endNamesOf } from './end-names.js';
import { missingReferencesOf } from './missing-references.js';
import { otherParties } from './others.js';

export interface ExpectationResult {
  readonly expectation: Expectation;
  /** Undefined: what the files do not say could make it true or false. */
  readonly holds: boolean | undefined;
  readonly verdict: Verdict;
  /** A packet that breaks it; null where it holds. */
  readonly counterexample: ExamplePacket | null;
  /** What stops the traffic, for `can`. */
  readonly blockers: readonly Blocker[];
  /** The way of the counterexample. */
  readonly path?: PathAnswer;
  /** Of a `cannot` or `only` that fails: the two ends of the packet, as a question names them. */
  readonly between?: EndNames;
  /** One sentence: what was found. */
  readonly message: string;
  /** What is assumed of blocks that no file tells, without which it would be judged otherwise. */
  readonly assumptions?: readonly string[];
}

export function evaluateExpectations(analysis: Analysis): ExpectationResult[] {
  return analysis.topology.expectations.map((expectation) => {
    const found = evaluateExpectation(analysis, expectation);
    const assumptions = analysis.assumptions((other) => {
      const { holds, verdict } = other === analysis ? found : evaluateExpectation(other, expectation);
      return `${holds} ${verdict}`;
    });
    return assumptions.length > 0 ? { ...found, assumptions } : found;
  });
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
    message: `Whether it holds cannot be told: what ${list} means is not known, as the error at ${names.length === 1 ? 'that name' : 'those names'} says.`,
  };
}

function judge(analysis: Analysis, expectation: Expectation, assertion: Assertion): ExpectationResult {
  const { compiled } = analysis;
  const text = { from: textOf(assertion.from), to: textOf(assertion.to), traffic: '' };
  if (assertion.kind === 'can') return judgeCan(analysis, expectation, assertion, text);
  const from =
    assertion.kind === 'cannot' ? questionEndsOf(compiled, assertion.from) : otherParties(compiled, assertion.from);
  const except = assertion.kind === 'cannot' ? assertion.except : undefined;
  const to = questionEndsOf(compiled, assertion.to);
  const items = askAll(compiled, () => analysis.classes, {
    from,
    to,
    traffics: assertion.traffics,
    except,
    addressing: 'every',
    withoutBlocked: true,
  });
  return judgeCannot(compiled, expectation, items, { from, to }, text);
}

function textOf(subjects: Assertion['from']): string {
  return subjects.map((subject) => subject.text).join(', ');
}

function judgeCan(
  analysis: Analysis,
  expectation: Expectation,
  assertion: Extract<Assertion, { kind: 'can' }>,
  text: { from: string; to: string; traffic: string },
): ExpectationResult {
  const { compiled } = analysis;
  const from = questionEndsOf(compiled, assertion.from);
  const to = questionEndsOf(compiled, assertion.to);
  const { traffics } = assertion;
  const items = askAll(compiled, () => analysis.classes, { from, to, traffics, addressing: 'natural' });
  const unasked = unaskedPair(compiled, from, to, 'natural');
  const answer = withUnasked(answerFrom(compiled, items, false, text, unasked !== undefined), unasked);
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
        message: 'It holds: every packet arrives and every reply comes back.',
      };
    const missed = detour.missed;
    return {
      expectation,
      holds: false,
      verdict,
      counterexample: answer.example ?? null,
      blockers: [],
      path: detour.path,
      message: `It is reachable, but not by ${missed}: the packets go by ${detour.path.via.join(', ')}.`,
    };
  }
  const counterexample = answer.counterexample ?? answer.example ?? null;
  const path = answer.paths.at(-1);
  const base = { expectation, verdict, counterexample, blockers, ...(path ? { path } : {}) };
  if (verdict === 'unknown')
    return { ...base, holds: undefined, message: `Whether it holds cannot be told: ${whyUnknown(answer)}` };
  return { ...base, holds: false, message: `${WORDS[verdict]}${blockers[0] ? ` ${blockers[0].message}` : ''}` };
}

const WORDS: Record<Exclude<Verdict, 'reachable' | 'unknown'>, string> = {
  partly: 'Only a part of it gets through and back.',
  'one-way': 'The request arrives, but no reply comes back.',
  blocked: 'It is blocked.',
};

function whyUnknown(answer: Answer): string {
  const hop = answer.paths
    .flatMap((path) => [...path.forward, ...path.return])
    .find(({ decision }) => decision === 'unknown');
  return hop?.note ?? 'it hangs on something that the files do not say.';
}

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

/** Nothing may be delivered, whether or not its reply would come back. */
function judgeCannot(
  compiled: CompiledNetwork,
  expectation: Expectation,
  items: readonly Asked[],
  asked: { readonly from: readonly QuestionEnd[]; readonly to: readonly QuestionEnd[] },
  text: { from: string; to: string; traffic: string },
): ExpectationResult {
  const delivered = (item: Asked): ServiceSet =>
    intersectServices(
      item.asked,
      uniteAllServices([
        item.disposition.reachable,
        item.disposition.oneWay,
        ...item.disposition.partly.map(({ services }) => services),
      ]),
    );
  for (const item of items) {
    const counterexample = exampleOf(
      item.pair.source,
      item.pair.destination,
      delivered(item),
      item.disposition.clientPorts,
    );
    if (!counterexample) continue;
    const answer = answerFrom(compiled, [item], true, text);
    const path = answer.paths[0];
    const culprit = path?.forward.filter(({ decision, rule }) => decision === 'allow' && rule !== undefined).at(-1);
    const because = culprit ? ` The last to let it through is \`${culprit.rule}\` of ${culprit.object}.` : '';
    return {
      expectation,
      holds: false,
      verdict: answer.verdict,
      counterexample,
      blockers: [],
      between: endNamesOf(compiled, asked, item.pair, counterexample),
      ...(path ? { path } : {}),
      message: `A packet from ${counterexample.source} to ${counterexample.destination}${counterexample.destinationPort === undefined ? ` (${counterexample.protocol})` : ` on ${counterexample.protocol} ${counterexample.destinationPort}`} is delivered.${because}`,
    };
  }
  const open = items.find((item) => intersectServices(item.disposition.unknown, item.asked).bounds.length > 0);
  if (open) {
    const answer = answerFrom(compiled, [open], true, text);
    return {
      expectation,
      holds: undefined,
      verdict: 'unknown',
      counterexample: answer.example ?? null,
      blockers: [],
      ...(answer.paths[0] ? { path: answer.paths[0] } : {}),
      message: `Whether it holds cannot be told: ${whyUnknown(answer)}`,
    };
  }
  return {
    expectation,
    holds: true,
    verdict: 'blocked',
    counterexample: null,
    blockers: [],
    message: 'It holds: no packet arrives.',
  };
}
