/** All that a person reads of a network: findings and their fixes, answers at a terminal and in the preview, the matrix, what differs from another. */

import { boxText, packetText, stepLines, summary, titleOf, usedPorts } from '../../../client/webview/trace/hops.js';
import { portBarsWords } from '../../../client/webview/trace/port-bar.js';
import { diffReport } from '../../../interchange/report/diff/diff-report.js';
import { diffMarkdown } from '../../../interchange/report/diff/markdown.js';
import { diffText } from '../../../interchange/report/diff/text.js';
import { matrixText } from '../../../interchange/report/matrix/text.js';
import { PLAIN } from '../../../interchange/report/paint.js';
import { reachText } from '../../../interchange/report/reach/text.js';
import { type LoadedNetwork, parseQuestion } from '../../../language/index.js';
import { differenceOf } from '../../../network/answers/diff.js';
import type { Analysis, Answer, Blocker, Verdict } from '../../../network/answers/index.js';
import type { Finding } from '../../../network/findings/index.js';
import { runRules } from '../../../network/rules/run.js';
import type { TrafficBox } from '../../../server/protocol.js';
import { answerIn } from '../../../server/providers/reach.js';
import { Network } from '../../../server/workspace/network.js';

/** A text, and where it was read. */
export interface Prose {
  readonly at: string;
  readonly text: string;
}

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly traffic?: string | undefined;
}

const WIDTH = 100_000;
const SOURCES = { pathOf: (file: string) => file, lineOf: () => undefined };

export function proseOfFindings(loaded: LoadedNetwork, analysis: Analysis): Prose[] {
  const findings = [...loaded.findings, ...runRules(loaded.topology, { needs: 'all', analysis: () => analysis })];
  return findings.flatMap((finding) =>
    textsOf(finding).map((text): Prose => ({ at: `finding ${finding.rule}`, text })),
  );
}

const textsOf = ({ message, related, fixes = [] }: Finding): string[] => [
  message,
  ...related.map((place) => place.message),
  ...fixes.map(({ title }) => title),
];

/** One question, as a terminal and as the preview tells its answer. */
export function proseOfAnswer(network: Network, asked: Asked): Prose[] {
  return [...atTerminal(network.analysis, asked), ...inPreview(network, asked)];
}

export const networkOf = (loaded: LoadedNetwork): Network => new Network(loaded.files[0] as string, loaded);

function atTerminal(analysis: Analysis, { from, to, traffic }: Asked): Prose[] {
  const question = parseQuestion({ from, to, traffic }, analysis.topology);
  if ('error' in question) throw new Error(question.error);
  const answer = analysis.reach({ ...question, text: { from, to, traffic: traffic ?? 'all' } });
  const { addressTerms: terms } = analysis.compiled;
  const text = reachText(answer, SOURCES, { paint: PLAIN, width: WIDTH, asked: traffic !== undefined, terms });
  return [...text.split('\n'), ...messagesOf(answer)].map((line) => ({
    at: at('terminal', { from, to, traffic }),
    text: line,
  }));
}

const messagesOf = ({ blockers, notAllowed = [] }: Answer): string[] =>
  [...blockers, ...notAllowed].map(({ message }: Blocker) => message);

const at = (where: string, { from, to, traffic }: Asked): string => `${where}: ${from} -> ${to} on ${traffic ?? 'all'}`;

function inPreview(network: Network, asked: Asked): Prose[] {
  const result = answerIn(network, 1, asked);
  if (!result.answer) throw new Error(result.error);
  const { answer, stopped } = result;
  const used = usedPorts(answer);
  const kinds: [Verdict, readonly TrafficBox[]][] = [
    ['reachable', answer.reachable],
    ['partly', answer.partly],
    ['one-way', answer.oneWay],
    ['unknown', answer.unknown],
    ['blocked', stopped],
  ];
  const texts = [
    summary(answer),
    titleOf(answer, false),
    ...kinds.flatMap(([verdict, boxes]) =>
      boxes.map((box) => `${verdict}: ${boxText(box, answer.traffic, verdict === 'partly' ? used : undefined)}`),
    ),
    ...portBarsWords(answer),
    ...messagesOf(answer),
    ...answer.paths.flatMap((path) => {
      const { request, reply } = stepLines(path, undefined);
      return [...request, ...reply].flatMap(({ text, hop }) => [
        text,
        packetText(hop.packet, answer),
        ...(hop.note ? [hop.note] : []),
      ]);
    }),
  ];
  return texts.map((text) => ({ at: at('preview', asked), text }));
}

export function proseOfMatrix(analysis: Analysis): Prose[] {
  const matrix = analysis.matrix();
  return matrixText({ endpoints: matrix.endpoints, flows: matrix.flows } as never, { paint: PLAIN, width: WIDTH })
    .split('\n')
    .map((text) => ({ at: 'matrix', text }));
}

export function proseOfDifference(before: Analysis, after: Analysis): Prose[] {
  const report = diffReport(differenceOf(before.classes, after.classes), after.compiled.addressTerms);
  return [...diffText(report, PLAIN).split('\n'), ...diffMarkdown(report).split('\n')].map((text) => ({
    at: 'diff',
    text,
  }));
}
