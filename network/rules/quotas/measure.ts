import type { Origin } from '../../topology/index.js';
import type { Quota } from './quotas.js';

/** How much of something there is at one place, against its quota. */
export interface Measure {
  readonly limit: Quota;
  readonly count: number;
  readonly origin: Origin;
  /** The sentence's beginning: `Security group web has`. */
  readonly whose: string;
  /** What is counted, more exactly: `inbound for IPv4`. */
  readonly detail?: string;
  /** Where the quota is not AWS's but the file's own. */
  readonly advice?: string;
}
