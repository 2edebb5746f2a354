import type { Flow, Matrix, TrafficBox } from '../../../network/answers/answer.js';
import { type Outcome, outcomes } from '../matrix/outcomes.js';
import { boxesOf, cubeOf, intersectCubes, subtractCubes, type TrafficCube } from './traffic-cube.js';

/** Traffic of one pair whose outcome changes. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly before: Outcome | 'blocked';
  readonly after: Outcome | 'blocked';
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
  const pairs = new Map<string, { from: string; to: string; before?: Flow; after?: Flow }>();
  for (const flow of before.flows) pairs.set(key(flow), { from: flow.from, to: flow.to, before: flow });
  for (const flow of after.flows)
    pairs.set(key(flow), { ...pairs.get(key(flow)), from: flow.from, to: flow.to, after: flow });
  return {
    added: [...fresh].filter((name) => !old.has(name)),
    removed: [...old].filter((name) => !fresh.has(name)),
    changes: [...pairs.values()].flatMap((pair) => pairChanges(pair.from, pair.to, pair.before, pair.after)),
  };
}

const key = ({ from, to }: Flow): string => `${from}\n${to}`;

function pairChanges(from: string, to: string, before: Flow | undefined, after: Flow | undefined): Change[] {
  if (before && after && JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, fresh] = [cubesByOutcome(before), cubesByOutcome(after)];
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

function cubesByOutcome(flow: Flow | undefined): Map<Outcome, TrafficCube[]> {
  const cubes = new Map<Outcome, TrafficCube[]>();
  for (const [outcome, box] of flow ? outcomes(flow) : [])
    cubes.set(outcome, [...(cubes.get(outcome) ?? []), cubeOf(box)]);
  return cubes;
}
