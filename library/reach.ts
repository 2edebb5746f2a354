import { type ReachAnswer, reachAnswer } from '../interchange/report/reach/json.js';
import { parseSubject, parseTraffic } from '../language/index.js';
import type { Answer } from '../network/answers/index.js';
import type { Subject, Topology, TrafficTerm } from '../network/topology/index.js';
import { VpcLensError } from './errors.js';
import { type Network, soundInsideOf } from './network.js';

export interface Question {
  /** The client: a name (`web`), `vpc.name`, a provider id (`i-…`, `eni-…`, `subnet-…`), an address, a CIDR block, or `internet`. */
  readonly from: string;
  /** The server, named likewise. */
  readonly to: string;
  /**
   * The traffic, as the language has it: `tcp 443`, `https, ping`, `udp 53`, `all`.
   * Not given: every protocol and port, and the verdict speaks of what is delivered.
   */
  readonly on?: string | undefined;
}

/**
 * Answers one question, exactly: for every packet of it, there and back.
 *
 * @throws VpcLensError `network-unreadable`, `subject-invalid` (`argument` is `from` or `to`), `traffic-invalid`
 */
export function reach(network: Network, question: Question): ReachAnswer {
  return reachAnswer(answerOf(network, question), soundInsideOf(network).sources);
}

export function answerOf(network: Network, { from, to, on }: Question): Answer {
  const { analysis } = soundInsideOf(network);
  const { topology } = analysis;
  return analysis.reach({
    from: [subjectOf('from', from, topology)],
    to: [subjectOf('to', to, topology)],
    traffics: on === undefined ? undefined : trafficOf(on, topology),
    text: { from, to, traffic: on ?? 'all' },
  });
}

function subjectOf(argument: 'from' | 'to', text: string, topology: Topology): Subject {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) throw new VpcLensError('subject-invalid', parsed.error, { argument });
  return parsed.subject;
}

function trafficOf(text: string, topology: Topology): readonly TrafficTerm[] {
  const parsed = parseTraffic(text, topology);
  if ('error' in parsed) throw new VpcLensError('traffic-invalid', parsed.error, { argument: 'on' });
  return parsed.traffics;
}
