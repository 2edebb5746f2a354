/** An edit of rules costs what it changes. Work is counted, not timed. */
import { expect, it } from 'vitest';
import { wayCounters } from '../../network/answers/class-traces.js';
import { type Analysis, analyse } from '../../network/answers/index.js';
import { ruleCounters } from '../../network/filters/counters.js';
import {
  allResources,
  type NetworkAcl,
  type SecurityGroup,
  type Topology,
  withOtherRules,
} from '../../network/topology/index.js';
import { block, cidrPeer } from '../bench/networks/builder.js';
import { randomSubnets } from '../bench/networks/random-subnets.js';
import { withPort } from '../bench/rule-edit.js';

interface Work {
  readonly compiled: number;
  readonly ways: number;
}

function workFor(work: () => void): Work {
  const before = { ...ruleCounters, ...wayCounters };
  work();
  return { compiled: ruleCounters.compiled - before.compiled, ways: wayCounters.made - before.made };
}

function flowsOf(analysis: Analysis): number {
  let flows = 0;
  analysis.classes.forEachFlow((_from, _to, found) => {
    flows += found.length;
  });
  return flows;
}

interface Asked {
  readonly topology: Topology;
  readonly analysis: Analysis;
  readonly whole: Work;
}

function asked(): Asked {
  const topology = randomSubnets(200, 1);
  const analysis = analyse(topology);
  return { topology, analysis, whole: workFor(() => flowsOf(analysis)) };
}

/** The groups that resources have, and of which no load balancer or what is behind one has any. */
function groupsAtEnds({ topology, analysis }: Asked): SecurityGroup[] {
  const between = analysis.compiled.groupsBetween();
  return allResources(topology)
    .flatMap(({ securityGroups }) => securityGroups?.flatMap(({ target }) => target ?? []) ?? [])
    .filter((group) => between !== 'any' && !between.has(group));
}

it('a port in a rule: the rules of that group are compiled, and no way is looked for', () => {
  const before = asked();
  const [group] = groupsAtEnds(before) as [SecurityGroup];
  const topology = withPort(before.topology, group, 40_000);
  const after = analyse(topology, before.analysis);
  const work = workFor(() => flowsOf(after));
  expect(work).toEqual({ compiled: group.inbound?.length, ways: 0 });
  expect(after.compiled.interfaces).toBe(before.analysis.compiled.interfaces);
  expect(after.classes.classes).toBe(before.analysis.classes.classes);
  expect(before.whole.ways).toBeGreaterThan(100);
});

it('an edit in a group that a load balancer asks: only ways by load balancers are looked for', () => {
  const before = asked();
  const between = before.analysis.compiled.groupsBetween();
  const group = between === 'any' ? undefined : [...between].find(({ kind }) => kind === 'security-group');
  const topology = withPort(before.topology, group as SecurityGroup, 40_000);
  const { ways } = workFor(() => flowsOf(analyse(topology, before.analysis)));
  expect(ways).toBeGreaterThan(0);
  expect(ways).toBeLessThan(before.whole.ways);
});

it('an entry of an ACL: its rules are compiled, and ways past it looked for', () => {
  const before = asked();
  const acl = before.topology.vpcs[0]?.networkAcls[3] as NetworkAcl;
  const topology = withOtherRules(before.topology, [
    { filter: acl, inbound: acl.inbound, outbound: acl.outbound.slice(1) },
  ]);
  const work = workFor(() => flowsOf(analyse(topology, before.analysis)));
  expect(work.compiled).toBe(acl.inbound.length + acl.outbound.length);
  expect(work.ways).toBeGreaterThan(0);
  expect(work.ways).toBeLessThan((before.whole.ways * 2) / 3);
});

it('what is asked is no part of it: an expectation more leaves everything as it is', () => {
  const { topology, analysis } = asked();
  const work = workFor(() => flowsOf(analyse({ ...topology, expectations: [] }, analysis)));
  expect(work).toEqual({ compiled: 0, ways: 0 });
});

it('a block that divides addresses otherwise makes everything anew', () => {
  const before = asked();
  const [group] = groupsAtEnds(before) as [SecurityGroup];
  const peers = [cidrPeer(block(0x0a00_0000, 13))];
  const inbound = (group.inbound ?? []).map((rule) => ({ ...rule, peers }));
  const after = analyse(
    withOtherRules(before.topology, [{ filter: group, inbound, outbound: group.outbound }]),
    before.analysis,
  );
  expect(after.compiled.frame).not.toBe(before.analysis.compiled.frame);
});

it('whoever missed more changes than are remembered works everything out anew', () => {
  const before = asked();
  const [group] = groupsAtEnds(before) as [SecurityGroup];
  let { topology } = before;
  for (let port = 1; port <= 64; port++) topology = withPort(topology, group, port);
  expect(analyse(topology, before.analysis).compiled.frame).toBe(before.analysis.compiled.frame);
  topology = withPort(topology, group, 65);
  expect(analyse(topology, before.analysis).compiled.frame).not.toBe(before.analysis.compiled.frame);
});
