import {
  type Analysis,
  type Asked,
  answerFrom,
  askAll,
  exampleOf,
  inDoubt,
  isDivisible,
  mayNotBeAsked,
  type Request,
  type Shard,
} from '../answers/index.js';
import { questionEndsOf } from '../endpoints/index.js';
import type { Assertion, Expectation } from '../topology/index.js';
import { intersectServices, type ServiceSet, uniteAllServices } from '../traffic/index.js';
import { say } from '../words/index.js';
import { endNamesOf } from './end-names.js';
import { otherParties } from './others.js';
import type { ExpectationResult } from './result.js';
import { whyUnknown } from './why-unknown.js';

export type Ban = Exclude<Assertion, { kind: 'can' }>;

export interface Judgement {
  readonly result: ExpectationResult;
  /** Where what decided it stands among all that was asked. Undefined: nothing single did. */
  readonly place?: number | undefined;
}

function requestOf({ compiled }: Analysis, assertion: Ban): Request {
  const isCannot = assertion.kind === 'cannot';
  return {
    from: isCannot ? questionEndsOf(compiled, assertion.from) : otherParties(compiled, assertion.from),
    to: questionEndsOf(compiled, assertion.to),
    traffics: assertion.traffics,
    except: isCannot ? assertion.except : undefined,
    addressing: 'every',
    withoutBlocked: true,
  };
}

/** How many pairs of ends are asked about; undefined where one part has to ask about all of them. */
export function divisiblePairs(analysis: Analysis, assertion: Ban): number | undefined {
  const request = requestOf(analysis, assertion);
  return isDivisible(request) ? request.from.length * request.to.length : undefined;
}

/** Nothing may be delivered, whether or not its reply would come back. `share`: to some of the goals alone. */
export function judgeCannot(analysis: Analysis, expectation: Expectation, assertion: Ban, share?: Shard): Judgement {
  const { compiled } = analysis;
  const text = textOf(assertion);
  const asked = requestOf(analysis, assertion);
  const items = askAll(compiled, () => analysis.classes, share ? { ...asked, share } : asked).map((item) =>
    mayNotBeAsked(item) ? inDoubt(item) : item,
  );
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
    const because = culprit ? say` The last to let it through is \`${culprit.rule}\` of ${culprit.object}.` : '';
    const result: ExpectationResult = {
      expectation,
      holds: false,
      verdict: answer.verdict,
      counterexample,
      blockers: [],
      between: endNamesOf(compiled, asked, item.pair, counterexample),
      ...(path ? { path } : {}),
      message: say`
        A packet from ${counterexample.source} to
        ${counterexample.destination}${counterexample.destinationPort === undefined ? ` (${counterexample.protocol})` : say` on ${counterexample.protocol} ${counterexample.destinationPort}`}
        is delivered.${because}
      `,
    };
    return { result, place: item.place };
  }
  const open = items.find((item) => intersectServices(item.disposition.unknown, item.asked).bounds.length > 0);
  if (open) {
    const answer = answerFrom(compiled, [open], true, text);
    const result: ExpectationResult = {
      expectation,
      holds: undefined,
      verdict: 'unknown',
      counterexample: answer.example ?? null,
      blockers: [],
      ...(answer.paths[0] ? { path: answer.paths[0] } : {}),
      message: say`Whether it holds cannot be told: ${whyUnknown(compiled, [open], answer)}`,
    };
    return { result, place: open.place };
  }
  const result: ExpectationResult = {
    expectation,
    holds: true,
    verdict: 'blocked',
    counterexample: null,
    blockers: [],
    message: say`It holds: no packet arrives.`,
  };
  return { result };
}

export function textOf({ from, to }: Assertion): { from: string; to: string; traffic: string } {
  const listed = (subjects: Assertion['from']): string => subjects.map((subject) => subject.text).join(', ');
  return { from: listed(from), to: listed(to), traffic: '' };
}
