/** Work is counted, not timed: the same on every machine. Only what is counted here is a gate; times are for `npm run bench`. */
import { describe, expect, it } from 'vitest';
import type { Topology } from '../../network/topology/model.js';
import { walkCounters } from '../../network/trace/traces.js';
import { serviceSetCounters } from '../../network/traffic/service-set.js';
import { expand, indexOf } from './all-pairs.js';
import { FAMILIES } from './networks/families.js';

interface Work {
  readonly classes: number;
  readonly sites: number;
  readonly walks: number;
  readonly flows: number;
  readonly operations: number;
}

function workOf(topology: Topology): Work {
  const { operations } = serviceSetCounters;
  const { walks } = walkCounters;
  const matrix = indexOf(topology);
  const { flows } = expand(matrix);
  return {
    classes: matrix.classes.length,
    sites: matrix.forwardingClasses.count,
    walks: walkCounters.walks - walks,
    flows,
    operations: serviceSetCounters.operations - operations,
  };
}

/** For 400 instances: what was counted when this was written, and half as much again. */
const BOUNDS: Readonly<Record<string, Pick<Work, 'sites' | 'walks' | 'operations'>>> = {
  'roles over random subnets': { sites: 246, walks: 375, operations: 51_200 },
  'roles over zones': { sites: 159, walks: 235, operations: 13_300 },
  'adversarial group sets': { sites: 203, walks: 280, operations: 507_000 },
  'nested blocks': { sites: 350, walks: 510, operations: 19_200 },
  'alternating-port ACLs': { sites: 212, walks: 310, operations: 343_000 },
  'chains of group references': { sites: 176, walks: 105, operations: 6_200 },
  'one giant VPC': { sites: 944, walks: 1_575, operations: 42_400 },
};

describe.each(Object.entries(FAMILIES))('%s', (family, make) => {
  const small = workOf(make(200));
  const large = workOf(make(400));

  it('takes no more ways and set operations than it did', () => {
    const bound = BOUNDS[family];
    expect(bound, `a bound for ${family}`).toBeDefined();
    expect(large.sites).toBeLessThanOrEqual(bound?.sites ?? 0);
    expect(large.walks).toBeLessThanOrEqual(bound?.walks ?? 0);
    expect(large.operations).toBeLessThanOrEqual(bound?.operations ?? 0);
  });

  it('grows with the classes and the flows between them, not with the pairs of instances', () => {
    const growth = Math.max(large.classes / small.classes, large.flows / small.flows);
    expect(large.operations / small.operations).toBeLessThanOrEqual(growth * 1.25);
  });
});

it('walks once for addresses that groups alone tell apart', () => {
  // Behind a load balancer the groups of its targets are asked about each client, so that those ways remain.
  const walks = (size: number): number => workOf(FAMILIES['nested blocks']?.(size) as Topology).walks;
  expect(walks(800) / walks(400)).toBeLessThan(2.2);
});
