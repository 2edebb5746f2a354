/** 10,000 instances, each with a set of groups of its own. */
import { measureAllPairs } from './all-pairs.js';
import { aimed, sized } from './measure.js';
import { adversarial } from './networks/adversarial.js';

measureAllPairs(`${sized(10_000)} instances, adversarial group sets, seed 3`, adversarial(sized(10_000), 3), {
  pairs: aimed(3_000),
  memory: aimed(150),
});
