import {
  type ClassMatrix,
  type EndpointClass,
  type EndpointFlow,
  flowOf,
  type MatrixFlow,
} from '../../../network/answers/index.js';
import type { MatrixReport } from './matrix-report.js';

/** The matrix of all members. Its flows are made as they are asked for, in the order of the members: all at once they may be millions. */
export function memberReport(matrix: ClassMatrix): MatrixReport {
  const found = classFlows(matrix);
  return {
    endpoints: matrix.members.map(({ endpoint }) => endpoint),
    flows: { [Symbol.iterator]: () => flowsInOrder(matrix, found) },
  };
}

export type ClassFlows = ReadonlyMap<EndpointClass, ReadonlyMap<EndpointClass, readonly EndpointFlow[]>>;

/** What each class sends to each other one. */
export function classFlows(matrix: ClassMatrix): ClassFlows {
  const all = new Map<EndpointClass, Map<EndpointClass, readonly EndpointFlow[]>>();
  matrix.forEachFlow((from, to, flows) => {
    const row = all.get(from);
    if (row) row.set(to, flows);
    else all.set(from, new Map([[to, flows]]));
  });
  return all;
}

function* flowsInOrder(matrix: ClassMatrix, found: ClassFlows): Generator<MatrixFlow> {
  const classOf = new Map(matrix.classes.flatMap((one) => one.members.map((member) => [member, one] as const)));
  for (const source of matrix.members) {
    const from = classOf.get(source) as EndpointClass;
    const row = found.get(from);
    if (!row) continue;
    for (const goal of matrix.members) {
      const flows = row.get(classOf.get(goal) as EndpointClass);
      if (flows && goal !== source) yield flowOf(from, source, goal, flows);
    }
  }
}
