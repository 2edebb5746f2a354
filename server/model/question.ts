import { printTraffics } from '../../language/index.js';
import type { ExpectationResult } from '../../network/expectations/index.js';
import type { Assertion, Subject, TrafficTerm } from '../../network/topology/index.js';
import type { PairQuestion } from '../protocol.js';

/** What `vpclens/reach` is to be asked so that its answer shows why an expectation holds or fails: the expectation's own ends and traffic, wherever those say it. */
export function questionOf({ expectation: { assertion }, between }: ExpectationResult): PairQuestion {
  const from = subjectsText(assertion.from);
  const to = subjectsText(assertion.to);
  const traffic = trafficText(assertion);
  if (!between) return { from, to, traffic };
  switch (assertion.kind) {
    // Who is meant by `only` is everybody else: the one of them who gets through.
    case 'only':
      return { from: between.from, to: between.dialed || assertion.to.length > 1 ? between.to : to, traffic };
    default:
      return between.dialed ? { from: between.from, to: between.to, traffic } : { from, to, traffic };
  }
}

export const subjectsText = (subjects: readonly Subject[]): string => subjects.map(({ text }) => text).join(', ');

export function trafficText(assertion: Assertion): string {
  const on = listText(assertion.traffics);
  const except = assertion.kind === 'cannot' ? listText(assertion.except) : '';
  return except ? `${on} except on ${except}`.trim() : on;
}

const listText = (terms: readonly TrafficTerm[] | undefined): string => (terms ? printTraffics(terms) : '');
