import type { MatrixMember } from '../endpoints/index.js';
import type { ClassMatrix, EndpointClass } from './class-matrix.js';

/** One of several parts of the work, counted from 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The goals that are a shard's: all flows to them are its own, and nobody else's. */
export interface GoalShare {
  readonly classes: ReadonlySet<EndpointClass>;
  readonly members: ReadonlySet<MatrixMember>;
}

/**
 * Deals the goals out one by one, those alike one after the other: as many flows lead to each as to its neighbour, so every shard gets as many flows,
 * and nobody needs to know how many there are before they are made. Who is dealt what depends on the network and on nothing else.
 */
export function shareByMember({ byGroups }: ClassMatrix, { index, count }: Shard): GoalShare {
  const classes = new Set<EndpointClass>();
  const members = new Set<MatrixMember>();
  let dealt = 0;
  for (const one of byGroups)
    for (const member of one.members) {
      if (dealt++ % count !== index) continue;
      classes.add(one);
      members.add(member);
    }
  return { classes, members };
}

/** The same for a matrix by class, where a class is one goal. */
export function shareByClass({ byGroups }: ClassMatrix, { index, count }: Shard): GoalShare {
  const classes = new Set(byGroups.filter((_, at) => at % count === index));
  return { classes, members: new Set([...classes].flatMap((one) => one.members)) };
}
