import { addressSetOfCidrs } from '../address/address-set.js';
import type { Fabric } from '../reachability/fabric.js';
import type { Interface } from '../reachability/interfaces.js';
import type { Journey } from '../reachability/journey.js';
import { journeys } from '../reachability/journeys.js';
import { type Pair, pairsOf } from '../reachability/pair.js';
import type { Party } from '../reachability/parties.js';
import { validCidrs } from '../topology/effective.js';

/** One of many ends that fare alike: same subnet, groups, role and address classes. What holds for it holds for the others. */
export interface ClassMember {
  readonly party: Party;
  readonly name: string;
  readonly iface: Interface | undefined;
  /** How many ends are in the class. */
  readonly size: number;
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
      return { party, name: network.name, iface: undefined, size: 1 };
    });
  return [
    { party: { kind: 'internet', set: fabric.internet }, name: 'the internet', iface: undefined, size: 1 },
    ...networks,
  ];
}

function interfaceClasses(fabric: Fabric): ClassMember[] {
  const classes = new Map<string, Interface[]>();
  for (const iface of fabric.interfaces) {
    const key = classKey(fabric, iface);
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
    };
  });
}

function classKey(fabric: Fabric, iface: Interface): string {
  const { owner } = iface;
  const role = owner.kind === 'load-balancer' ? `balancer ${iface.index}` : owner.type;
  const routed = owner.kind === 'resource' && fabric.isRouteTarget(owner) ? iface.index : '';
  const addresses = iface.addresses.map(({ family, set, publicAddress }) => {
    const low = set[0]?.low;
    const cls = low === undefined ? '' : fabric.classes.classOf(low);
    return `${family}.${cls}.${publicAddress ? 'p' : ''}`;
  });
  const ports = `${iface.clientPorts.low}-${iface.clientPorts.high}`;
  return `${fabric.subnetId(iface.subnet)} ${iface.groups?.id ?? '-'} ${role} ${routed} ${ports} ${addresses.join(',')}`;
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
