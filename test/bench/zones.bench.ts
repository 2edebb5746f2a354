/** 10,000 instances in roles over zones. */
import { measureAllPairs } from './all-pairs.js';
import { aimed, sized } from './measure.js';
import { zones } from './networks/zones.js';

measureAllPairs(`${sized(10_000)} instances in roles over zones, seed 2`, zones(sized(10_000), 2), {
  pairs: aimed(200),
  expanded: aimed(450),
  memory: aimed(250),
});
