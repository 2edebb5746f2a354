import type { Answer, PathAnswer } from '../../../network/answers/index.js';
import { jsonText } from '../json-text.js';
import { type JsonBlocker, type JsonHop, withLocation } from '../location.js';
import type { SourceFiles } from '../source-files.js';

/** One way from the client to the server, checkpoint by checkpoint, there and back. */
export interface JsonPath extends Omit<PathAnswer, 'forward' | 'return'> {
  readonly forward: readonly JsonHop[];
  readonly return: readonly JsonHop[];
}

/** `reach --format json`, schema 1. */
export interface ReachAnswer extends Omit<Answer, 'paths' | 'blockers' | 'notAllowed'> {
  /** The version of this shape. */
  readonly schema: 1;
  /** The best first. Of a blocked question the candidates, each up to its end. */
  readonly paths: readonly JsonPath[];
  /** Every checkpoint that stops some of the traffic on the best path; where no traffic was named, some of what is delivered, or its replies. */
  readonly blockers: readonly JsonBlocker[];
  /** Where no traffic was named: checkpoints that allow no more than what is delivered. */
  readonly notAllowed?: readonly JsonBlocker[];
}

export function reachAnswer(answer: Answer, sources: SourceFiles): ReachAnswer {
  const { notAllowed, ...rest } = answer;
  return {
    schema: 1,
    ...rest,
    paths: answer.paths.map((path) => ({
      ...path,
      forward: path.forward.map((hop) => withLocation(hop, sources)),
      return: path.return.map((hop) => withLocation(hop, sources)),
    })),
    blockers: answer.blockers.map((blocker) => withLocation(blocker, sources)),
    ...(notAllowed ? { notAllowed: notAllowed.map((blocker) => withLocation(blocker, sources)) } : {}),
  };
}

export function reachJson(answer: Answer, sources: SourceFiles): string {
  return `${jsonText(reachAnswer(answer, sources), 2)}\n`;
}
