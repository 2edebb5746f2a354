import {
  type AddressSet,
  ALL_IPV4,
  ALL_IPV6,
  addressCount,
  addressSetContains,
  type Family,
  familyOf,
  INTERNET,
  intersectAddresses,
} from '../address/index.js';
import { exemptServiceAt, isPrivateIpv6 } from '../forwarding/index.js';
import { type OnPremisesNetwork, qualifiedName, traitsOf, vpcAddresses } from '../topology/index.js';
import { possibleServices } from '../traffic/index.js';
import { say, told } from '../words/index.js';
import type { CompiledNetwork } from './compiled-network.js';
import { type ByInternet, type End, type Goal, hiddenEnd, publicEnd, type Start, type Through } from './ends.js';
import type { Interface, InterfaceAddress } from './interfaces.js';
import { targetAddress } from './listeners.js';
import type { QuestionEnd } from './question-ends.js';

/** Two ends that fare alike: one question for the walk. */
export interface Flow {
  readonly start: Start;
  readonly goal: Goal;
  readonly source: End;
  readonly destination: End;
}

/** What to do where an answer is `blocked` because of it. */
export const NOBODY = told`
  Nothing in the files has this address. If it belongs to a network on premises, declare that: \`network office
  192.168.0.0/16\`, with the \`vpn\` or \`direct-connect\` that leads there.
`;

/** Why nobody is at addresses that nothing has, or nothing that opens or takes connections. */
export const whyNobody =
  ({ kept, nat }: Extract<QuestionEnd, { kind: 'address' }>): (() => string) =>
  () => {
    if (kept)
      return say`
        ${kept.address.text} is the Elastic IP address ${kept.name}, which nothing has: nobody sends from it, and what
        is sent to it is lost. To give it to something, write \`public-ip ${kept.address.text}\` there in its place.
      `;
    if (nat)
      return say`
        The NAT gateway ${qualifiedName(nat)} has this address. It opens connections for its clients, and neither opens
        nor takes any itself: ask about its clients instead.
      `;
    return `${NOBODY}`;
  };

/** Whether the destination is asked at every address it has, or at those that the source would use. */
export type Addressing = 'natural' | 'every';

/** Every pair of addresses of two questionEnds that the question asks about. */
export function pairsOf(compiled: CompiledNetwork, from: QuestionEnd, to: QuestionEnd, addressing: Addressing): Flow[] {
  if (from.kind === 'interface' && to.kind === 'interface' && from.iface.owner === to.iface.owner)
    return betweenClients(compiled, from, to);
  if (from.kind === 'network' && to.kind === 'network' && from.network === to.network) return [];
  const out: Flow[] = [];
  for (const source of startsOf(compiled, from)) {
    for (const destination of goalsOf(compiled, from, to, addressing, source.start)) {
      if (source.end.family === destination.end.family)
        out.push({ start: source.start, goal: destination.goal, source: source.end, destination: destination.end });
    }
  }
  return out;
}

export function startsOf(compiled: CompiledNetwork, questionEnd: QuestionEnd): { start: Start; end: End }[] {
  switch (questionEnd.kind) {
    case 'interface': {
      if (questionEnd.iface.owner.kind === 'resource' && !opensConnections(questionEnd.iface)) return [];
      return questionEnd.addresses.flatMap((address) =>
        addressEnds(compiled, address).map((end) => ({
          start: { kind: 'interface' as const, iface: questionEnd.iface, address: narrowed(address, end) },
          end,
        })),
      );
    }
    case 'internet':
      return internetEnds(compiled, questionEnd).map((end) => ({ start: byInternet(questionEnd), end }));
    case 'network':
      return networkEnds(compiled, questionEnd.network, questionEnd.set).map((end) => ({
        start: { kind: 'network', network: questionEnd.network },
        end,
      }));
    case 'address':
      if (questionEnd.kept || questionEnd.nat) return [];
      return endsOf(compiled, questionEnd.set).flatMap((end) =>
        compiled
          .mayHave(end)
          .map((network): { start: Start; end: End } => ({ start: { kind: 'network', network }, end })),
      );
  }
}

/** Of one owner nothing is asked about itself, save for clients of a Client VPN endpoint that are asked for by their own addresses. */
function betweenClients(
  compiled: CompiledNetwork,
  from: Extract<QuestionEnd, { kind: 'interface' }>,
  to: Extract<QuestionEnd, { kind: 'interface' }>,
): Flow[] {
  const { clients: sources } = from;
  const { clients } = to;
  // It is no matter of the interfaces, so it is asked at the first alone.
  if (!sources || !clients || from.iface !== to.iface || compiled.interfacesOf(from.iface.owner)[0] !== from.iface)
    return [];
  const name = say`clients of ${from.iface.name}`;
  const goal: Goal = { kind: 'service', name, services: possibleServices(4), isClients: true };
  return from.addresses.slice(0, 1).flatMap((address) => {
    const start: Start = { kind: 'interface', iface: from.iface, address };
    return endsOf(compiled, sources).flatMap((source) =>
      endsOf(compiled, clients).map((destination) => ({ start, goal, source, destination })),
    );
  });
}

/** NAT gateways pass on what others open, and endpoints answer: they open nothing of their own. */
export function opensConnections({ owner }: Interface): boolean {
  return owner.kind !== 'resource' || traitsOf(owner).opensConnections;
}

export function goalsOf(
  compiled: CompiledNetwork,
  from: QuestionEnd,
  to: QuestionEnd,
  addressing: Addressing,
  start: Start,
): { goal: Goal; end: End }[] {
  switch (to.kind) {
    case 'interface':
      return interfaceGoals(compiled, from, to, addressing);
    case 'internet':
      return from.kind === 'internet'
        ? []
        : (serviceGoals(compiled, to.set, start) ??
            internetEnds(compiled, to).map((end) => ({ goal: byInternet(to), end })));
    case 'network':
      return from.kind === 'internet'
        ? []
        : networkEnds(compiled, to.network, to.set).map((end) => ({
            goal: { kind: 'network', network: to.network },
            end,
          }));
    case 'address':
      // To a public address of a VPC that may lie where nobody tells what there is, packets may come: IPv6 ones, since those of IPv4 are told with who has them.
      if (from.kind === 'internet')
        return endsOf(compiled, intersectAddresses(to.set, INTERNET))
          .filter((end) => end.family === 6 && compiled.mayHave(end).length > 0)
          .map((end) => ({ goal: { kind: 'nobody', why: whyNobody(to) }, end }));
      return (
        serviceGoals(compiled, to.set, start) ??
        endsOf(compiled, to.set).map((end) => ({
          goal: { kind: 'nobody', why: whyNobody(to) },
          end,
        }))
      );
  }
}

/** The services that every VPC has, where one of their addresses is asked for by itself. */
function serviceGoals(
  compiled: CompiledNetwork,
  set: AddressSet,
  start: Start,
): { goal: Goal; end: End }[] | undefined {
  const address = set[0]?.low;
  if (address === undefined || addressCount(set) !== 1n || start.kind !== 'interface') return undefined;
  const { owner, vpc } = start.iface;
  // What is link-local is so for the client's own machine. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
  if (owner.kind === 'resource' && owner.clientVpn && !addressSetContains(vpcAddresses(vpc), address)) return undefined;
  const service = exemptServiceAt(address, vpc);
  return (
    service &&
    endsOf(compiled, set).map((end) => ({
      goal: { kind: 'service', name: `${service.name}`, services: service.services },
      end,
    }))
  );
}

function interfaceGoals(
  compiled: CompiledNetwork,
  from: QuestionEnd,
  to: Extract<QuestionEnd, { kind: 'interface' }>,
  addressing: Addressing,
): { goal: Goal; end: End }[] {
  const out: { goal: Goal; end: End }[] = [];
  const outside = from.kind === 'internet';
  const add = (address: InterfaceAddress, dialedPublic: boolean, reading?: 'public' | 'private'): void => {
    const ends =
      dialedPublic && address.publicAddress
        ? [publicEnd(compiled, address.publicAddress)]
        : addressEnds(compiled, address);
    for (const end of ends)
      out.push({
        goal: {
          kind: 'interface',
          iface: to.iface,
          address: dialedPublic ? address : narrowed(address, end),
          dialedPublic,
          ...balanced,
          ...(reading ? { reading } : {}),
        },
        end,
      });
  };
  const paths = throughPaths(compiled, from, to);
  for (const path of paths)
    for (const end of addressEnds(compiled, path.address))
      out.push({
        goal: {
          kind: 'interface',
          iface: to.iface,
          address: narrowed(path.address, end),
          dialedPublic: false,
          through: path.through,
        },
        end,
      });
  const isNode = to.iface.owner.kind === 'load-balancer';
  const balanced = isNode ? { named: to.dialed === undefined } : paths.length > 0 ? { balanced: true } : {};
  for (const address of to.addresses) {
    const every = addressing === 'every';
    const name = to.dialed === undefined ? nameMeans(compiled, to.iface, address) : 'private';
    const isNamed = name !== 'private';
    const wantsPublic = to.dialed === 'public' || (to.dialed === undefined && (outside || isNamed || every));
    const wantsPrivate =
      to.dialed !== 'public' && !(outside && isPrivate(to.iface, address)) && (name !== 'public' || every);
    const isEither = name === 'either' && !outside && !every;
    if (wantsPublic && address.publicAddress) add(address, true, isEither ? 'public' : undefined);
    if (wantsPrivate) add(address, false, isEither ? 'private' : undefined);
  }
  return out;
}

/** An address that the internet has no use for. */
const isPrivate = ({ vpc }: Interface, { family, set, hidden }: InterfaceAddress): boolean =>
  family === 4 || isPrivateIpv6(vpc, hidden?.set ?? set);

/**
 * The name of an internet-facing load balancer resolves to the public IPv4 addresses of its nodes, for clients inside the VPC too;
 * another load balancer, whose target it is, speaks to the nodes themselves.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme
 */
export function nameMeans(
  compiled: CompiledNetwork,
  { owner }: Interface,
  { publicAddress }: InterfaceAddress,
): 'public' | 'private' | 'either' {
  if (owner.kind !== 'load-balancer' || !publicAddress || compiled.isTargetOfAnother(owner)) return 'private';
  if (!publicAddress.maybe) return 'public';
  return publicAddress.maybe === owner.maybePublic ? 'either' : 'private';
}

/** By network load balancers that keep the client's address, whoever is the client: their packets are the client's packets. */
function throughPaths(
  compiled: CompiledNetwork,
  from: QuestionEnd,
  to: Extract<QuestionEnd, { kind: 'interface' }>,
): { through: Through; address: InterfaceAddress }[] {
  if (
    to.dialed !== undefined ||
    to.iface.owner.kind !== 'resource' ||
    (from.kind === 'interface' && from.iface.owner.kind === 'load-balancer')
  )
    return [];
  return compiled.balancedPaths(to.iface).flatMap((through) => {
    const outside = from.kind === 'internet' && isPrivate(through.node, through.nodeAddress);
    if (outside && !through.nodeAddress.publicAddress) return [];
    const address = targetAddress(to.iface, through.nodeAddress.family);
    return address ? [{ through: { ...through, dialedPublic: outside }, address }] : [];
  });
}

/** The same address entry, with the addresses of one class alone. */
function narrowed(address: InterfaceAddress, end: End): InterfaceAddress {
  return end.set && end.set !== address.set ? { ...address, set: end.set } : address;
}

/** What an address entry stands for, split into ends that fare alike. */
export function addressEnds(compiled: CompiledNetwork, { set, hidden }: InterfaceAddress): End[] {
  return hidden ? [hiddenEnd(hidden)] : endsOf(compiled, set);
}

/** A set, split into ends that fare alike. */
export function endsOf(compiled: CompiledNetwork, set: AddressSet): End[] {
  const [only] = set;
  // Nearly all are single addresses.
  if (only && set.length === 1 && only.low === only.high)
    return [{ family: familyOf(only.low), cls: compiled.classes.classOf(only.low), set }];
  const out: End[] = [];
  for (const [family, all] of [
    [4, ALL_IPV4],
    [6, ALL_IPV6],
  ] as readonly (readonly [Family, AddressSet])[]) {
    const part = intersectAddresses(set, all);
    if (part.length === 0) continue;
    for (const [cls, members] of compiled.classes.partition(part)) out.push({ family, cls, set: members });
  }
  return out;
}

type OfInternet = Pick<Extract<QuestionEnd, { kind: 'internet' }>, 'set' | 'kept'>;

const byInternet = ({ kept }: OfInternet): ByInternet => (kept ? { kind: 'internet', kept } : { kind: 'internet' });

/** Whoever asks for the internet, or for a block of it, does not ask for an address that nobody has. */
export function internetEnds(compiled: CompiledNetwork, { set, kept }: OfInternet): End[] {
  const ends = endsOf(compiled, set);
  if (kept || compiled.perhapsNobodys.size === 0) return ends;
  return ends.map((end) => (mayBeNobodys(compiled, end) ? { ...end, perhaps: true } : end));
}

/** Each of them is a class of its own, so that an end has one of them or none. */
function mayBeNobodys({ perhapsNobodys }: CompiledNetwork, { set }: End): boolean {
  const first = set?.[0];
  return first !== undefined && perhapsNobodys.has(first.low);
}

export function networkEnds(compiled: CompiledNetwork, network: OnPremisesNetwork, set: AddressSet | undefined): End[] {
  return set ? endsOf(compiled, set) : [hiddenEnd(compiled.hiddenOfNetwork(network))];
}
