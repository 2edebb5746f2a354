import { say } from '../../words/index.js';
import type { Report, Rule } from '../rule.js';
import { decidingPlaces, expectationResults, type JudgedExpectation } from './results.js';

export const expectationUnknown: Rule = {
  id: 'expectation-unknown',
  severity: 'warning',
  summary: 'Whether an expectation holds hangs on something that the files do not say.',
  needs: 'reachability',
  check({ analysis, report }) {
    for (const result of expectationResults(analysis)) if (result.holds === undefined) report(doubtOf(result));
  },
};

export function doubtOf(result: JudgedExpectation): Report {
  const { expectation, message } = result;
  return {
    origin: expectation.origin,
    message: say`
      Cannot be decided: ${expectation.text}. ${message} Say what is missing, such as the blocks of an \`unknown\`
      network or prefix list, or expect less.
    `,
    related: decidingPlaces(result),
  };
}
