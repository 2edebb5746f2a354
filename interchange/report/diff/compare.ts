import type { Matrix, MatrixFlow, TrafficBox } from '../../../network/answers/answer.js';
import { type Disposition, dispositions } from '../matrix/dispositions.js';
import { boxesOf, cubeOf, intersectCubes, subtractCubes, type TrafficCube } from './traffic-cube.js';

/** Traffic of one pair whose disposition changes. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly before: Disposition | 'blocked';
  readonly after: Disposition | 'blocked';
  readonly traffic: readonly TrafficBox[];
}

export interface DiffReport {
  /** Endpoints that only one of the two has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * What becomes of traffic now and did not before. Boxes are compared as sets: the same traffic told in other boxes is no change.
 * The client ports of what is reachable in part are not compared; a change there alone shows where it makes something reachable or one-way.
 */
export function compareMatrices(before: Matrix, after: Matrix): DiffReport {
  const [old, fresh] = [
    new Set(before.endpoints.map(({ name }) => name)),
    new Set(after.endpoints.map(({ name }) => name)),
  ];
  const pairs = new Map<string, { from: string; to: string; before?: MatrixFlow; after?: MatrixFlow }>();
  for (const flow of before.flows) pairs.set(key(flow), { from: flow.from, to: flow.to, before: flow });
  for (const flow of after.flows)
    pairs.set(key(flow), { ...pairs.get(key(flow)), from: flow.from, to: flow.to, after: flow });
  return {
    added: [...fresh].filter((name) => !old.has(name)),
    removed: [...old].filter((name) => !fresh.has(name)),
    changes: [...pairs.values()].flatMap((pair) => pairChanges(pair.from, pair.to, pair.before, pair.after)),
  };
}

const key = ({ from, to }: MatrixFlow): string => `${from}\n${to}`;

function pairChanges(
  from: string,
  to: string,
  before: MatrixFlow | undefined,
  after: MatrixFlow | undefined,
): Change[] {
  if (before && after && JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, fresh] = [cubesByDisposition(before), cubesByDisposition(after)];
  const [allOld, allFresh] = [[...old.values()].flat(), [...fresh.values()].flat()];
  const changes: Change[] = [];
  const add = (was: Change['before'], is: Change['after'], cubes: readonly TrafficCube[]): void => {
    if (cubes.length > 0) changes.push({ from, to, before: was, after: is, traffic: cubes.flatMap(boxesOf) });
  };
  for (const [is, cubes] of fresh) add('blocked', is, subtractCubes(cubes, allOld));
  for (const [was, cubes] of old) {
    add(was, 'blocked', subtractCubes(cubes, allFresh));
    for (const [is, others] of fresh) if (is !== was) add(was, is, intersectCubes(cubes, others));
  }
  return changes;
}

function cubesByDisposition(flow: MatrixFlow | undefined): Map<Disposition, TrafficCube[]> {
  const cubes = new Map<Disposition, TrafficCube[]>();
  for (const [disposition, box] of flow ? dispositions(flow) : [])
    cubes.set(disposition, [...(cubes.get(disposition) ?? []), cubeOf(box)]);
  return cubes;
}
