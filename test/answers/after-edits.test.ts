/** What is taken from the state before an edit of rules rests on none that changed: who is in a load balancer's name, parts, and how blocks divide addresses. */
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../../network/answers/index.js';
import { type Filter, type Topology, withOtherRules } from '../../network/topology/index.js';
import { partsOf } from '../../network/topology/parts.js';
import { topologyOf } from './asking.js';

/** The network in which a group or an ACL lets in nobody any more. What was made of it before is asked no more. */
function closed(topology: Topology, name: string): Topology {
  const filters = topology.vpcs.flatMap(({ securityGroups, networkAcls }): Filter[] => [
    ...securityGroups,
    ...networkAcls,
  ]);
  const filter = filters.find((one) => one.name === name);
  if (!filter) throw new Error(`nothing is called ${name}`);
  const { outbound } = filter;
  return withOtherRules(
    topology,
    filter.kind === 'network-acl'
      ? [{ filter, inbound: [], outbound: filter.outbound }]
      : [{ filter, inbound: [], outbound: outbound as typeof filter.outbound }],
  );
}

/** The states of a network after each edit, each asked before the next, and each made on from the one before. */
function statesAfter(text: string, ...names: string[]): Analysis[] {
  const states = [analyse(topologyOf(text))];
  states[0]?.matrix();
  for (const name of names) {
    const before = states.at(-1) as Analysis;
    const next = analyse(closed(before.topology, name), before);
    next.matrix();
    states.push(next);
  }
  return states;
}

const told = (analysis: Analysis): string => JSON.stringify(analysis.matrix());
const anew = (analysis: Analysis): string => told(analyse({ ...analysis.topology }));

/** Without cross-zone load balancing each node has one target. */
const PAIR = `vpc v 10.0.0.0/16 {
  security-group one { inbound { allow tcp 80 from any } }
  security-group two { inbound { allow tcp 80 from any } }
  security-group alone { inbound { allow tcp 22 from any } }
  subnet a 10.0.0.0/24 in a {
    instance client 10.0.0.5 { security-groups alone }
    instance left 10.0.0.6 { security-groups one }
  }
  subnet b 10.0.1.0/24 in b { instance right 10.0.1.6 { security-groups two } }
  network-load-balancer pair in a 10.0.0.50, b 10.0.1.50 {
    listener tcp 80 -> left, right client-ip replaced
  }
}
`;

describe('who is in the name of a load balancer', () => {
  it('changes with what its targets let in', () => {
    const [before, after] = statesAfter(PAIR, 'two') as [Analysis, Analysis];
    expect(told(after)).not.toBe(told(before));
    expect(told(after)).toBe(anew(after));
  });
  it('changes so too after an edit that concerned no load balancer', () => {
    const [before, between, after] = statesAfter(PAIR, 'alone', 'two') as [Analysis, Analysis, Analysis];
    expect(between.classes.members).toBe(before.classes.members);
    expect(told(after)).toBe(anew(after));
  });
});

describe('a part of a network', () => {
  const vpc = (name: string, block: string) => `vpc ${name} ${block} {
  security-group of-${name} { inbound { allow tcp 22 from any } }
  subnet s-${name} ${block} { instance i-${name} { security-groups of-${name} } }
}
`;
  it('is another one once its rules are others, and only then', () => {
    const topology = topologyOf(vpc('x', '10.1.0.0/24') + vpc('y', '10.2.0.0/24'));
    const before = partsOf(topology);
    const now = partsOf(closed(topology, 'of-x'));
    expect(before.length).toBe(2);
    expect(now.map((part, i) => part === before[i])).toEqual([false, true]);
  });
});

describe('what divides addresses', () => {
  const text = (more: string) => `vpc v 10.0.0.0/16 {
  internet-gateway out
  network-acl guard { inbound { 100 allow tcp 22 from 203.0.113.0/25  200 deny all from any } outbound { 100 allow all to any } }
  ${more}
  subnet a 10.0.0.0/24 { network-acl guard  instance host }
}
`;
  const spare = 'network-acl spare { inbound { 100 allow tcp 22 from 203.0.113.0/25 } outbound { } }';
  it.each([
    ['a block that nobody names any more does no longer', '', false],
    ['one that another names does still', spare, true],
    [
      'one that a group names does not for all',
      'security-group g { inbound { allow tcp 22 from 203.0.113.0/25 } }',
      false,
    ],
  ])('%s', (_, more, isKept) => {
    const [before, after] = statesAfter(text(more), 'guard') as [Analysis, Analysis];
    expect(after.compiled.classes === before.compiled.classes).toBe(isKept);
    expect(told(after)).toBe(anew(after));
  });
});
