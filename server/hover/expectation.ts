import type { Analysis, CheckpointKind, Hop, PathAnswer } from '../../network/answers/index.js';
import type { ExpectationResult } from '../../network/expectations/index.js';
import type { Expectation } from '../../network/topology/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import { packetText } from '../model/packet-text.js';
import { code, escapeMarkdown, paragraphs } from './markdown.js';

const MEANING: Readonly<Record<Expectation['assertion']['kind'], Told>> = {
  can: told`
    Holds when every packet of this traffic gets there, and its reply gets back, between every member of both
    sides.
  `,
  cannot: told`Holds when no packet of this traffic is delivered at all, whether a reply could come back or not.`,
  only: told`
    Holds when nobody else (the internet, networks on premises, every other resource) gets a packet of this
    traffic delivered.
  `,
};

export function expectationHover(result: ExpectationResult, analysis: Analysis): string {
  const { expectation, holds } = result;
  const state = holds ? say`✓ **Holds**` : holds === undefined ? say`? **Cannot be decided**` : say`✗ **Fails**`;
  return paragraphs(
    `${state}: ${code(expectation.text)}`,
    escapeMarkdown(result.message),
    result.counterexample ? say`A packet that shows it: ${code(packetText(result.counterexample))}` : '',
    pathText(result.path ?? pathOf(result, analysis)),
    holds === false && result.blockers.length > 0
      ? say`
        What stops it:\n\n${result.blockers
          .map(
            (blocker) =>
              `- ${code(blocker.object)}${
                blocker.rule ? say`, rule ${code(blocker.rule)}` : ''
              }: ${escapeMarkdown(blocker.message)}`,
          )
          .join('\n')}
      `
      : '',
    MEANING[expectation.assertion.kind],
  );
}

/** Where it holds there is no path to blame; the one the packets take is shown. */
function pathOf({ expectation: { assertion }, holds }: ExpectationResult, analysis: Analysis): PathAnswer | undefined {
  if (!holds || assertion.kind !== 'can') return undefined;
  return analysis.reach(assertion).paths.find((path) => path.verdict === 'reachable');
}

const isReached = ({ decision }: Hop): boolean => decision !== 'not-reached';

function pathText(path: PathAnswer | undefined): string {
  if (!path) return '';
  const way = (title: string, hops: readonly Hop[]): string =>
    hops.some(isReached) ? `${title}: ${hops.filter(isReached).map(hopText).join(' → ')}` : '';
  return [way(say`There`, path.forward), way(say`Back`, path.return)].filter(Boolean).join('  \n');
}

const STEPS: Readonly<Partial<Record<CheckpointKind, Told>>> = {
  'security-group-outbound': told`group`,
  'security-group-inbound': told`group`,
  'network-acl-outbound': told`ACL`,
  'network-acl-inbound': told`ACL`,
  'route-table': told`routes`,
};

function hopText({ checkpoint, object, decision }: Hop): string {
  const step = STEPS[checkpoint];
  return `${decision === 'deny' ? '✗ ' : ''}${step ? `${step} ` : ''}${code(object)}`;
}
