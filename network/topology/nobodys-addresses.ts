import {
  type AddressSet,
  addressSetContains,
  INTERNET,
  intersectAddresses,
  singleAddress,
  unionAddresses,
} from '../address/index.js';
import type { ElasticIp } from './elastic-ip.js';
import type { Topology } from './model.js';

/** None of one that cannot be on the internet: of that nothing is said. */
export const elasticAddressOf = ({ address: { address } }: ElasticIp): AddressSet =>
  typeof address === 'number' ? intersectAddresses(singleAddress(address), INTERNET) : [];

/** Public addresses that nobody has: they are kept for an account, and associated with nothing. */
export function nobodysAddresses({ elasticIps }: Pick<Topology, 'elasticIps'>): AddressSet {
  return unionAddresses(...elasticIps.filter(({ maybe }) => !maybe).map(elasticAddressOf));
}

/** Those of which the address lies in the set. */
export const elasticIpsIn = ({ elasticIps }: Pick<Topology, 'elasticIps'>, set: AddressSet): ElasticIp[] =>
  elasticIps.filter((one) => elasticAddressOf(one).some(({ low }) => addressSetContains(set, low)));
