import { listOf, say } from '../../../network/words/index.js';
import { publicAddressesHeld } from '../builder/public-addresses-held.js';
import { readAddress } from './blocks.js';
import { type Import, readKind } from './context.js';
import { nameTag, tags, text } from './fields.js';

const ADDRESS = {
  PublicIp: text,
  AllocationId: text,
  AssociationId: text,
  InstanceId: text,
  NetworkInterfaceId: text,
  NetworkInterfaceOwnerId: text,
  PrivateIpAddress: text,
  ServiceManaged: text,
  Domain: text,
  PublicIpv4Pool: text,
  NetworkBorderGroup: text,
  Tags: tags,
};

/**
 * Elastic IP addresses that nothing has, or an interface that is attached to nothing: the internet gateway drops what is sent to them. An answer that is told whole says of each to which domain and pool it belongs; of what a query picked out of it nobody
 * knows what it left.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html
 */
export function importElasticIps(context: Import): void {
  const { network, warnings } = context;
  const held = publicAddressesHeld(network);
  const open: string[] = [];
  const elsewhere: string[] = [];
  const told = new Set<string>();
  for (const { value, place, maybe: isInOneAlone, malformed, disputed } of readKind(context, 'Addresses', ADDRESS)) {
    const address = readAddress(value.PublicIp, place, warnings);
    const { AssociationId, InstanceId, NetworkInterfaceId, NetworkInterfaceOwnerId, PrivateIpAddress } = value;
    const isOfUnattached = NetworkInterfaceId !== undefined && context.gone.has(NetworkInterfaceId);
    const owners = [AssociationId, InstanceId, NetworkInterfaceId, NetworkInterfaceOwnerId, PrivateIpAddress];
    const isOwned = !isOfUnattached && [...owners, value.ServiceManaged].some((one) => one);
    if (address === undefined || held.has(address)) continue;
    told.add(address);
    const pools = [value.PublicIpv4Pool, value.NetworkBorderGroup];
    const isWhole = [value.AllocationId, value.Domain, pools.some(Boolean)].every(Boolean);
    const maybe = isOwned || isInOneAlone || !isWhole || malformed.size > 0 || disputed.size > 0;
    if (isOwned) elsewhere.push(address);
    else if (maybe) open.push(address);
    network.define(value.AllocationId ?? address, {
      kind: 'elastic-ip',
      ids: value.AllocationId ? [value.AllocationId] : [],
      label: nameTag(value.Tags),
      ...(maybe ? { maybe } : {}),
      address,
    });
  }
  for (const { id, publicAddresses } of context.interfaces.all())
    for (const { address, maybe } of id !== undefined && context.gone.has(id) ? publicAddresses : [])
      if (!maybe && !held.has(address) && !told.has(address))
        network.define(address, { kind: 'elastic-ip', ids: [], label: undefined, address });
  if (elsewhere.length > 0)
    warnings.add(
      say`
        What has these Elastic IP addresses is not described (${listOf(elsewhere, 4)}): what comes from them, and what is
        sent to them, is unknown. Ask AWS for it: \`aws ec2 describe-network-interfaces\`.
      `,
    );
  if (open.length > 0)
    warnings.add(
      say`
        Whether anything has these Elastic IP addresses is not told (${listOf(open, 4)}): what comes from them, and what
        is sent to them, is unknown. The answer of \`aws ec2 describe-addresses\` tells it, as it is.
      `,
    );
}
