/** Flows told one after the other are told as each is by itself, field by field in the same order; and what a disposition says is worked out once. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import type { MatrixFlow } from '../../network/answers/answer.js';
import type { ClassMatrix, EndpointClass, EndpointFlow } from '../../network/answers/class-matrix.js';
import { flowOf } from '../../network/answers/flow.js';
import { FlowTeller } from '../../network/answers/flow-teller.js';
import type { MatrixMember } from '../../network/endpoints/endpoints.js';
import type { Topology } from '../../network/topology/model.js';
import { serviceSetCounters } from '../../network/traffic/service-set.js';
import { FAMILIES } from '../bench/networks/families.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './asking.js';

type Pair = [EndpointClass, MatrixMember, MatrixMember, readonly EndpointFlow[]];

function pairsOf(matrix: ClassMatrix): Pair[] {
  const pairs: Pair[] = [];
  matrix.forEachFlow((from, to, found) => {
    for (const source of from.members)
      for (const goal of to.members) if (source !== goal) pairs.push([from, source, goal, found]);
  });
  return pairs;
}

const told = (tell: (...pair: Pair) => MatrixFlow, pairs: readonly Pair[]): string[] =>
  pairs.map((pair) => JSON.stringify(tell(...pair)));

function tellsAlike(topology: Topology): number {
  const pairs = pairsOf(analyse(topology).classes);
  const teller = new FlowTeller();
  const together = told((...pair) => teller.flowOf(...pair), pairs);
  expect(together).toEqual(told(flowOf, pairs));
  return pairs.length;
}

describe('flows told together', () => {
  it.each(Object.entries(FAMILIES))('are those told one by one: %s', (_, made) => {
    expect(tellsAlike(made(120))).toBeGreaterThan(100);
  });

  it('are those told one by one, in random networks, of which something is unknown', () => {
    let pairs = 0;
    for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 200); seed++) {
      pairs += tellsAlike(
        topologyOf(randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 })),
      );
    }
    expect(pairs).toBeGreaterThan(1_000);
  });

  it('cost no operations on sets where others said the same before', () => {
    const made = FAMILIES['roles over random subnets'] as (size: number) => Topology;
    const pairs = pairsOf(analyse(made(120)).classes);
    const goesByAddresses = ([, , { goals, publicGoals }]: Pair): boolean =>
      [...goals, ...publicGoals].every(
        ({ goal }) => goal?.kind !== 'interface' || !(goal.named || goal.balanced || goal.through),
      );
    const plain = pairs.filter(goesByAddresses);
    const teller = new FlowTeller();
    for (const pair of plain) teller.flowOf(...pair);
    const before = serviceSetCounters.operations;
    for (const pair of plain) teller.flowOf(...pair);
    expect(plain.length).toBeGreaterThan(1_000);
    expect(serviceSetCounters.operations - before).toBe(0);
  });
});
