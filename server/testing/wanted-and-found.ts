import type { ExpectationResult } from '../../network/expectations/index.js';
import { say } from '../../network/words/index.js';
import { packetText } from '../model/packet-text.js';
import { subjectsText, trafficText } from '../model/question.js';

/** What was expected and what is so, in the same words line by line: an editor shows where they differ. */
export function wantedAndFound(result: ExpectationResult): { readonly wanted: string; readonly found: string } {
  const { expectation, verdict, counterexample, path, blockers } = result;
  const { assertion } = expectation;
  const from = subjectsText(assertion.from);
  const question = [
    `from:    ${assertion.kind === 'only' ? say`everybody but ${from}` : from}`,
    `to:      ${subjectsText(assertion.to)}`,
    say`traffic: ${trafficText(assertion) || 'everything'}`,
  ];
  const isCan = assertion.kind === 'can';
  const via = isCan ? assertion.via.map(({ text }) => text) : [];
  const wanted = [...question, say`verdict: ${isCan ? 'reachable' : 'blocked'}`];
  const found = [...question, say`verdict: ${verdict}`];
  if (via.length > 0) {
    wanted.push(say`by way of: ${via.join(', ')}`);
    if (path && path.via.length > 0) found.push(say`by way of: ${path.via.join(', ')}`);
  }
  if (counterexample) found.push(`packet:  ${packetText(counterexample)}`);
  const [blocker] = blockers;
  if (blocker) found.push(say`stopped by ${blocker.object}: ${blocker.message}`);
  return { wanted: text(wanted), found: text(found) };
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
