import {
  type AddressSet,
  addressSetCovers,
  addressSetOfCidrs,
  addressSetsOverlap,
  intersectAddresses,
  unionAddresses,
} from '../../address/index.js';
import type { CompiledNetwork, QuestionEnd } from '../../endpoints/index.js';
import { peerBlocks } from '../../filters/index.js';
import { isJoined } from '../../forwarding/index.js';
import {
  type GroupRule,
  type Peer,
  type SecurityGroup,
  type Vpc,
  validCidrs,
  vpcAddresses,
} from '../../topology/index.js';
import { type ClassMember, classMembers } from '../../trace/index.js';

/** Everybody in the files that a rule's other end may mean, one of each class. Undefined where others may be meant whom the files do not tell. */
export function sourcesOf(compiled: CompiledNetwork, rule: GroupRule): QuestionEnd[] | undefined {
  const out: QuestionEnd[] = [];
  for (const peer of rule.peers) {
    const sources = sourcesOfPeer(compiled, peer, rule.group.vpc);
    if (!sources) return undefined;
    out.push(...sources);
  }
  return out;
}

function sourcesOfPeer(compiled: CompiledNetwork, peer: Peer, vpc: Vpc): QuestionEnd[] | undefined {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (peer.kind === 'ref' && !target) return undefined;
  if (target?.kind === 'security-group')
    return membersByGroup(compiled)
      .get(target)
      ?.map(({ questionEnd }) => questionEnd);
  if ((target?.kind === 'prefix-list' || target?.kind === 'network') && target.unknown) return undefined;
  const set = addressSetOfCidrs(peerBlocks(peer, vpc));
  if (set.length === 0 || !(isToldWhole(compiled, set) || (isEverywhere(peer) && !isConnected(compiled, vpc))))
    return undefined;
  return endsAt(compiled, set);
}

const membersOf = new WeakMap<object, ReadonlyMap<SecurityGroup, readonly ClassMember[]>>();

/** One interface of each class, by the groups that it has. */
export function membersByGroup(compiled: CompiledNetwork): ReadonlyMap<SecurityGroup, readonly ClassMember[]> {
  const known = membersOf.get(compiled.frame);
  if (known) return known;
  const members = new Map<SecurityGroup, ClassMember[]>();
  for (const member of classMembers(compiled)) {
    for (const group of member.iface?.groups?.groups ?? []) {
      if (group.kind === 'implicit-default-group') continue;
      const list = members.get(group);
      if (list) list.push(member);
      else members.set(group, [member]);
    }
  }
  membersOf.set(compiled.frame, members);
  return members;
}

const endsOf = new WeakMap<object, Map<string, QuestionEnd[]>>();

/** Everybody who has addresses of a set. Rules of many groups name the same few blocks. */
function endsAt(compiled: CompiledNetwork, set: AddressSet): QuestionEnd[] {
  const known = endsOf.get(compiled.frame) ?? new Map<string, QuestionEnd[]>();
  endsOf.set(compiled.frame, known);
  const key = set.map(({ low, high }) => `${low}-${high}`).join(' ');
  let ends = known.get(key);
  if (!ends) {
    ends = classMembers(compiled).flatMap(({ questionEnd }): QuestionEnd[] => partOf(questionEnd, set));
    known.set(key, ends);
  }
  return ends;
}

/** As much of a questionEnd as has addresses of the set. */
function partOf(questionEnd: QuestionEnd, set: AddressSet): QuestionEnd[] {
  if (questionEnd.kind === 'interface') {
    const addresses = questionEnd.addresses.filter((address) => addressSetsOverlap(address.set, set));
    return addresses.length > 0 ? [{ ...questionEnd, addresses }] : [];
  }
  const here = questionEnd.kind !== 'address' && questionEnd.set ? intersectAddresses(questionEnd.set, set) : [];
  return here.length > 0 && questionEnd.kind !== 'address' ? [{ ...questionEnd, set: here }] : [];
}

function isEverywhere(peer: Peer): boolean {
  return peer.kind === 'any' || (peer.kind === 'cidr' && peer.literal.cidr?.prefixLength === 0);
}

/** Whether private addresses that no file declares may come from beyond the VPC. */
function isConnected({ topology }: CompiledNetwork, vpc: Vpc): boolean {
  return vpc.vpnGateways.length > 0 || isJoined(vpc, topology);
}

/** Whether every address of the set is of the internet or of a network that the files declare; where a network is unknown, it may be anywhere. */
function isToldWhole(compiled: CompiledNetwork, set: AddressSet): boolean {
  if (compiled.topology.networks.some(({ unknown }) => unknown)) return false;
  let declared = declaredIn.get(compiled.frame);
  if (!declared) {
    declared = declaredAddresses(compiled);
    declaredIn.set(compiled.frame, declared);
  }
  return addressSetCovers(declared, set);
}

const declaredIn = new WeakMap<object, AddressSet>();

function declaredAddresses(compiled: CompiledNetwork): AddressSet {
  const { vpcs, networks } = compiled.topology;
  return unionAddresses(
    compiled.internet,
    ...vpcs.map(vpcAddresses),
    ...networks.map(({ cidrs }) => addressSetOfCidrs(validCidrs(cidrs))),
    publicAddresses(compiled),
  );
}

function publicAddresses(compiled: CompiledNetwork): AddressSet {
  return unionAddresses(
    ...compiled.interfaces.flatMap(({ addresses }) =>
      addresses.flatMap(({ publicAddress }): AddressSet[] => {
        const address = publicAddress?.address;
        return address === undefined ? [] : [[{ low: address, high: address }]];
      }),
    ),
  );
}
