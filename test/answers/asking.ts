/** Asks short questions about a text. */
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import type { Answer } from '../../network/answers/answer.js';
import type { Subject, Topology, TrafficTerm } from '../../network/topology/model.js';

export function topologyOf(text: string): Topology {
  return loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined).topology;
}

function subjectOf(text: string, topology: Topology): Subject {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.subject;
}

function trafficsOf(text: string, topology: Topology): readonly TrafficTerm[] {
  const parsed = parseTraffic(text, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.traffics;
}

/** What is asked from one subject to another, as on the command line. Without traffic, about all of it. */
export function reachIn(text: string): (from: string, to: string, on?: string) => Answer {
  const analysis: Analysis = analyse(topologyOf(text));
  const { topology } = analysis;
  return (from, to, on) =>
    analysis.reach({
      from: from.split(', ').map((subject) => subjectOf(subject, topology)),
      to: to.split(', ').map((subject) => subjectOf(subject, topology)),
      traffics: on === undefined ? undefined : trafficsOf(on, topology),
    });
}
