import { say } from '../../../network/words/index.js';
import { readAddress } from './blocks.js';
import type { Import } from './context.js';
import { readKind, requireId } from './context.js';
import { list, nameTag, readList, tags, text } from './fields.js';
import type { PublicAddress } from './interface-index.js';
import { publicIpsOf } from './public-ips.js';
import { maybeBy, stateOf } from './states.js';

const NAT = {
  NatGatewayId: text,
  SubnetId: text,
  VpcId: text,
  State: text,
  ConnectivityType: text,
  AvailabilityMode: text,
  NatGatewayAddresses: list,
  RouteTableId: text,
  Tags: tags,
};
const ADDRESS = { PrivateIp: text, PublicIp: text, NetworkInterfaceId: text, Status: text };

export function importNatGateways(context: Import): void {
  const { network, warnings } = context;
  for (const reading of readKind(context, 'NatGateways', NAT)) {
    const id = requireId(context, reading, 'NatGatewayId');
    if (!id || network.has(id)) continue;
    const { value, place } = reading;
    if (stateOf('NAT gateway', value.State) === 'gone') {
      context.gone.add(id);
      continue;
    }
    const addresses: string[] = [];
    const publicAddresses: PublicAddress[] = [];
    const ids = [id];
    let isSettled = true;
    for (const { value: address } of readList(
      value.NatGatewayAddresses,
      ADDRESS,
      place,
      'NatGatewayAddresses',
      warnings,
    )) {
      if (stateOf('NAT gateway address', address.Status) === 'gone') continue;
      isSettled &&= stateOf('NAT gateway address', address.Status) === 'there';
      const privateAddress = readAddress(address.PrivateIp, place, warnings);
      const publicAddress = readAddress(address.PublicIp, place, warnings);
      if (privateAddress) addresses.push(privateAddress);
      if (publicAddress) publicAddresses.push({ address: publicAddress, privateAddress });
      if (address.NetworkInterfaceId) ids.push(address.NetworkInterfaceId);
    }
    for (const own of ids.slice(1)) {
      context.interfaces.take(own);
      network.alias(own, id);
    }
    const label = nameTag(value.Tags);
    // One of whose addresses are changing may send from either.
    const maybe = isSettled ? maybeBy('NAT gateway', value.State) : { maybe: true };
    if (isRegional(value, addresses) && value.VpcId !== undefined) {
      if (value.AvailabilityMode === undefined)
        warnings.add(
          say`
            NAT gateway ${id} lies in no subnet, so it is taken to be a regional one, whose mode an old command
            line leaves out: ask again with a current one.
          `,
          place,
        );
      const publicIps = publicAddresses.map(({ address }) => ({ address }));
      network.define(id, {
        kind: 'regional-nat-gateway',
        ...maybe,
        vpc: value.VpcId,
        ids,
        label,
        publicIps,
        routeTable: value.RouteTableId,
      });
      continue;
    }
    const isPrivate = value.ConnectivityType === 'private';
    const publicIps = publicIpsOf(addresses, publicAddresses);
    network.define(id, {
      kind: 'resource',
      ...maybe,
      type: 'nat-gateway',
      vpc: network.find(value.SubnetId, 'subnet')?.vpc ?? value.VpcId ?? '',
      ids,
      label,
      subnets: value.SubnetId === undefined ? [] : [value.SubnetId],
      addresses,
      // Every public NAT gateway has a public address, though the data may not tell it. One that tells a private address alone, and not which kind it is, may be private.
      publicIps:
        isPrivate || publicIps.length > 0
          ? publicIps
          : [value.ConnectivityType === undefined && addresses.length > 0 ? { maybe: true } : {}],
      sourceDestCheck: true,
      privateNat: isPrivate,
    });
  }
}

/**
 * A zonal one lies in a subnet, where it has a private address. An old command line leaves the mode of others out, which are all public.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
function isRegional(
  {
    AvailabilityMode,
    SubnetId,
    ConnectivityType,
  }: { readonly AvailabilityMode?: string; readonly SubnetId?: string; readonly ConnectivityType?: string },
  privateAddresses: readonly string[],
): boolean {
  if (AvailabilityMode !== undefined) return AvailabilityMode === 'regional';
  return SubnetId === undefined && ConnectivityType !== 'private' && privateAddresses.length === 0;
}
