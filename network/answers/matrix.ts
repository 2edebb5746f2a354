import type { Member, Unit } from '../endpoints/endpoint-rows.js';
import { ALL_SERVICES } from '../traffic/service-set.js';
import type { Flow, Matrix } from './answer.js';
import { type Asked, boxesOfAll, tallyOf } from './ask.js';
import type { ClassMatrix, MemberClass, UnitFlow } from './class-matrix.js';
import { verdictOf } from './verdict.js';

/** The matrix as it is told: every member, and every pair with something in it. */
export function matrixOf(matrix: ClassMatrix): Matrix {
  const order = new Map(matrix.members.map((member, i) => [member.endpoint.name, i]));
  const flows: Flow[] = [];
  matrix.forEachFlow((from, to, found) => {
    for (const source of from.members)
      for (const goal of to.members) if (source !== goal) flows.push(flowOf(from, source, goal, found));
  });
  const at = (name: string): number => order.get(name) ?? 0;
  flows.sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
  return { endpoints: matrix.members.map(({ endpoint }) => endpoint), flows };
}

/** One flow of a class, told with the addresses of two of its members. */
export function flowOf(from: MemberClass, source: Member, goal: Member, found: readonly UnitFlow[]): Flow {
  const goals = from.isInternet ? goal.publicGoals : goal.goals;
  const items = found.map((flow): Asked => {
    const start = source.sources[flow.source] as Unit;
    const end = goals[flow.goal] as Unit;
    return { pair: pairOf(start, end), asked: ALL_SERVICES, journeys: [], outcome: flow.outcome };
  });
  return {
    from: source.endpoint.name,
    to: goal.endpoint.name,
    verdict: verdictOf(tallyOf(items), true),
    ...boxesOfAll(items),
  };
}

function pairOf(source: Unit, goal: Unit): Asked['pair'] {
  if (!source.start || !goal.goal) throw new Error('a flow needs a start and a goal');
  return { start: source.start, goal: goal.goal, source: source.end, destination: goal.end };
}
