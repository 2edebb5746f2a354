import type { CompiledNetwork } from '../endpoints/index.js';
import type { Subject, Topology, TrafficTerm } from '../topology/index.js';
import type { Answer, Matrix } from './answer.js';
import type { ClassMatrix } from './class-matrix.js';

export interface Question {
  readonly from: readonly Subject[];
  readonly to: readonly Subject[];
  /** Undefined: every protocol and port, and the verdict speaks of what is delivered. */
  readonly traffics?: readonly TrafficTerm[] | undefined;
  /** Traffic that is not asked about. */
  readonly except?: readonly TrafficTerm[] | undefined;
  /** With `traffics` undefined: the verdict speaks of all traffic, also of what is not delivered. */
  readonly everything?: boolean;
  /** `natural` (the default): at the addresses that the other end would use. `every`: public ones too, as `cannot` and `only` ask. */
  readonly addressing?: 'natural' | 'every';
  /** Echoed in the answer. */
  readonly text?: { from: string; to: string; traffic: string };
}

/** Reachability in one network. Made once a topology; everything expensive is made when first asked for. */
export interface Analysis {
  readonly topology: Topology;
  /** The index below: for rules that need checkpoints one by one. */
  readonly compiled: CompiledNetwork;
  /** Everybody against everybody, by class: for whoever must not work pair by pair. */
  readonly classes: ClassMatrix;
  reach(question: Question): Answer;
  /** On what it rests that something is told so: sentences, none where nothing is assumed. */
  assumptions(tell: (analysis: Analysis) => string): readonly string[];
  matrix(): Matrix;
}
