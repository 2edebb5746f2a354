import type { Endpoint, MatrixMember } from '../endpoints/endpoints.js';
import { possibleServices } from '../traffic/service-set.js';
import type { Matrix, MatrixFlow } from './answer.js';
import { type Asked, boxesOfAll, tallyOf } from './ask.js';
import type { ClassMatrix, EndpointClass, EndpointFlow } from './class-matrix.js';
import { verdictOf } from './verdict.js';

/** The matrix as it is told: every member, and every pair with something in it. */
export function matrixOf(matrix: ClassMatrix): Matrix {
  const order = new Map(matrix.members.map((member, i) => [member.endpoint.name, i]));
  const flows: MatrixFlow[] = [];
  matrix.forEachFlow((from, to, found) => {
    for (const source of from.members)
      for (const goal of to.members) if (source !== goal) flows.push(flowOf(from, source, goal, found));
  });
  const at = (name: string): number => order.get(name) ?? 0;
  flows.sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
  return { endpoints: matrix.members.map(({ endpoint }) => endpoint), flows };
}

/** One flow of a class, told with the addresses of two of its members. */
export function flowOf(
  from: EndpointClass,
  source: MatrixMember,
  goal: MatrixMember,
  found: readonly EndpointFlow[],
): MatrixFlow {
  const goals = from.isInternet ? goal.publicGoals : goal.goals;
  const items = found.map((flow): Asked => {
    const start = source.sources[flow.source] as Endpoint;
    const end = goals[flow.goal] as Endpoint;
    const asked = possibleServices(start.end.family);
    return { pair: pairOf(start, end), asked, traces: [], disposition: flow.disposition };
  });
  return {
    from: source.endpoint.name,
    to: goal.endpoint.name,
    verdict: verdictOf(tallyOf(items), true),
    ...boxesOfAll(items),
  };
}

function pairOf(source: Endpoint, goal: Endpoint): Asked['pair'] {
  if (!source.start || !goal.goal) throw new Error('a flow needs a start and a goal');
  return { start: source.start, goal: goal.goal, source: source.end, destination: goal.end };
}
