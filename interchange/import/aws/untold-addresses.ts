/** Addresses that an interface has, or may have, and does not tell: what is told of it stands, and with those it may be somebody that is there or not. */
import { say } from '../../../network/words/index.js';
import { leaveUntold } from '../builder/delegated.js';
import type { Key } from '../builder/draft.js';
import type { Import } from './context.js';
import type { Interface } from './interface-index.js';

export function leaveAddressesOpen(context: Import, key: Key, one: Interface): void {
  const { network } = context;
  const draft = network.find(key, 'resource');
  if (!draft) return;
  if (one.untoldIpv4 > 0 && mayHaveIpv4(context, draft.subnets)) leaveIpv4Open(context, key, one);
  if (one.tellsIpv6) return;
  const isTold = mayHaveIpv6(context, draft.subnets);
  const inUntold = isTold ? [] : draft.subnets.filter((subnet) => isUntoldOfIpv6(context, subnet));
  if (!isTold && inUntold.length === 0) return;
  // One without any told address has an IPv4 one for all that is known.
  if (draft.addresses.length === 0) draft.ipAddressType ??= 'ipv4';
  if (isTold) leaveUntold(network, key, 'ipv6');
  else context.inUntoldIpv6.add(key);
  context.warnings.add(
    isTold
      ? say`
        Interfaces in subnets with IPv6 blocks do not tell their IPv6 addresses (\`Ipv6Addresses\`): whether they
        have any is unknown. Ask AWS for all fields: \`aws ec2 describe-network-interfaces\`, without --query.
      `
      : say`
        Neither does ${inUntold.join(', ')} tell its IPv6 blocks (\`Ipv6CidrBlockAssociationSet\`), nor do
        interfaces in there their IPv6 addresses (\`Ipv6Addresses\`): whether they have any is unknown. Ask AWS for
        all fields: \`aws ec2 describe-subnets\`, \`aws ec2 describe-network-interfaces\`, without --query.
      `,
    { file: one.place.file },
  );
}

const mayHaveIpv4 = ({ network }: Import, subnets: readonly Key[]): boolean =>
  subnets.some((id) => {
    const subnet = network.find(id, 'subnet');
    return subnet?.unknown || subnet?.cidrs.some((block) => !block.includes(':'));
  });

/**
 * AWS gives every interface a primary private IPv4 address, but for those in subnets that have IPv6 blocks alone.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
function leaveIpv4Open({ network, warnings }: Import, key: Key, { place }: Interface): void {
  const draft = network.find(key, 'resource');
  // One without any told address has any of its subnet's.
  if (!draft || draft.addresses.length === 0) return;
  const ipv4 = draft.addresses.filter((address) => !address.includes(':'));
  const isOfUntold = draft.publicIps.map(
    ({ privateAddress }, i) => privateAddress === undefined && ipv4[i] === undefined,
  );
  const publicIps = draft.publicIps.filter((_, i) => isOfUntold[i]).map((ip) => ({ ...ip, maybe: true as const }));
  draft.publicIps = draft.publicIps.filter((_, i) => !isOfUntold[i]);
  leaveUntold(network, key, 'ipv4', publicIps.length > 0 ? { publicIps } : {});
  warnings.add(
    say`
      Interfaces do not tell all of their private IPv4 addresses (\`PrivateIpAddress\`), of which each has one at
      least: what reaches those is unknown. Ask AWS for all fields: \`aws ec2 describe-network-interfaces\`, without
      --query.
    `,
    { file: place.file },
  );
}

const mayHaveIpv6 = (context: Import, subnets: readonly Key[]): boolean =>
  subnets.some((id) => {
    const subnet = context.network.find(id, 'subnet');
    if (subnet?.cidrs.some((block) => block.includes(':'))) return true;
    // The blocks of one that is not described lie in those of its VPC.
    return subnet?.unknown === true && vpcMayHaveIpv6(context, subnet.vpc);
  });

/** A subnet without IPv6 tells an empty list of blocks: one without the list may have some, where its VPC has. */
const isUntoldOfIpv6 = (context: Import, id: Key): boolean =>
  context.untoldIpv6.has(id) && vpcMayHaveIpv6(context, context.network.find(id, 'subnet')?.vpc);

/** It has a block of them, or may have one by now. */
function vpcMayHaveIpv6({ network, openBlocks }: Import, id: Key | undefined): boolean {
  const home = network.find(id, 'vpc');
  const blocks = [...(home?.cidrs ?? []), ...(home?.ids.flatMap((vpc) => openBlocks.get(vpc) ?? []) ?? [])];
  return home?.unknown === true || blocks.some((block) => block.includes(':'));
}

/**
 * Once subnets have their tables and ACLs. Which block it would be nobody tells, so a subnet beside it stands for it, whose blocks are any of the VPC's that are not
 * another's: what is told of the subnet itself stands.
 */
export function settleUntoldIpv6({ network, inUntoldIpv6, untoldIpv6 }: Import): void {
  for (const key of inUntoldIpv6) {
    const draft = network.find(key, 'resource');
    for (const id of draft?.subnets ?? []) {
      const subnet = network.find(id, 'subnet');
      if (!subnet || !untoldIpv6.has(id)) continue;
      const beside = `untold IPv6 of ${id}`;
      network.define(beside, {
        ...structuredClone(subnet),
        ids: [],
        label: `${subnet.label ?? id}-untold-ipv6`,
        doc: 'Stands for IPv6 blocks that a subnet may have: the data do not tell them.',
        unknown: true,
        cidrs: [],
      });
      leaveUntold(network, key, 'ipv6', { subnets: [beside] });
    }
  }
}
