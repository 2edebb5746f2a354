import type { CheckAnswer } from '../interchange/report/check/json.js';
import type { MatrixAnswer } from '../interchange/report/matrix/json.js';
import type { ReachAnswer } from '../interchange/report/reach/json.js';
import { type CheckOptions, check } from './check.js';
import { type MatrixOptions, matrix } from './matrix.js';
import { type Network, soundInsideOf } from './network.js';
import { type Question, reach } from './reach.js';

/** A network, ready to be asked. */
export interface Analysis {
  readonly network: Network;
  /** As the function `reach`. */
  reach(question: Question): ReachAnswer;
  /** As the function `matrix`. */
  matrix(options?: MatrixOptions): MatrixAnswer;
  /** As the function `check`. */
  check(options?: CheckOptions): CheckAnswer;
}

/**
 * The questions of one network as methods, for whoever hands them on. What they work out is kept with the network, as it is for the functions: nothing is worked out twice.
 *
 * @throws VpcLensError `network-unreadable`, at once rather than at the first question
 */
export function analyse(network: Network): Analysis {
  soundInsideOf(network);
  return {
    network,
    reach: (question) => reach(network, question),
    matrix: (options) => matrix(network, options),
    check: (options) => check(network, options),
  };
}
