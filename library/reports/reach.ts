import { reachJson } from '../../interchange/report/reach/json.js';
import { reachText } from '../../interchange/report/reach/text.js';
import { type Network, soundInsideOf } from '../network.js';
import { answerOf, type Question } from '../reach.js';
import { type Report, type Style, styleOf } from './report.js';

export interface ReachReportOptions extends Style {
  /** Default: `text`. */
  readonly format?: 'text' | 'json' | undefined;
}

/**
 * Answers one question as text.
 *
 * @throws VpcLensError as `reach` does
 */
export function reportReach(network: Network, question: Question, options: ReachReportOptions = {}): Report {
  const answer = answerOf(network, question);
  const { sources, analysis } = soundInsideOf(network);
  const { addressTerms: terms } = analysis.compiled;
  return {
    text:
      options.format === 'json'
        ? reachJson(answer, sources)
        : reachText(answer, sources, { ...styleOf(options), asked: question.on !== undefined, terms }),
    ok: answer.verdict === 'reachable',
  };
}
