import {
  type AddressRange,
  type AddressSet,
  addressSetOf,
  addressSetOfCidrs,
  INTERNET,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from '../address/index.js';
import { validCidrs } from './effective.js';
import type { PublicIp, Topology, Vpc } from './model.js';
import type { MayBeAbsent } from './untold.js';

const known = new WeakMap<Vpc, AddressSet>();

/** What no outside host has since a VPC has it: the public addresses that its file tells, and its IPv6 blocks. */
export function givenOutBy(vpc: Vpc): AddressSet {
  let given = known.get(vpc);
  if (!given) {
    const blocks = addressSetOfCidrs(validCidrs(vpc.cidrs).filter(({ base }) => typeof base === 'bigint'));
    given = unionAddresses(addressesOf(claimsOf(vpc)), blocks);
    known.set(vpc, given);
  }
  return given;
}

/** Public addresses of which nobody tells whether what the files give them to has them: who else has them then is outside. */
export function perhapsElsewhere({ vpcs }: Pick<Topology, 'vpcs'>): AddressSet {
  const claims = vpcs.flatMap(claimsOf);
  const perhaps = claims.filter(({ isCertain }) => !isCertain);
  if (perhaps.length === 0) return [];
  const certain = claims.filter(({ isCertain }) => isCertain);
  return subtractAddresses(intersectAddresses(addressesOf(perhaps), INTERNET), addressesOf(certain));
}

interface Claim {
  readonly ip: PublicIp;
  readonly isCertain: boolean;
}

/** Who has which public address in a VPC. */
function claimsOf(vpc: Vpc): Claim[] {
  const having = [
    ...vpc.subnets.flatMap(({ resources }) => resources),
    ...vpc.spanningResources,
    ...vpc.regionalNatGateways,
  ];
  const by = (owner: MayBeAbsent, ip: PublicIp | undefined): Claim[] =>
    ip ? [{ ip, isCertain: !owner.maybe && !ip.maybe }] : [];
  return [
    ...having.flatMap((owner) => owner.publicIps.flatMap((ip) => by(owner, ip))),
    ...vpc.loadBalancers.flatMap(({ nodes }) => nodes).flatMap(({ publicIp }) => by({}, publicIp)),
  ];
}

const addressesOf = (claims: readonly Claim[]): AddressSet =>
  addressSetOf(
    claims.flatMap(({ ip: { address } }): AddressRange[] =>
      address?.address === undefined ? [] : [{ low: address.address, high: address.address }],
    ),
  );
