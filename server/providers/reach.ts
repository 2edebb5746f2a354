import { endWords } from '../../interchange/report/end-addresses.js';
import { parseSubject, parseTraffic } from '../../language/index.js';
import type { Answer, Hop, ReachParams, ReachResult, TrafficBox } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** One question, answered with every path and blocker. What cannot be understood is an answer too: a sentence for the one who asked. */
export function reach(workspace: Workspace, { textDocument, from, to, traffic }: ReachParams): ReachResult {
  const network = workspace.network(textDocument.uri);
  const version = workspace.documents.get(textDocument.uri)?.version ?? 0;
  if (!network) return { version, error: `There is no document ${textDocument.uri}.` };
  const source = parseSubject(from, network.topology);
  if ('error' in source) return { version, error: source.error };
  const destination = parseSubject(to, network.topology);
  if ('error' in destination) return { version, error: destination.error };
  const asked = traffic?.trim() ? parseTraffic(traffic, network.topology) : undefined;
  if (asked && 'error' in asked) return { version, error: asked.error };
  const answer = network.analysis.reach({
    from: [source.subject],
    to: [destination.subject],
    traffics: asked?.traffics,
    text: { from, to, traffic: traffic?.trim() || 'all' },
  });
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
