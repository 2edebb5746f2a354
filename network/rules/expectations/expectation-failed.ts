import type { Rule } from '../rule.js';
import { decidingPlaces, expectationResults, packetInWords } from './results.js';

export const expectationFailed: Rule = {
  id: 'expectation-failed',
  severity: 'error',
  summary: 'What a file expects of the network does not hold.',
  needs: 'reachability',
  check({ analysis, report }) {
    for (const result of expectationResults(analysis)) {
      if (result.holds !== false) continue;
      const { expectation, counterexample, message } = result;
      report({
        origin: expectation.origin,
        message:
          `Does not hold: ${expectation.text}. ${message}${counterexample ? ` The packet: ${packetInWords(counterexample)}.` : ''} ` +
          'Mend the network, or the expectation if it says more than is meant.',
        related: decidingPlaces(result),
      });
    }
  },
};
