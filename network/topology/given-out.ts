import { type AddressRange, type AddressSet, addressSetOf, addressSetOfCidrs } from '../address/index.js';
import { validCidrs } from './effective.js';
import type { PublicIp, Vpc } from './model.js';

const known = new WeakMap<Vpc, AddressSet>();

/** What no outside host has since a VPC has it: the public addresses that its file tells, and its IPv6 blocks. */
export function givenOutBy(vpc: Vpc): AddressSet {
  let given = known.get(vpc);
  if (!given) {
    const publicIps: readonly (PublicIp | undefined)[] = [
      ...vpc.subnets.flatMap(({ resources }) => resources).flatMap((resource) => resource.publicIps),
      ...vpc.spanningResources.flatMap((resource) => resource.publicIps),
      ...vpc.regionalNatGateways.flatMap((gateway) => gateway.publicIps),
      ...vpc.loadBalancers.flatMap(({ nodes }) => nodes).map(({ publicIp }) => publicIp),
    ];
    const ranges: AddressRange[] = publicIps.flatMap((ip) =>
      ip?.address?.address === undefined ? [] : [{ low: ip.address.address, high: ip.address.address }],
    );
    const blocks = addressSetOfCidrs(validCidrs(vpc.cidrs).filter(({ base }) => typeof base === 'bigint'));
    given = addressSetOf([...ranges, ...blocks]);
    known.set(vpc, given);
  }
  return given;
}
