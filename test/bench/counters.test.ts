/** Work is counted, not timed: the same on every machine. Only what is counted here is a gate; times are for `npm run bench`. */
import { describe, expect, it } from 'vitest';
import type { Topology } from '../../network/topology/model.js';
import { serviceSetCounters } from '../../network/traffic/service-set.js';
import { expand, indexOf } from './all-pairs.js';
import { FAMILIES } from './networks/families.js';

interface Work {
  readonly classes: number;
  readonly sites: number;
  readonly flows: number;
  readonly operations: number;
}

function workOf(topology: Topology): Work {
  const { operations } = serviceSetCounters;
  const matrix = indexOf(topology);
  const { flows } = expand(matrix);
  return {
    classes: matrix.classes.length,
    sites: matrix.forwardingClasses.count,
    flows,
    operations: serviceSetCounters.operations - operations,
  };
}

/** For 400 instances: what was counted when this was written, and half as much again. */
const BOUNDS: Readonly<Record<string, { readonly sites: number; readonly operations: number }>> = {
  'roles over random subnets': { sites: 246, operations: 161000 },
  'roles over zones': { sites: 159, operations: 61000 },
  'adversarial group sets': { sites: 203, operations: 874000 },
  'nested blocks': { sites: 350, operations: 126000 },
  'alternating-port ACLs': { sites: 212, operations: 380000 },
  'chains of group references': { sites: 176, operations: 42000 },
  'one giant VPC': { sites: 944, operations: 235000 },
};

describe.each(Object.entries(FAMILIES))('%s', (family, make) => {
  const small = workOf(make(200));
  const large = workOf(make(400));

  it('takes no more ways and set operations than it did', () => {
    const bound = BOUNDS[family];
    expect(bound, `a bound for ${family}`).toBeDefined();
    expect(large.sites).toBeLessThanOrEqual(bound?.sites ?? 0);
    expect(large.operations).toBeLessThanOrEqual(bound?.operations ?? 0);
  });

  it('grows with the classes and the flows between them, not with the pairs of instances', () => {
    const growth = Math.max(large.classes / small.classes, large.flows / small.flows);
    expect(large.operations / small.operations).toBeLessThanOrEqual(growth * 1.25);
  });
});
