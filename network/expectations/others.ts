import {
  type AddressSet,
  addressSetOfCidrs,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from '../address/index.js';
import { type CompiledNetwork, type QuestionEnd, questionEndsOf } from '../endpoints/index.js';
import { type Subject, validCidrs } from '../topology/index.js';

/** Everybody outside of an end: the internet, on-premises networks and every other resource, less what the end has of them. */
export function otherParties(compiled: CompiledNetwork, subjects: readonly Subject[]): QuestionEnd[] {
  const inside = questionEndsOf(compiled, subjects);
  const out: QuestionEnd[] = [];
  const internet = subtractAddresses(
    compiled.internet,
    unionAddresses(...inside.flatMap((questionEnd) => (questionEnd.kind === 'internet' ? [questionEnd.set] : []))),
  );
  if (internet.length > 0) out.push({ kind: 'internet', set: internet });
  for (const network of compiled.topology.networks) {
    const mine = inside.filter(
      (questionEnd): questionEnd is Extract<QuestionEnd, { kind: 'network' }> =>
        questionEnd.kind === 'network' && questionEnd.network === network,
    );
    if (mine.some(({ set }) => set === undefined)) continue;
    if (network.unknown) {
      if (mine.length === 0) out.push({ kind: 'network', network, set: undefined });
      continue;
    }
    const rest = subtractAddresses(
      addressSetOfCidrs(validCidrs(network.cidrs)),
      unionAddresses(...mine.map(({ set }) => set as AddressSet)),
    );
    if (rest.length > 0) out.push({ kind: 'network', network, set: rest });
  }
  const taken = new Map<object, AddressSet[]>();
  for (const questionEnd of inside) {
    if (questionEnd.kind === 'interface')
      taken.set(questionEnd.iface, [
        ...(taken.get(questionEnd.iface) ?? []),
        ...questionEnd.addresses.map(({ set }) => set),
      ]);
  }
  for (const iface of compiled.interfaces) {
    const mine = unionAddresses(...(taken.get(iface) ?? []));
    const addresses = iface.addresses
      .map((address) =>
        intersectAddresses(address.set, mine).length > 0
          ? { ...address, set: subtractAddresses(address.set, mine) }
          : address,
      )
      .filter(({ set }) => set.length > 0);
    if (addresses.length > 0) out.push({ kind: 'interface', iface, addresses });
  }
  return out;
}
