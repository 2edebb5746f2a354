import {
  type ClassMatrix,
  type EndpointClass,
  type EndpointFlow,
  flowOf,
  type GoalShare,
} from '../../../network/answers/index.js';
import type { MatrixReport, NumberedFlow } from './matrix-report.js';

/** The matrix of all members. Its flows are made as they are asked for, in the order of the members: all at once they may be millions. */
export function memberReport(matrix: ClassMatrix): MatrixReport {
  const numbered = memberFlows(matrix);
  return { endpoints: matrix.members.map(({ endpoint }) => endpoint), flows: withoutNumbers(numbered) };
}

/** The flows of the matrix of all members, in order. `share`: only those to its goals. */
export function memberFlows(matrix: ClassMatrix, share?: GoalShare): Iterable<NumberedFlow> {
  const found = classFlows(matrix, share);
  return { [Symbol.iterator]: () => flowsInOrder(matrix, found, share) };
}

export function withoutNumbers(flows: Iterable<NumberedFlow>): MatrixReport['flows'] {
  return {
    *[Symbol.iterator]() {
      for (const { flow } of flows) yield flow;
    },
  };
}

export type ClassFlows = ReadonlyMap<EndpointClass, ReadonlyMap<EndpointClass, readonly EndpointFlow[]>>;

/** What each class sends to each other one. */
export function classFlows(matrix: ClassMatrix, share?: GoalShare): ClassFlows {
  const all = new Map<EndpointClass, Map<EndpointClass, readonly EndpointFlow[]>>();
  matrix.forEachFlow((from, to, flows) => {
    const row = all.get(from);
    if (row) row.set(to, flows);
    else all.set(from, new Map([[to, flows]]));
  }, share?.classes);
  return all;
}

function* flowsInOrder(matrix: ClassMatrix, found: ClassFlows, share: GoalShare | undefined): Generator<NumberedFlow> {
  const classOf = new Map(matrix.classes.flatMap((one) => one.members.map((member) => [member, one] as const)));
  const goals = [...matrix.members.entries()].filter(([, member]) => !share || share.members.has(member));
  for (const [from, source] of matrix.members.entries()) {
    const own = classOf.get(source) as EndpointClass;
    const row = found.get(own);
    if (!row) continue;
    for (const [to, goal] of goals) {
      const flows = row.get(classOf.get(goal) as EndpointClass);
      if (flows && goal !== source) yield { from, to, flow: flowOf(own, source, goal, flows) };
    }
  }
}
