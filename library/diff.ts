import { type DiffReport, diffReport } from '../interchange/report/diff/diff-report.js';
import { type DiffAnswer, diffAnswer } from '../interchange/report/diff/json.js';
import type { AddressTerms } from '../network/address/index.js';
import { differenceOf, type NumberedChange, type Shard, sharedDifferenceOf } from '../network/answers/index.js';
import { type Network, soundInsideOf } from './network.js';

/**
 * Tells what becomes of traffic in `after` and did not in `before`: of requests, and of the replies to every client port.
 * Things of the two are the same where their kinds and their names are.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function diff(before: Network, after: Network): DiffAnswer {
  return diffAnswer(diffReportOf(before, after));
}

export function diffReportOf(before: Network, after: Network): DiffReport {
  const [then, now] = [soundInsideOf(before).analysis, soundInsideOf(after).analysis];
  return diffReport(differenceOf(then.classes, now.classes), now.compiled.addressTerms);
}

/** One part of a difference; the endpoints that only one network has are the same in each. */
export interface DiffShard {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What is called so of the addresses. */
  readonly terms: AddressTerms;
  /** In the order of the whole. */
  readonly changes: Iterable<NumberedChange>;
}

export function diffShardOf(before: Network, after: Network, shard: Shard): DiffShard {
  const [then, now] = [soundInsideOf(before).analysis, soundInsideOf(after).analysis];
  return { ...sharedDifferenceOf(then.classes, now.classes, shard), terms: now.compiled.addressTerms };
}
