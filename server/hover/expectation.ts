import type { ExpectationResult } from '../../network/expectation/evaluate.js';
import type { PathAnswer } from '../../network/reachability/answer.js';
import type { Expectation } from '../../network/topology/model.js';
import { packetText } from '../model/packet-text.js';
import { code, escapeMarkdown, paragraphs } from './markdown.js';

const MEANING: Readonly<Record<Expectation['assertion']['kind'], string>> = {
  can: 'Holds when every packet of this traffic gets there, and its reply gets back, between every member of both sides.',
  cannot: 'Holds when no packet of this traffic is delivered at all, whether a reply could come back or not.',
  only: 'Holds when nobody else (the internet, networks on premises, every other resource) gets a packet of this traffic delivered.',
};

export function expectationHover(result: ExpectationResult): string {
  const { expectation, holds } = result;
  const state = holds ? '✓ **Holds**' : holds === undefined ? '? **Cannot be decided**' : '✗ **Fails**';
  return paragraphs(
    `${state}: ${code(expectation.text)}`,
    escapeMarkdown(result.message),
    result.counterexample ? `A packet that shows it: ${code(packetText(result.counterexample))}` : '',
    result.path ? pathText(result.path) : '',
    holds === false && result.blockers.length > 0
      ? `What stops it:\n\n${result.blockers.map((blocker) => `- ${code(blocker.object)}${blocker.rule ? `, rule ${code(blocker.rule)}` : ''}: ${escapeMarkdown(blocker.message)}`).join('\n')}`
      : '',
    MEANING[expectation.assertion.kind],
  );
}

function pathText(path: PathAnswer): string {
  const there = path.forward.map((hop) => code(hop.object));
  const back = path.return.map((hop) => code(hop.object));
  return [there.length > 0 ? `There: ${there.join(' → ')}` : '', back.length > 0 ? `Back: ${back.join(' → ')}` : '']
    .filter(Boolean)
    .join('  \n');
}
