import type { Subject, Topology, TrafficTerm } from '../topology/model.js';
import type { Answer, Matrix } from './answer.js';

export interface Question {
  readonly from: readonly Subject[];
  readonly to: readonly Subject[];
  /** Undefined: every protocol and port. */
  readonly traffics?: readonly TrafficTerm[] | undefined;
  /** Echoed in the answer. */
  readonly text?: { from: string; to: string; traffic: string };
}

/** Reachability in one network. Made once a topology; everything expensive is made when first asked for. */
export interface Analysis {
  readonly topology: Topology;
  reach(question: Question): Answer;
  matrix(): Matrix;
}
