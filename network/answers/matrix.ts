import type { MatrixMember } from '../endpoints/index.js';
import type { Matrix, MatrixFlow } from './answer.js';
import type { ClassMatrix } from './class-matrix.js';
import { FlowTeller } from './flow-teller.js';

/** The matrix as it is told: every member, and every pair with something in it. */
export function matrixOf(matrix: ClassMatrix): Matrix {
  const order = new Map(matrix.members.map((member, i) => [member, i]));
  const at = (member: MatrixMember): number => order.get(member) as number;
  const rows: { readonly from: number; readonly to: number; readonly flow: MatrixFlow }[] = [];
  const teller = new FlowTeller();
  matrix.forEachFlow((from, to, found) => {
    for (const source of from.members)
      for (const goal of to.members)
        if (source !== goal)
          rows.push({ from: at(source), to: at(goal), flow: teller.flowOf(from, source, goal, found) });
  });
  rows.sort((a, b) => a.from - b.from || a.to - b.to);
  return { endpoints: matrix.members.map(({ endpoint }) => endpoint), flows: rows.map(({ flow }) => flow) };
}
