import { endWords } from '../../interchange/report/end-addresses.js';
import { parseQuestion } from '../../language/index.js';
import type { Answer, Hop, ReachParams, ReachResult, TrafficBox } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** One question, answered with every path and blocker. What cannot be understood is an answer too: a sentence for the one who asked. */
export function reach(workspace: Workspace, { textDocument, from, to, traffic }: ReachParams): ReachResult {
  const network = workspace.network(textDocument.uri);
  const version = workspace.documents.get(textDocument.uri)?.version ?? 0;
  if (!network) return { version, error: `There is no document ${textDocument.uri}.` };
  const question = parseQuestion({ from, to, traffic }, network.topology);
  if ('error' in question) return { version, error: question.error };
  const answer = network.analysis.reach({ ...question, text: { from, to, traffic: traffic?.trim() || 'all' } });
  return { version, answer: readable(answer) };
}

/** With addresses as a reader says them: the internet is some ten ranges, which nobody recognises. */
function readable(answer: Answer): Answer {
  return {
    ...answer,
    reachable: answer.reachable.map(box),
    partly: answer.partly.map(box),
    oneWay: answer.oneWay.map(box),
    unknown: answer.unknown.map(box),
    paths: answer.paths.map((path) => ({ ...path, forward: path.forward.map(hop), return: path.return.map(hop) })),
  };
}

function box(traffic: TrafficBox): TrafficBox {
  return { ...traffic, from: endWords(traffic.from), to: endWords(traffic.to) };
}

function hop(step: Hop): Hop {
  const { packet } = step;
  const words = { source: endWords(packet.source), destination: endWords(packet.destination) };
  return { ...step, packet: { ...packet, ...words } };
}
