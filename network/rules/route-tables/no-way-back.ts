import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { LostWay } from '../replies/lost-way.js';
import type { Rule } from '../rule.js';
import { isToldByOthers } from './told-by-others.js';
import { addRoutes, addressOfPlace, adviceFor, exampleInWords, reasonInWords } from './way-back-words.js';

/** Routes are looked up for replies as for requests: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html */
export const noWayBack: Rule = {
  id: 'no-way-back',
  severity: 'warning',
  summary: 'Requests arrive, and their replies find no way back: a route is missing, or leads somewhere else.',
  needs: 'reachability',
  check({ analysis, topology, report }) {
    for (const [first, ...others] of byPlace(lostReplies(analysis).byRoute)) {
      if (!first || isToldByOthers(first, analysis)) continue;
      const all = [first, ...others];
      report({
        origin: addressOfPlace(first),
        message: say`
          ${exampleInWords(all)} arrives and gets no reply: ${reasonInWords(first, topology)}.
          ${adviceFor(all, topology)}
        `,
        related: all
          .flatMap(({ stop }) => ('route' in stop.place && stop.place.route ? [stop.place.route] : []))
          .slice(0, 1)
          .map(({ origin }) => ({ origin, message: say`The route that the replies take` })),
        fixes: addRoutes(all, topology),
      });
    }
  },
};

/** One finding for each table and each way in, however many suffer. */
function byPlace(lost: readonly LostWay[]): LostWay[][] {
  const found: LostWay[][] = [];
  for (const one of lost) {
    const same = found.find(
      ([other]) => other?.stop.place.element === one.stop.place.element && other.stop.door === one.stop.door,
    );
    if (same) same.push(one);
    else found.push([one]);
  }
  return found;
}
