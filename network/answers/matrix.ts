import type { Endpoint, MatrixMember } from '../endpoints/index.js';
import { possibleServices } from '../traffic/index.js';
import type { Matrix, MatrixFlow } from './answer.js';
import { type Asked, boxesOfAll, tallyOf } from './ask.js';
import type { ClassMatrix, EndpointClass, EndpointFlow } from './class-matrix.js';
import { verdictOf } from './verdict.js';

/** The matrix as it is told: every member, and every pair with something in it. */
export function matrixOf(matrix: ClassMatrix): Matrix {
  const order = new Map(matrix.members.map((member, i) => [member, i]));
  const at = (member: MatrixMember): number => order.get(member) as number;
  const rows: { readonly from: number; readonly to: number; readonly flow: MatrixFlow }[] = [];
  matrix.forEachFlow((from, to, found) => {
    for (const source of from.members)
      for (const goal of to.members)
        if (source !== goal) rows.push({ from: at(source), to: at(goal), flow: flowOf(from, source, goal, found) });
  });
  rows.sort((a, b) => a.from - b.from || a.to - b.to);
  return { endpoints: matrix.members.map(({ endpoint }) => endpoint), flows: rows.map(({ flow }) => flow) };
}

/** One flow of a class, told with the addresses of two of its members. */
export function flowOf(
  from: EndpointClass,
  source: MatrixMember,
  goal: MatrixMember,
  found: readonly EndpointFlow[],
): MatrixFlow {
  const items = setsOf(from, source, goal, found);
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
  return found.map((flow): Asked => {
    const start = source.sources[flow.source] as Endpoint;
    const end = goals[flow.goal] as Endpoint;
    const asked = possibleServices(start.end.family);
    return { pair: pairOf(start, end), asked, traces: [], disposition: flow.disposition };
  });
}

function pairOf(source: Endpoint, goal: Endpoint): Asked['pair'] {
  if (!source.start || !goal.goal) throw new Error('a flow needs a start and a goal');
  return { start: source.start, goal: goal.goal, source: source.end, destination: goal.end };
}
