import type { MatrixMember } from '../endpoints/index.js';
import type { MatrixFlow } from './answer.js';
import type { ClassMatrix } from './class-matrix.js';
import { FlowTeller } from './flow-teller.js';

/** A flow that is not blocked, and who is at its other end. */
export interface MemberFlow {
  readonly other: MatrixMember;
  readonly flow: MatrixFlow;
}

/** What one member of the matrix sends (`from`) or gets (`to`): a list for each class that is asked, empty ones too, so that others may work in between. */
export function* flowsOfMember(
  matrix: ClassMatrix,
  member: MatrixMember,
  direction: 'from' | 'to',
): Iterable<readonly MemberFlow[]> {
  const own = matrix.classes.find(({ members }) => members.includes(member));
  if (!own) return;
  const teller = new FlowTeller();
  for (const { other: cls, found } of matrix.flowsOf(own, direction)) {
    if (found.length === 0) yield [];
    else
      yield cls.members.flatMap((other): MemberFlow[] => {
        if (other === member) return [];
        const flow =
          direction === 'from' ? teller.flowOf(own, member, other, found) : teller.flowOf(cls, other, member, found);
        return flow.verdict === 'blocked' ? [] : [{ other, flow }];
      });
  }
}
