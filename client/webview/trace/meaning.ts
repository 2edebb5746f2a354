import { say } from '../../../network/words/index.js';
import type { Answer } from '../../../server/protocol.js';
import { VERDICT_MEANING } from '../ui/words.js';

type Told = Pick<Answer, 'verdict' | 'reachable' | 'partly' | 'oneWay' | 'unknown' | 'blockers'>;

/** What the verdict means of this answer; of one in part, which part that is. */
export function meaningOf(answer: Told): string {
  return (answer.verdict === 'partly' && whichPart(answer)) || `${VERDICT_MEANING[answer.verdict]}`;
}

/** Undefined: of several things. */
function whichPart({ reachable, partly, oneWay, unknown, blockers }: Told): string | undefined {
  if (unknown.length > 0) return undefined;
  const isStopped = blockers.some(({ direction }) => direction === 'forward');
  const [arrives, isSilent, isPart] = [reachable, oneWay, partly].map(({ length }) => length > 0);
  if (isPart) {
    const isByPort = partly.every(({ clientPorts }) => clientPorts !== undefined);
    return isByPort && !arrives && !isSilent && !isStopped
      ? say`the request is delivered, but the reply comes back for some client ports only`
      : undefined;
  }
  if (!arrives || isStopped === isSilent) return undefined;
  return isStopped
    ? say`a part of it is delivered and the reply comes back; what else was asked for is stopped`
    : say`the request is delivered, but the reply comes back for a part of it only`;
}
