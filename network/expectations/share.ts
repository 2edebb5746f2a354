import type { Analysis, Shard } from '../answers/index.js';
import { questionEndsOf } from '../endpoints/index.js';
import type { Expectation } from '../topology/index.js';
import { divisiblePairs, type Judgement, judgeCannot } from './judge-cannot.js';
import { missingReferencesOf } from './missing-references.js';

/** How much there is to ask for an expectation, and whether several parts may each ask about some of its goals. */
export interface ExpectationWork {
  readonly pairs: number;
  readonly divisible: boolean;
}

export function workOf(analysis: Analysis, { assertion }: Expectation): ExpectationWork {
  const { compiled } = analysis;
  // What is judged twice, or not as written, is judged in one place.
  if (assertion.kind !== 'can' && !missingReferencesOf(assertion, analysis.topology) && !assumes(analysis)) {
    const pairs = divisiblePairs(analysis, assertion);
    if (pairs !== undefined) return { pairs, divisible: true };
  }
  const [from, to] = [assertion.from, assertion.to].map((subjects) => questionEndsOf(compiled, subjects).length);
  return { pairs: (from ?? 0) * (to ?? 0), divisible: false };
}

function assumes(analysis: Analysis): boolean {
  let asked = false;
  analysis.assumptions(() => {
    asked = true;
    return '';
  });
  return asked;
}

/** What one of several parts finds of an expectation whose work is `divisible`. */
export function judgeShare(analysis: Analysis, expectation: Expectation, share: Shard): Judgement {
  const { assertion } = expectation;
  if (assertion.kind === 'can') throw new Error('what can be reached is asked about in one place');
  return judgeCannot(analysis, expectation, assertion, share);
}

/** What all parts found together: what fails decides, then what is not known; of several the one that stands first. */
export function decidingJudgement<
  T extends { readonly result: { readonly holds?: boolean | undefined }; readonly place?: number | undefined },
>(judgements: readonly T[]): T | undefined {
  const rank = ({ result: { holds } }: T): number => (holds === false ? 0 : holds === undefined ? 1 : 2);
  return judgements.reduce<T | undefined>((best, one) => {
    if (!best) return one;
    const order = rank(one) - rank(best) || (one.place ?? 0) - (best.place ?? 0);
    return order < 0 ? one : best;
  }, undefined);
}
