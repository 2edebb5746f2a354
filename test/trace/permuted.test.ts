import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Topology } from '../../network/topology/model.js';
import { Random } from '../oracle/random.js';
import { randomNetwork } from '../oracle/random-network.js';
import { everybody, subjectOf } from './compare.js';

/** Lists whose order is that of statements in a file. The order of addresses is not among them: the first public address belongs to the first private one. */
const STATEMENTS = new Set(
  `vpcs networks peerings transitGateways vpns directConnects prefixLists subnets routeTables networkAcls securityGroups internetGateways
  egressOnlyGateways vpnGateways gatewayEndpoints endpointServices blockPublicAccess exclusions loadBalancers listeners targets nodes spanningResources
  regionalNatGateways resources routes propagations associations attachments inbound outbound peers traffics ends hosts`.split(
    /\s+/,
  ),
);

type Plain = Record<string, unknown>;

/** Every list of statements below, each once. */
function lists(root: object): unknown[][] {
  const seen = new Set<object>([root]);
  const found: unknown[][] = [];
  for (const value of seen) {
    for (const [key, child] of Object.entries(value)) {
      if (Array.isArray(child) && STATEMENTS.has(key)) found.push(child);
      if (typeof child === 'object' && child !== null) seen.add(child);
    }
  }
  return found;
}

function permuted(topology: Topology, random: Random): Topology {
  const copy = structuredClone(topology);
  for (const list of lists(copy)) list.splice(0, list.length, ...random.some(list, list.length));
  return copy;
}

/** Makes a file contradict itself in ways that AWS would refuse, so that something hangs on the order. */
function contradicted(topology: Topology, random: Random): Topology {
  const copy = structuredClone(topology);
  const pick = <T>(list: readonly T[]): T | undefined => (list.length > 0 ? random.pick(list) : undefined);
  const change = (element: object | undefined, changes: Plain): void => {
    if (element) Object.assign(element, changes);
  };
  for (const vpc of copy.vpcs) {
    for (const { routes } of vpc.routeTables) {
      const [one, other] = [pick(routes), pick(routes)];
      if (one && other && random.chance(40)) (routes as unknown[]).push({ ...one, target: other.target });
    }
    for (const acl of vpc.networkAcls)
      for (const rules of [acl.inbound, acl.outbound]) {
        const [one, other] = [pick(rules), pick(rules)];
        if (one && other && random.chance(40)) change(one, { number: other.number });
      }
    if (random.chance(20)) change(pick(vpc.routeTables), { main: true });
    if (random.chance(20)) change(pick(vpc.networkAcls), { isDefault: true });
    if (random.chance(20)) change(pick(vpc.securityGroups), { isDefault: true });
    const gateway = pick(vpc.internetGateways);
    if (gateway && random.chance(30))
      (vpc.internetGateways as unknown[]).push({ ...gateway, name: 'second', routeTable: undefined });
    const access = pick(vpc.blockPublicAccess);
    if (access)
      (vpc.blockPublicAccess as unknown[]).push({
        ...access,
        mode: access.mode === 'ingress' ? 'bidirectional' : 'ingress',
        exclusions: [],
      });
  }
  for (const hub of copy.transitGateways) {
    const attachment = pick(hub.attachments);
    if (attachment?.subnets && random.chance(40))
      (hub.attachments as unknown[]).push({ ...attachment, subnets: undefined });
    const [one, other] = [pick(hub.routeTables), pick(hub.routeTables)];
    if (one && other && random.chance(40)) (one.associations as unknown[]).push(...other.associations);
    if (random.chance(40)) change(pick(copy.vpcs), { cidrs: pick(copy.vpcs)?.cidrs });
  }
  return copy;
}

describe('the order of statements', () => {
  it('never changes a verdict, whatever the file says twice', () => {
    const verdicts = new Map<string, number>();
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed);
      const text = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: false });
      const loaded = loadNetwork([{ uri: 'file:///random.vpc', text }], () => undefined).topology;
      const original = contradicted(loaded, random);
      const other = permuted(original, random);
      const named = new Map(everybody(other).map((member) => [subjectOf(member).text, subjectOf(member)]));
      const [before, after] = [analyse(original), analyse(other)];
      const members = everybody(original).map(subjectOf);
      for (let i = 0; i < 12; i++) {
        const [from, to] = [random.pick(members), random.pick(members)];
        const [a, b] = [named.get(from.text), named.get(to.text)];
        if (!a || !b) throw new Error('a member is lost');
        const one = before.reach({ from: [from], to: [to] }).verdict;
        const two = after.reach({ from: [a], to: [b] }).verdict;
        expect(two, `seed ${seed}: ${from.text} to ${to.text}\n${text}`).toBe(one);
        verdicts.set(one, (verdicts.get(one) ?? 0) + 1);
      }
    }
    expect([...verdicts.keys()].sort()).toEqual(['blocked', 'one-way', 'partly', 'reachable', 'unknown']);
  });
});
