import type { Blocker, ExamplePacket, PathAnswer, Verdict } from '../answers/index.js';
import type { Expectation } from '../topology/index.js';
import type { EndNames } from './end-names.js';

export interface ExpectationResult {
  readonly expectation: Expectation;
  /** Undefined: what the files do not say could make it true or false. */
  readonly holds: boolean | undefined;
  readonly verdict: Verdict;
  /** A packet that breaks it; null where it holds. */
  readonly counterexample: ExamplePacket | null;
  /** What stops the traffic, for `can`. */
  readonly blockers: readonly Blocker[];
  /** The way of the counterexample. */
  readonly path?: PathAnswer;
  /** Of a `cannot` or `only` that fails: the two ends of the packet, as a question names them. */
  readonly between?: EndNames;
  /** One sentence: what was found. */
  readonly message: string;
  /** What is assumed of blocks that no file tells, without which it would be judged otherwise. */
  readonly assumptions?: readonly string[];
}
