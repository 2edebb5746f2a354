import { type AddressSet, addressSetOfCidrs, formatAddressSet } from '../address/index.js';
import type { ExamplePacket } from '../answers/index.js';
import type { CompiledNetwork, Flow, QuestionEnd } from '../endpoints/index.js';
import { type OnPremisesNetwork, qualifiedName, validCidrs } from '../topology/index.js';

/** The two ends of a question, as it can name them. */
export interface EndNames {
  readonly from: string;
  readonly to: string;
  /** The destination goes by an address that its name does not lead to: inside the VPC a name means the private one. */
  readonly dialed: boolean;
}

/** Names where those mean the same ends, else the addresses of the packet. */
export function endNamesOf(
  compiled: CompiledNetwork,
  asked: { readonly from: readonly QuestionEnd[]; readonly to: readonly QuestionEnd[] },
  { start, goal, destination }: Flow,
  packet: ExamplePacket,
): EndNames {
  const named = (end: Flow['start'] | Flow['goal'], ends: readonly QuestionEnd[], address: string): string => {
    if (end.kind === 'interface') return end.iface.name;
    if (end.kind === 'internet') return ends.some((one) => isWholeInternet(compiled, one)) ? 'internet' : address;
    if (end.kind === 'network')
      return ends.some((one) => isWhole(one, end.network)) ? qualifiedName(end.network) : address;
    return address;
  };
  // A public address that no file tells cannot be named.
  const dialed =
    start.kind === 'interface' &&
    goal.kind === 'interface' &&
    goal.dialedPublic &&
    !goal.named &&
    destination.set !== undefined;
  return {
    from: named(start, asked.from, packet.source),
    to: dialed ? packet.destination : named(goal, asked.to, packet.destination),
    dialed,
  };
}

const isWholeInternet = ({ internet }: CompiledNetwork, end: QuestionEnd): boolean =>
  end.kind === 'internet' && isSame(end.set, internet);

const isWhole = (end: QuestionEnd, network: OnPremisesNetwork): boolean =>
  end.kind === 'network' &&
  end.network === network &&
  (end.set === undefined || isSame(end.set, addressSetOfCidrs(validCidrs(network.cidrs))));

const isSame = (a: AddressSet, b: AddressSet): boolean => formatAddressSet(a) === formatAddressSet(b);
