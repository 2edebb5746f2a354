import {
  type AddressSet,
  addressSetOfCidrs,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from '../address/address-set.js';
import type { Fabric } from '../endpoints/compiled-network.js';
import { type Party, partiesOf } from '../endpoints/endpoints.js';
import { validCidrs } from '../topology/effective.js';
import type { Subject } from '../topology/model.js';

/** Everybody outside of an end: the internet, on-premises networks and every other resource, less what the end has of them. */
export function otherParties(fabric: Fabric, subjects: readonly Subject[]): Party[] {
  const inside = partiesOf(fabric, subjects);
  const out: Party[] = [];
  const internet = subtractAddresses(
    fabric.internet,
    unionAddresses(...inside.flatMap((party) => (party.kind === 'internet' ? [party.set] : []))),
  );
  if (internet.length > 0) out.push({ kind: 'internet', set: internet });
  for (const network of fabric.topology.networks) {
    const mine = inside.filter(
      (party): party is Extract<Party, { kind: 'network' }> => party.kind === 'network' && party.network === network,
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
  for (const party of inside) {
    if (party.kind === 'interface')
      taken.set(party.iface, [...(taken.get(party.iface) ?? []), ...party.addresses.map(({ set }) => set)]);
  }
  for (const iface of fabric.interfaces) {
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
