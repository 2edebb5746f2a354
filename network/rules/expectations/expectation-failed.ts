import { say } from '../../words/index.js';
import type { Report, Rule } from '../rule.js';
import { decidingPlaces, expectationResults, type JudgedExpectation, packetInWords } from './results.js';

export const expectationFailed: Rule = {
  id: 'expectation-failed',
  severity: 'error',
  summary: 'What a file expects of the network does not hold.',
  needs: 'reachability',
  check({ analysis, report }) {
    for (const result of expectationResults(analysis)) if (result.holds === false) report(failureOf(result));
  },
};

export function failureOf(result: JudgedExpectation): Report {
  const { expectation, counterexample, message } = result;
  return {
    origin: expectation.origin,
    message: say`
      Does not hold: ${expectation.text}.
      ${message}${counterexample ? say` The packet: ${packetInWords(counterexample)}.` : ''} Mend the network, or
      the expectation if it says more than is meant.
    `,
    related: decidingPlaces(result),
  };
}
