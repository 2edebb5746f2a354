import {
  type ClassMatrix,
  type EndpointClass,
  type EndpointFlow,
  FlowTeller,
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
  const found = new ClassFlows(matrix, share);
  return { [Symbol.iterator]: () => flowsInOrder(matrix, found, share) };
}

export function withoutNumbers(flows: Iterable<NumberedFlow>): MatrixReport['flows'] {
  return {
    *[Symbol.iterator]() {
      for (const { flow } of flows) yield flow;
    },
  };
}

/** To whom a class sends, in the order in which they were found, and what to each. */
interface ClassRow {
  readonly tos: EndpointClass[];
  readonly flows: (readonly EndpointFlow[])[];
}

/** What each class sends to each other one: of many classes to most others, so that a table of tables would be larger than all else. */
export class ClassFlows {
  private readonly rows = new Map<EndpointClass, ClassRow>();

  constructor(matrix: ClassMatrix, share?: GoalShare) {
    matrix.forEachFlow((from, to, flows) => {
      let row = this.rows.get(from);
      if (!row) {
        row = { tos: [], flows: [] };
        this.rows.set(from, row);
      }
      row.tos.push(to);
      row.flows.push(flows);
    }, share?.classes);
  }

  /** Puts what a class sends into a list by the number of whom it sends to, in place of the row before. Answers whether it sends anything. */
  read(from: EndpointClass, row: (readonly EndpointFlow[] | undefined)[]): boolean {
    row.fill(undefined);
    const found = this.rows.get(from);
    found?.tos.forEach(({ id }, i) => {
      row[id] = found.flows[i];
    });
    return found !== undefined;
  }
}

function* flowsInOrder(matrix: ClassMatrix, found: ClassFlows, share: GoalShare | undefined): Generator<NumberedFlow> {
  const classOf = new Map(matrix.classes.flatMap((one) => one.members.map((member) => [member, one] as const)));
  const goals = [...matrix.members.entries()].filter(([, member]) => !share || share.members.has(member));
  const classes = goals.map(([, member]) => (classOf.get(member) as EndpointClass).id);
  const row = matrix.classes.map((): readonly EndpointFlow[] | undefined => undefined);
  const teller = new FlowTeller();
  for (const [from, source] of matrix.members.entries()) {
    const own = classOf.get(source) as EndpointClass;
    if (!found.read(own, row)) continue;
    for (const [i, [to, goal]] of goals.entries()) {
      const flows = row[classes[i] as number];
      if (flows && goal !== source) yield { from, to, flow: teller.flowOf(own, source, goal, flows) };
    }
  }
}
