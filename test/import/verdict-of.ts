import { parseSubject } from '../../language/query/parse-subject.js';
import { parseTraffic } from '../../language/query/parse-traffic.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import { roundTrip } from './round-trip.js';

/** What an imported network answers to a question. */
export function verdictOf(topology: Topology, from: string, to: string, on: string): string {
  roundTrip(topology);
  const traffics = parseTraffic(on, topology);
  if ('error' in traffics) throw new Error(traffics.error);
  return analyse(topology).reach({ from: [subject(from, topology)], to: [subject(to, topology)], ...traffics }).verdict;
}

function subject(text: string, topology: Topology): Subject {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.subject;
}
