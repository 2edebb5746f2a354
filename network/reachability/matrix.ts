import { formatAddressSet } from '../address/address-set.js';
import { hasSecurityGroups } from '../topology/effective.js';
import { type Host, type LoadBalancer, type Network, qualifiedName, type Resource } from '../topology/model.js';
import { ALL_SERVICES, NO_SERVICES } from '../traffic/service-set.js';
import { type Asked, ask, boxesOfAll, tallyOf } from './ask.js';
import type { Flow, Matrix, MatrixEndpoint } from './answer.js';
import type { Fabric } from './fabric.js';
import type { Interface } from './interfaces.js';
import type { End, Goal, Start } from './journey.js';
import { type Pair, pairsOf } from './pair.js';
import { type Party, partiesOfElement } from './parties.js';
import { verdictOf } from './verdict.js';

/** A row and column of the matrix. */
export interface MatrixMember {
  readonly endpoint: MatrixEndpoint;
  readonly element: Resource | LoadBalancer | Network | Host | 'internet';
  readonly parties: readonly Party[];
}

export function membersOfMatrix(fabric: Fabric): MatrixMember[] {
  const out: MatrixMember[] = [
    { endpoint: { name: 'internet', kind: 'internet', addresses: [], publicAddresses: [] }, element: 'internet', parties: [{ kind: 'internet', set: fabric.internet }] },
  ];
  for (const network of fabric.topology.networks) {
    out.push(memberOf(fabric, network, 'network', network.cidrs.map(({ text }) => text)));
    for (const host of network.hosts) out.push(memberOf(fabric, host, 'host', [host.address.text]));
  }
  const seen = new Set<Resource | LoadBalancer>();
  for (const { owner } of fabric.interfaces) {
    if (seen.has(owner)) continue;
    seen.add(owner);
    if (owner.kind === 'resource' && !hasSecurityGroups(owner)) continue;
    const ifaces = fabric.interfacesOf(owner);
    const addresses = ifaces.flatMap((iface) => iface.addresses.map(({ set }) => formatAddressSet(set)));
    const publicAddresses = ifaces.flatMap((iface) => iface.addresses.flatMap(({ publicAddress }) => (publicAddress ? [publicAddress.address === undefined ? 'public' : formatAddressSet([{ low: publicAddress.address, high: publicAddress.address }])] : [])));
    const kind = owner.kind === 'load-balancer' ? 'load-balancer' : owner.type;
    const subnet = ifaces.length === 1 && ifaces[0] ? { subnet: qualifiedName(ifaces[0].subnet) } : {};
    out.push({ endpoint: { name: qualifiedName(owner), kind, addresses, publicAddresses, ...subnet }, element: owner, parties: partiesOfElement(fabric, owner) });
  }
  return out;
}

function memberOf(fabric: Fabric, element: Network | Host, kind: string, addresses: readonly string[]): MatrixMember {
  return { endpoint: { name: qualifiedName(element), kind, addresses, publicAddresses: [] }, element, parties: partiesOfElement(fabric, element) };
}

/** Answers for pairs of ends, remembered by what decides: ends of one class get one answer, whatever their number. */
export class ClassMemo {
  private readonly known = new Map<string, Asked>();

  constructor(private readonly fabric: Fabric) {}

  ask(pair: Pair): Asked {
    const key = `${startKey(this.fabric, pair.start)}>${goalKey(this.fabric, pair.goal)}>${endKey(pair.source)}>${endKey(pair.destination)}`;
    let asked = this.known.get(key);
    if (!asked) {
      asked = ask(this.fabric, pair, ALL_SERVICES);
      this.known.set(key, asked);
    }
    return asked.pair === pair ? asked : { ...asked, pair };
  }
}

const endKey = (end: End): string => `${end.family}.${end.cls}`;

/** What of an interface decides a flow: where it is, its groups, its role, its public address, and itself where routes lead to it. */
function interfaceKey(fabric: Fabric, iface: Interface): string {
  const { owner } = iface;
  const role = owner.kind === 'load-balancer' ? `lb${iface.index}` : owner.type;
  const routed = owner.kind === 'resource' && fabric.isRouteTarget(owner) ? `!${iface.index}` : '';
  return `${fabric.subnetId(iface.subnet)}.${iface.groups?.id ?? '-'}.${role}${routed}.${iface.clientPorts.low}-${iface.clientPorts.high}`;
}

function startKey(fabric: Fabric, start: Start): string {
  if (start.kind === 'interface') return `${interfaceKey(fabric, start.iface)}.${publicKey(fabric, start.address.publicAddress?.address, start.address.publicAddress !== undefined)}`;
  return start.kind === 'network' ? `n:${start.network.name}` : 'i';
}

function goalKey(fabric: Fabric, goal: Goal): string {
  switch (goal.kind) {
    case 'interface':
      return `${interfaceKey(fabric, goal.iface)}.${goal.dialedPublic ? 'p' : ''}${publicKey(fabric, goal.address.publicAddress?.address, goal.address.publicAddress !== undefined)}`;
    case 'network':
      return `n:${goal.network.name}`;
    case 'service':
    case 'regional-nat':
      return `${goal.kind}:${goal.name}`;
    default:
      return goal.kind;
  }
}

function publicKey(fabric: Fabric, address: number | undefined, present: boolean): string {
  return present ? (address === undefined ? '?' : String(fabric.classes.classOf(address))) : '';
}

export function matrixOf(fabric: Fabric): Matrix {
  const members = membersOfMatrix(fabric);
  const memo = new ClassMemo(fabric);
  const flows: Flow[] = [];
  for (const from of members) for (const to of members) {
    const flow = from === to ? undefined : flowBetween(fabric, memo, from, to);
    if (flow) flows.push(flow);
  }
  return { endpoints: members.map(({ endpoint }) => endpoint), flows };
}

function flowBetween(fabric: Fabric, memo: ClassMemo, from: MatrixMember, to: MatrixMember): Flow | undefined {
  const items: Asked[] = [];
  for (const a of from.parties) for (const b of to.parties) for (const pair of pairsOf(fabric, a, b, 'natural')) items.push(memo.ask(pair));
  const delivered = items.some(({ outcome }) => outcome.reachable !== NO_SERVICES || outcome.oneWay !== NO_SERVICES || outcome.unknown !== NO_SERVICES || outcome.partly.length > 0);
  if (!delivered) return undefined;
  return { from: from.endpoint.name, to: to.endpoint.name, verdict: verdictOf(tallyOf(items), true), ...boxesOfAll(items) };
}
