/** 2,000 endpoints in roles over random subnets: index and all pairs, from a cold start. */
import { measureAllPairs } from './all-pairs.js';
import { aimed, sized } from './measure.js';
import { randomSubnets } from './networks/random-subnets.js';

measureAllPairs(`${sized(2_000)} endpoints over random subnets, seed 1`, randomSubnets(sized(2_000), 1), {
  whole: aimed(150),
});
