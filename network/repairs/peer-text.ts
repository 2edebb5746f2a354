/** The other end of a rule, as the rule says it: just the clients (or servers) that are meant, and nobody else where the language can say that. */
import {
  type AddressSet,
  addressSetOfCidrs,
  type Cidr,
  cidrFamily,
  cidrsOfSet,
  type Family,
  formatAddressSet,
  formatCidr,
  intersectAddresses,
} from '../address/index.js';
import type { CompiledNetwork, End, Flow, Interface, QuestionEnd } from '../endpoints/index.js';
import { groupsOf, type Holder, holdersByGroup } from '../filters/index.js';
import {
  type OnPremisesNetwork,
  type SecurityGroup,
  type Topology,
  type Vpc,
  validCidrs,
  vpcHasIpv6,
  writtenName,
} from '../topology/index.js';

/** A pair of ends that is to come together, and all that the question asks about. */
export interface Sought {
  readonly compiled: CompiledNetwork;
  readonly flow: Flow;
  readonly from: readonly QuestionEnd[];
  readonly to: readonly QuestionEnd[];
}

/** Where the rule is to stand. `names`: a security group's rules may name things, an ACL's have blocks alone. `groups`: references to groups count there. */
export interface RulePlace {
  readonly vpc: Vpc;
  readonly file: string;
  readonly names: boolean;
  readonly groups: boolean;
}

/** More blocks than these nobody would write out. */
const MOST_BLOCKS = 8;

/** Undefined: it cannot be said. */
export function peerTexts(sought: Sought, end: End, place: RulePlace): string[] | undefined {
  const { compiled, flow, from, to } = sought;
  if (!end.set || end.set.length === 0) return undefined;
  if (isSame(end.set, flow.source.set)) return textsOf(sought, flow.start, from, end, place);
  const { goal } = flow;
  const isDialed = goal.kind === 'interface' && goal.dialedPublic;
  if (isSame(end.set, flow.destination.set) && !isDialed) return textsOf(sought, goal, to, end, place);
  const iface = compiled.interfaces.find(({ addresses }) => addresses.some(({ set }) => isSame(set, end.set)));
  if (!iface) return blockTexts(end.set);
  const ends = [...from, ...to].filter((one) => one.kind === 'interface' && one.iface.owner === iface.owner);
  return interfaceTexts(sought, iface, ends, end, place);
}

function textsOf(
  sought: Sought,
  side: Flow['start'] | Flow['goal'],
  ends: readonly QuestionEnd[],
  end: End,
  place: RulePlace,
): string[] | undefined {
  switch (side.kind) {
    case 'interface':
      return interfaceTexts(sought, side.iface, ends, end, place);
    case 'internet':
      return internetTexts(sought.compiled, ends, end, place.vpc);
    case 'network':
      return networkTexts(side.network, ends, end, place);
    default:
      return end.set && blockTexts(end.set);
  }
}

/** Everybody is every address: no rule can say who is on the internet. */
function internetTexts(
  { internet }: CompiledNetwork,
  ends: readonly QuestionEnd[],
  { set = [], family }: End,
  vpc: Vpc,
): string[] | undefined {
  const meant = ends.filter(
    (end): end is Extract<QuestionEnd, { kind: 'internet' }> =>
      end.kind === 'internet' && intersectAddresses(end.set, set).length > 0,
  );
  if (meant.some((end) => isSame(end.set, internet)))
    return [vpcHasIpv6(vpc) ? (family === 4 ? '0.0.0.0/0' : '::/0') : 'any'];
  const texts = meant.map((end) => blockTexts(end.set));
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text ?? []);
}

function networkTexts(
  network: OnPremisesNetwork,
  ends: readonly QuestionEnd[],
  { set = [], family }: End,
  { file, names }: RulePlace,
): string[] | undefined {
  const meant = ends.filter(
    (end): end is Extract<QuestionEnd, { kind: 'network' }> => end.kind === 'network' && end.network === network,
  );
  const blocks = validCidrs(network.cidrs);
  if (!meant.some((end) => isSame(end.set, addressSetOfCidrs(blocks)))) {
    const own = meant.find((end) => end.set && intersectAddresses(end.set, set).length > 0)?.set;
    return blockTexts(own ?? set);
  }
  return names && isKnown(network, file) ? [writtenName(network)] : familyTexts(blocks, family);
}

function interfaceTexts(
  { compiled }: Sought,
  iface: Interface,
  ends: readonly QuestionEnd[],
  { set = [], family }: End,
  { vpc, file, names, groups }: RulePlace,
): string[] | undefined {
  const { owner } = iface;
  const isHere = owner.vpc === vpc && owner.origin.file === file;
  if (names && groups && isHere) {
    const group = ownGroup(owner, ends, compiled.topology);
    if (group) return [writtenName(group)];
  }
  if (names && isKnown(owner, file))
    return [isHere ? writtenName(owner) : `${writtenName(owner.vpc)}.${writtenName(owner)}`];
  const blocks = cidrsOfSet(set);
  if (blocks.length === 1) return blocks.map(formatCidr);
  // It may have any address of its subnet.
  return familyTexts(validCidrs(iface.subnet.cidrs), family);
}

/** A group that nobody has but those whom the question asks about. */
function ownGroup(owner: Holder, ends: readonly QuestionEnd[], topology: Topology): SecurityGroup | undefined {
  const meant = new Set<Holder>(ends.flatMap((end) => (end.kind === 'interface' ? [end.iface.owner] : [])));
  const holders = holdersByGroup(topology);
  return groupsOf(owner).find(
    (group) =>
      group.vpc === owner.vpc && !group.isDefault && (holders.get(group) ?? []).every((holder) => meant.has(holder)),
  );
}

/** Whether a file can name it: what is told apart by its file has no name of its own there. */
const isKnown = (
  element: { readonly origin: { readonly file: string }; readonly written?: string | undefined },
  file: string,
): boolean => element.origin.file === file && element.written === undefined;

function familyTexts(blocks: readonly Cidr[], family: Family): string[] | undefined {
  const own = blocks.filter((block) => cidrFamily(block) === family);
  return own.length > 0 && own.length <= MOST_BLOCKS ? own.map(formatCidr) : undefined;
}

function blockTexts(set: AddressSet): string[] | undefined {
  const blocks = cidrsOfSet(set);
  return blocks.length > 0 && blocks.length <= MOST_BLOCKS ? blocks.map(formatCidr) : undefined;
}

const isSame = (a: AddressSet | undefined, b: AddressSet | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || formatAddressSet(a) === formatAddressSet(b));
