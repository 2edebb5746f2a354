import { type DiffAnswer, diffAnswer } from '../interchange/report/diff/json.js';
import { type Difference, differenceOf } from '../network/answers/index.js';
import { type Network, soundInsideOf } from './network.js';

/**
 * Tells what becomes of traffic in `after` and did not in `before`: of requests, and of the replies to every client port.
 * Things of the two are the same where their kinds and their names are.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function diff(before: Network, after: Network): DiffAnswer {
  return diffAnswer(differenceBetween(before, after));
}

export function differenceBetween(before: Network, after: Network): Difference {
  return differenceOf(soundInsideOf(before).analysis.classes, soundInsideOf(after).analysis.classes);
}
