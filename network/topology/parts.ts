/**
 * A network falls into parts that have nothing to do with each other: no reference, no connection, no block that one names and another has.
 * Each is judged by itself, which costs less than judging all of them together, and what was found in one holds until something in it changes.
 * Where it cannot be told what belongs together, there is one part, the whole.
 */
import {
  type AddressRange,
  type AddressSet,
  addressSetCovers,
  addressSetsOverlap,
  INTERNET,
  sameAddresses,
  unionAddresses,
} from '../address/index.js';
import { emptyTopology } from './effective.js';
import { givenOutBy } from './given-out.js';
import { addressesOf, literalPeers } from './literal-peers.js';
import { type Declaration, mentionsOf } from './mentions.js';
import type { ElasticIp, Reference, Topology, Vpc } from './model.js';
import { elasticIpsIn, nobodysAddresses } from './nobodys-addresses.js';
import { contentOf } from './other-rules.js';

export interface Part {
  /** What belongs together, and the prefix lists and services that it refers to. */
  readonly topology: Topology;
  /** Addresses that other parts give out, so that no host outside the files has them. */
  readonly elsewhere: AddressSet;
}

const NOTHING: AddressSet = [];
const memo = new WeakMap<Topology, readonly Part[]>();
/** By the first declaration of each: parts whose declarations are the same objects, with the same rules, are the same part. */
const known = new WeakMap<Declaration, KnownPart>();

interface KnownPart {
  readonly part: Part;
  readonly contents: readonly object[];
}

/** Prefix lists and services make a part of their own, and are in every other one that refers to them. */
export function partsOf(topology: Topology): readonly Part[] {
  let parts = memo.get(topology);
  if (!parts) {
    const groups = isTold(topology) ? new Grouping(topology).groups() : [];
    const found = groups.length > 1 ? divide(topology, groups) : [{ topology, elsewhere: NOTHING }];
    parts = found;
    memo.set(topology, found);
  }
  return parts;
}

/** What is unknown may be anything that is known, and what leads nowhere may join whatever there is. An expectation of everybody, or of an address, concerns whoever there is. */
function isTold(topology: Topology): boolean {
  const { vpcs, networks, peerings, transitGateways, vpns, directConnects, elasticIps, expectations } = topology;
  const ends: Reference<unknown>[] = [
    ...peerings.flatMap((peering) => peering.ends),
    ...transitGateways.flatMap(({ attachments }) => attachments.map(({ vpc }) => vpc)),
    ...vpns.flatMap(({ network, gateway }) => [network, gateway]),
    ...directConnects.flatMap(({ network, gateways }) => [network, ...gateways]),
  ];
  return (
    ends.every(({ target }) => target !== undefined) &&
    vpcs.every(({ unknown, subnets }) => !unknown && subnets.every((subnet) => !subnet.unknown)) &&
    networks.every(({ unknown }) => !unknown) &&
    elasticIps.every(({ maybe }) => !maybe) &&
    expectations.every(
      ({ assertion: { kind, from, to } }) =>
        kind !== 'only' &&
        [...from, ...to].every((subject) => subject.kind === 'ref-subject' || subject.kind === 'internet'),
    )
  );
}

/** What belongs together, found by putting together what has to do with each other, pair by pair. */
class Grouping {
  private readonly above = new Map<Declaration, Declaration>();

  constructor(private readonly topology: Topology) {
    const { vpcs, networks, peerings, transitGateways, vpns, directConnects, elasticIps, expectations } = topology;
    const connections = [...peerings, ...transitGateways, ...vpns, ...directConnects];
    for (const one of [...vpcs, ...networks, ...connections, ...elasticIps, ...expectations]) this.above.set(one, one);
    for (const one of [...this.above.keys()])
      for (const other of mentionsOf(one)) if (this.above.has(other)) this.join(one, other);
    const gates = vpcs.filter(({ vpnGateways }) => vpnGateways.length > 0);
    if (connections.length + gates.length > 0) this.joinAll([...connections, ...gates, ...networks]);
    this.joinByBlocks(vpcs);
    for (const vpc of vpcs)
      for (const peer of elasticIps.length > 0 ? literalPeers(vpc) : [])
        for (const one of elasticIpsIn(topology, peer)) this.join(vpc, one);
    this.joinByPublicAddresses([...vpcs, ...elasticIps]);
    // By a network load balancer that keeps its clients' addresses the hosts behind it see who comes.
    if (vpcs.some((vpc) => givenOutBy(vpc).length > 0))
      for (const vpc of vpcs)
        if (vpc.loadBalancers.some(({ type }) => type === 'network')) this.joinAll([vpc, ...vpcs]);
  }

  groups(): Declaration[][] {
    const groups = new Map<Declaration, Declaration[]>();
    for (const one of this.above.keys()) {
      const head = this.headOf(one);
      const group = groups.get(head);
      if (group) group.push(one);
      else groups.set(head, [one]);
    }
    return [...groups.values()];
  }

  /** Whoever has the blocks that a group's rule names, where somebody has each of their addresses: then a rule may say that none of them arrives. */
  private joinByBlocks(vpcs: readonly Vpc[]): void {
    const naming = vpcs.filter((vpc) => literalPeers(vpc).length > 0);
    if (naming.length === 0) return;
    const owners = [...vpcs, ...this.topology.networks];
    const told = unionAddresses(INTERNET, ...owners.map(addressesOf));
    for (const vpc of naming)
      for (const peer of literalPeers(vpc))
        if (addressSetCovers(told, peer))
          for (const owner of owners) if (addressSetsOverlap(addressesOf(owner), peer)) this.join(vpc, owner);
  }

  /** Whoever has a public address that another has too: one of them has not. */
  private joinByPublicAddresses(holders: readonly (Vpc | ElasticIp)[]): void {
    const owners = new Map<AddressRange['low'], Vpc | ElasticIp>();
    for (const one of holders)
      for (const { low } of heldBy(one)) {
        const owner = owners.get(low);
        if (owner) this.join(owner, one);
        else owners.set(low, one);
      }
  }

  private joinAll(declarations: readonly Declaration[]): void {
    const [first, ...others] = declarations;
    for (const other of others) this.join(first as Declaration, other);
  }

  private join(one: Declaration, other: Declaration): void {
    const [a, b] = [this.headOf(one), this.headOf(other)];
    if (a !== b) this.above.set(b, a);
  }

  private headOf(one: Declaration): Declaration {
    let head = one;
    for (let next = this.above.get(head); next && next !== head; next = this.above.get(head)) head = next;
    // So that the next look-up is short.
    this.above.set(one, head);
    return head;
  }
}

/** Addresses that no outside host has because of it. */
const heldBy = (one: Declaration): AddressSet =>
  one.kind === 'vpc' ? givenOutBy(one) : one.kind === 'elastic-ip' ? nobodysAddresses({ elasticIps: [one] }) : [];

type Lists = { -readonly [K in keyof Topology]: Topology[K][number][] };

function divide(topology: Topology, groups: readonly (readonly Declaration[])[]): Part[] {
  const shared = new Map<Declaration, number>(
    [...topology.prefixLists, ...topology.services].map((one, i) => [one, i]),
  );
  const lists = groups.map((group) => withShared(group, shared));
  const given = groups.map((group) => group.flatMap(heldBy));
  const gives = given.some((set) => set.length > 0);
  const parts = lists.map((list, i) =>
    kept(groups[i]?.[0], list, gives ? unionAddresses(...given.filter((_, other) => other !== i)) : NOTHING),
  );
  if (shared.size === 0) return parts;
  const { prefixLists, services } = topology;
  const ofShared = { ...emptyTopology(), prefixLists, services };
  return [...parts, kept(prefixLists[0] ?? services[0], ofShared, NOTHING)];
}

/** In the order of the network. */
function withShared(group: readonly Declaration[], shared: ReadonlyMap<Declaration, number>): Lists {
  const lists = emptyTopology() as Lists;
  const wanted = new Set<Declaration>();
  for (const one of group) {
    append(lists, one);
    for (const other of mentionsOf(one)) if (shared.has(other)) wanted.add(other);
  }
  // A set can be iterated while it grows: services are made of services.
  for (const one of wanted) for (const other of mentionsOf(one)) if (shared.has(other)) wanted.add(other);
  for (const one of [...wanted].sort((a, b) => (shared.get(a) ?? 0) - (shared.get(b) ?? 0))) append(lists, one);
  return lists;
}

function append(lists: Lists, one: Declaration): void {
  switch (one.kind) {
    case 'vpc':
      lists.vpcs.push(one);
      break;
    case 'network':
      lists.networks.push(one);
      break;
    case 'peering':
      lists.peerings.push(one);
      break;
    case 'transit-gateway':
      lists.transitGateways.push(one);
      break;
    case 'vpn':
      lists.vpns.push(one);
      break;
    case 'direct-connect':
      lists.directConnects.push(one);
      break;
    case 'prefix-list':
      lists.prefixLists.push(one);
      break;
    case 'elastic-ip':
      lists.elasticIps.push(one);
      break;
    case 'service':
      lists.services.push(one);
      break;
    case 'expectation':
      lists.expectations.push(one);
      break;
  }
}

/** The same part as before, where everything in it is the same. */
function kept(first: Declaration | undefined, topology: Topology, elsewhere: AddressSet): Part {
  const before = first && known.get(first);
  const contents = topology.vpcs.map(contentOf);
  if (
    before &&
    sameAddresses(before.part.elsewhere, elsewhere) &&
    sameLists(before.part.topology, topology) &&
    before.contents.every((one, i) => one === contents[i])
  )
    return before.part;
  const part = { topology, elsewhere };
  memo.set(topology, [part]);
  if (first) known.set(first, { part, contents });
  return part;
}

/** Whether two networks are made of the same declarations, expectations aside: those are asked, and change nothing. */
export function haveSameFrame(a: Topology, b: Topology): boolean {
  return (Object.keys(a) as (keyof Topology)[]).every((key) => key === 'expectations' || sameList(a[key], b[key]));
}

function sameLists(a: Topology, b: Topology): boolean {
  return (Object.keys(a) as (keyof Topology)[]).every((key) => sameList(a[key], b[key]));
}

const sameList = (a: readonly Declaration[], b: readonly Declaration[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
