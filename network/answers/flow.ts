import type { Endpoint, MatrixMember } from '../endpoints/index.js';
import { type Disposition, dispositionOf } from '../trace/index.js';
import { possibleServices } from '../traffic/index.js';
import type { MatrixFlow } from './answer.js';
import { type Asked, asTold, boxesOfAll, tallyOf } from './ask.js';
import type { EndpointClass, EndpointFlow } from './class-matrix.js';
import { asNamed } from './doubtful-nodes.js';
import { verdictOf } from './verdict.js';

/** One flow of a class, told with the addresses of two of its members. */
export function flowOf(
  from: EndpointClass,
  source: MatrixMember,
  goal: MatrixMember,
  found: readonly EndpointFlow[],
): MatrixFlow {
  const items = asTold(setsOf(from, source, goal, found));
  return {
    from: source.endpoint.name,
    to: goal.endpoint.name,
    verdict: verdictOf(tallyOf(items), true),
    ...boxesOfAll(items),
  };
}

/** The same as sets: what becomes of everything between each pair of their addresses. */
export function setsOf(
  from: EndpointClass,
  source: MatrixMember,
  goal: MatrixMember,
  found: readonly EndpointFlow[],
): Asked[] {
  const goals = from.isInternet ? goal.publicGoals : goal.goals;
  const items = found.map((flow) =>
    askedBetween(source.sources[flow.source] as Endpoint, goals[flow.goal] as Endpoint, flow.disposition),
  );
  if (!goals.some(isNamed)) return asNamed(items);
  // A node that nothing gets to makes a load balancer partly reachable.
  const told = new Set(found.map((flow) => `${flow.source} ${flow.goal}`));
  for (const [s, start] of source.sources.entries())
    for (const [g, end] of goals.entries())
      if (start.end.family === end.end.family && !told.has(`${s} ${g}`))
        items.push(askedBetween(start, end, dispositionOf([])));
  return items;
}

export function askedBetween(start: Endpoint, end: Endpoint, disposition: Disposition): Asked {
  const asked = possibleServices(start.end.family);
  return { pair: pairOf(start, end), asked, traces: [], telling: [], disposition };
}

export const isNamed = ({ goal }: Endpoint): boolean => goal?.kind === 'interface' && goal.named === true;

function pairOf(source: Endpoint, goal: Endpoint): Asked['pair'] {
  if (!source.start || !goal.goal) throw new Error('a flow needs a start and a goal');
  return { start: source.start, goal: goal.goal, source: source.end, destination: goal.end };
}
