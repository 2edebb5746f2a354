import { addressSetOfCidrs } from '../address/address-set.js';
import { validCidrs } from '../topology/effective.js';
import type { Journey, Step } from '../trace/trace.js';
import { journeys } from '../trace/traces.js';
import type { Fabric } from './compiled-network.js';
import type { Party } from './endpoints.js';
import { type Pair, pairsOf } from './flows.js';
import type { Interface } from './interfaces.js';

/** One of many ends that fare alike: same subnet, groups, role and address classes. What holds for it holds for the others. */
export interface ClassMember {
  readonly party: Party;
  readonly name: string;
  readonly iface: Interface | undefined;
  /** How many ends are in the class. */
  readonly size: number;
  /** Equal for members that differ by their groups alone: where they are, and what else decides. */
  readonly site: string;
}

const memo = new WeakMap<Fabric, readonly ClassMember[]>();

/** One member of each class of interfaces, every on-premises network, and the internet. */
export function classMembers(fabric: Fabric): readonly ClassMember[] {
  let members = memo.get(fabric);
  if (!members) {
    members = [...outside(fabric), ...interfaceClasses(fabric)];
    memo.set(fabric, members);
  }
  return members;
}

function outside(fabric: Fabric): ClassMember[] {
  const networks = fabric.topology.networks
    .filter(({ unknown }) => !unknown)
    .map((network): ClassMember => {
      const party: Party = { kind: 'network', network, set: addressSetOfCidrs(validCidrs(network.cidrs)) };
      return { party, name: network.name, iface: undefined, size: 1, site: `network ${network.name}` };
    });
  return [
    {
      party: { kind: 'internet', set: fabric.internet },
      name: 'the internet',
      iface: undefined,
      size: 1,
      site: 'internet',
    },
    ...networks,
  ];
}

function interfaceClasses(fabric: Fabric): ClassMember[] {
  const classes = new Map<string, Interface[]>();
  for (const iface of fabric.interfaces) {
    const key = `${siteKey(fabric, iface)} ${iface.groups?.id ?? '-'}`;
    const known = classes.get(key);
    if (known) known.push(iface);
    else classes.set(key, [iface]);
  }
  return [...classes.values()].map((members) => {
    const iface = members[0] as Interface;
    return {
      party: { kind: 'interface', iface, addresses: iface.addresses },
      name: iface.name,
      iface,
      size: members.length,
      site: siteKey(fabric, iface),
    };
  });
}

function siteKey(fabric: Fabric, iface: Interface): string {
  const { owner } = iface;
  const role = owner.kind === 'load-balancer' ? `balancer ${iface.index}` : owner.type;
  const routed = owner.kind === 'resource' && fabric.isRouteTarget(owner) ? iface.index : '';
  const addresses = iface.addresses.map(({ family, set, publicAddress }) => {
    const low = set[0]?.low;
    const cls = low === undefined ? '' : fabric.classes.classOf(low);
    return `${family}.${cls}.${publicAddress ? 'p' : ''}`;
  });
  const ports = `${iface.clientPorts.low}-${iface.clientPorts.high}${iface.groups ? '' : ' ungrouped'}`;
  return `${fabric.subnetId(iface.subnet)} ${role} ${routed} ${ports} ${addresses.join(',')}`;
}

export interface ClassJourney {
  readonly from: ClassMember;
  readonly to: ClassMember;
  readonly pair: Pair;
  /** The only way; where AWS may choose between several, none is told. */
  readonly journey: Journey;
}

/** The ways between two members, at the addresses that each would use for the other. */
export function* journeysBetween(fabric: Fabric, from: ClassMember, to: ClassMember): Iterable<ClassJourney> {
  for (const pair of pairsOf(fabric, from.party, to.party, 'natural')) {
    const ways = journeys(fabric, pair.start, pair.goal, pair.source, pair.destination);
    const [journey] = ways;
    if (journey && ways.length === 1) yield { from, to, pair, journey };
  }
}

/** The members by their sites: those of one differ by their groups alone, and so do the ways from them and to them. */
export function membersBySite(fabric: Fabric): ReadonlyMap<string, readonly ClassMember[]> {
  const sites = new Map<string, ClassMember[]>();
  for (const member of classMembers(fabric)) {
    const known = sites.get(member.site);
    if (known) known.push(member);
    else sites.set(member.site, [member]);
  }
  return sites;
}

/** The same way between two other members of the same sites: only what the groups at its ends say is asked anew. */
export function withGroupsOf(fabric: Fabric, way: ClassJourney, from: ClassMember, to: ClassMember): ClassJourney {
  if (way.from === from && way.to === to) return way;
  const [first, last] = [firstOutbound(way), lastInbound(way)];
  const steps = way.journey.steps.map((step): Step => {
    if (step === first) return regrouped(fabric, step, from, to);
    return step === last ? regrouped(fabric, step, to, from) : step;
  });
  return { ...way, from, to, journey: { ...way.journey, steps } };
}

function firstOutbound({ from, journey: { steps } }: ClassJourney): Step | undefined {
  const [step] = steps;
  return step?.detail.kind === 'groups' && step.detail.groups === from.iface?.groups ? step : undefined;
}

function lastInbound({ to, journey: { steps } }: ClassJourney): Step | undefined {
  return steps.findLast(
    ({ direction, detail }) =>
      direction === 'forward' &&
      detail.kind === 'groups' &&
      detail.direction === 'inbound' &&
      detail.groups === to.iface?.groups,
  );
}

function regrouped(fabric: Fabric, step: Step, { iface }: ClassMember, other: ClassMember): Step {
  const { detail } = step;
  if (detail.kind !== 'groups' || !iface?.groups) return step;
  const others = detail.others && other.iface?.groups;
  const peerGroups = detail.peerGroups && others;
  const allowed = fabric.groups.allowed(
    iface.groups,
    detail.direction,
    detail.peer.cls,
    detail.peer.family,
    peerGroups,
  );
  return { ...step, allowed, detail: { ...detail, groups: iface.groups, others, peerGroups } };
}
