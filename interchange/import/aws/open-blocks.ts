/**
 * Blocks that a VPC or subnet may have or not: their association is being made or undone, or one description of two tells it. AWS makes no subnet in a block that is
 * not associated yet, and undoes no association of one with subnets. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */

import {
  type Cidr,
  cidrContains,
  cidrCovers,
  cidrFamily,
  formatCidr,
  cidrOf as makeCidr,
  parseAddress,
  parseCidr,
} from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft } from '../builder/draft.js';
import { readBlock } from './blocks.js';
import { type Import, readKind } from './context.js';
import { list, type Reading, readList, text } from './fields.js';
import { stateOf } from './states.js';
import { leaveOpen } from './unmodelled/leave-open.js';

interface Association {
  readonly maybe: boolean;
}

export const blockState = (
  { maybe }: Association,
  state: { readonly State?: string | null | undefined } | undefined,
): ReturnType<typeof stateOf> => {
  const told = stateOf('block of a VPC or subnet', state?.State);
  return maybe && told === 'there' ? 'open' : told;
};

export function keepOpen(context: Import, vpc: Key, blocks: readonly string[]): void {
  if (blocks.length === 0) return;
  context.openBlocks.set(vpc, [...new Set([...(context.openBlocks.get(vpc) ?? []), ...blocks])]);
  context.warnings.add(
    say`
      Whether ${vpc} and its subnets have ${blocks.join(', ')} by now is unknown: the data do not tell it for
      certain. What has an address in there may be reached or not.
    `,
  );
}

/** A VPC has the blocks that its subnets lie in, whatever becomes of them. */
export function placeOpenBlocks({ network, openBlocks }: Import): void {
  for (const [id, blocks] of openBlocks) {
    const vpc = network.find(id, 'vpc');
    if (!vpc) continue;
    const inside = [...network.all('subnet')].flatMap(([, subnet]) => (subnet.vpc === id ? subnet.cidrs : []));
    const isUsed = (block: string): boolean => inside.some((one) => covers(block, one));
    const isTold = (block: string): boolean => vpc.cidrs.some((one) => covers(one, block));
    vpc.cidrs.push(...blocks.filter((block) => isUsed(block) && !isTold(block)));
  }
}

/** A list of a VPC's blocks without one that a subnet of it lies in is not whole. */
export function placeSubnetBlocks({ network, warnings }: Import): void {
  for (const [id, { vpc, cidrs }] of network.all('subnet')) {
    const home = network.find(vpc, 'vpc');
    for (const cidr of cidrs) {
      if (!home || home.cidrs.some((block) => covers(block, cidr))) continue;
      const around = blockAround(cidr);
      warnings.add(
        say`
          Subnet ${id} has ${cidr}, which lies in no block that the data tell of ${vpc}: the VPC is taken to have
          ${around}. Ask AWS: \`aws ec2 describe-vpcs\`.
        `,
      );
      home.cidrs.push(around);
    }
  }
}

const INTERFACE = { VpcId: text, SubnetId: text, Ipv6Addresses: list };
const INSTANCE = { VpcId: text, SubnetId: text, Ipv6Address: text, NetworkInterfaces: list };

/** Nor is one without the block of an interface's IPv6 address, where its subnet does not tell that block either. */
export function placeInterfaceBlocks(context: Import): void {
  const { network, warnings, openBlocks, scratch } = context;
  const place = (vpc: Key | undefined, address: string | undefined): void => {
    const home = network.find(vpc, 'vpc');
    const block = readBlock(address && `${address}/128`, NOWHERE, scratch);
    if (!home || vpc === undefined || address === undefined || block === undefined) return;
    if ([...home.cidrs, ...(openBlocks.get(vpc) ?? [])].some((one) => covers(one, block))) return;
    const around = blockAround(block);
    warnings.add(
      say`
        Interfaces of ${vpc} have IPv6 addresses in ${around}, which lie in no block that the data tell of it: the
        VPC is taken to have it. Ask AWS: \`aws ec2 describe-vpcs\`.
      `,
    );
    home.cidrs.push(around);
  };
  const quiet = { ...context, warnings: scratch };
  const placeAll = ({ value, place: at }: Reading<typeof INTERFACE>, around?: string): void => {
    const vpc = network.find(value.SubnetId, 'subnet')?.vpc ?? value.VpcId ?? around;
    for (const told of readList(value.Ipv6Addresses, { Ipv6Address: text }, at, 'Ipv6Addresses', scratch))
      place(vpc, told.value.Ipv6Address);
  };
  for (const { value, place: at } of readKind(quiet, 'Instances', INSTANCE)) {
    const vpc = network.find(value.SubnetId, 'subnet')?.vpc ?? value.VpcId;
    place(vpc, value.Ipv6Address);
    for (const one of readList(value.NetworkInterfaces, INTERFACE, at, 'NetworkInterfaces', scratch))
      placeAll(one, vpc);
  }
  for (const one of readKind(quiet, 'NetworkInterfaces', INTERFACE)) placeAll(one);
}

const NOWHERE = { file: '', path: '' };

/** What Amazon provides for IPv6 is always a /56. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#vpc-sizing-ipv6 */
export function blockAround(subnet: string): string {
  const cidr = parseCidr(subnet)?.cidr;
  return cidr && cidrFamily(cidr) === 6 && cidr.prefixLength > 56 ? formatCidr(makeCidr(cidr.base, 56)) : subnet;
}

export const isOpenBlock = ({ openBlocks }: Import, vpc: Key, block: string): boolean =>
  openBlocks.get(vpc)?.includes(block) ?? false;

/** Once everything that has an address is there. */
export function doubtOpenBlocks(context: Import): void {
  for (const [vpc, blocks] of context.openBlocks) {
    const draft = context.network.find(vpc, 'vpc');
    const free = blocks.filter((block) => !draft?.cidrs.some((one) => covers(one, block)));
    for (const [, table] of context.network.all('route-table'))
      if (table.vpc === vpc) table.routes.push(...free.map((cidr) => dropping(cidr)));
    doubtAddresses(context, vpc, blocks);
  }
}

/** Where it is the VPC's, `local` takes what is sent there, and nobody has it. */
const dropping = (cidr: string) => ({ destination: { cidr }, target: 'blackhole' as const, maybe: true });

function doubtAddresses(context: Import, vpc: Key, blocks: readonly string[]): void {
  const { network } = context;
  const isOpen = (address: string): boolean => blocks.some((block) => contains(block, address));
  const open = new Map(
    [...network.all('subnet')].map(([id, { cidrs }]) => [
      id,
      cidrs.filter((cidr) => blocks.some((one) => covers(one, cidr))),
    ]),
  );
  const isWhollyOpen = (subnet: Key): boolean => {
    const cidrs = network.find(subnet, 'subnet')?.cidrs ?? [];
    return cidrs.length > 0 && open.get(subnet)?.length === cidrs.length;
  };
  for (const [key, resource] of [...network.all('resource')]) {
    if (resource.vpc !== vpc) continue;
    const doubtful = resource.addresses.filter(isOpen);
    const isAnyOpen = resource.subnets.some((subnet) => open.get(subnet)?.length);
    if (resource.subnets.some(isWhollyOpen) || (doubtful.length > 0 && doubtful.length === resource.addresses.length))
      resource.maybe = true;
    else if (doubtful.length > 0) splitOff(context, key, resource, doubtful);
    else if (isAnyOpen && resource.addresses.length === 0 && resource.ipAddressType === 'dualstack') {
      resource.ipAddressType = undefined;
      splitOff(context, key, resource, []);
    }
  }
  const touched = [...network.all('load-balancer')].filter(
    ([, balancer]) =>
      balancer.vpc === vpc &&
      balancer.nodes.some(
        ({ subnet }) =>
          isWhollyOpen(subnet) || (open.get(subnet)?.length && (balancer.ipAddressType ?? 'ipv4') !== 'ipv4'),
      ),
  );
  leaveOpen['load balancer'](
    context,
    touched.map(([key]) => key),
  );
}

/** What is certain of a thing stays; with the rest of its addresses it may be there or not. */
function splitOff({ network }: Import, key: Key, resource: ResourceDraft, addresses: readonly string[]): void {
  const ofThem = resource.publicIps.filter(({ privateAddress }) => addresses.includes(privateAddress ?? ''));
  resource.addresses = resource.addresses.filter((one) => !addresses.includes(one));
  resource.publicIps = resource.publicIps.filter((one) => !ofThem.includes(one));
  network.define<ResourceDraft>(`${key} open addresses`, {
    ...structuredClone(resource),
    type: 'interface',
    maybe: true,
    ids: [],
    partOf: [...resource.ids],
    label: `${resource.label ?? resource.ids[0] ?? key}-open-addresses`,
    doc: `Addresses that ${resource.label ?? resource.ids[0] ?? key} may have: the data do not tell it for certain.`,
    addresses: [...addresses],
    publicIps: structuredClone(ofThem),
    ...(addresses.length === 0 ? { ipAddressType: 'ipv6' as const } : {}),
  });
}

const cidrOf = (text: string): Cidr | undefined => parseCidr(text)?.cidr;

export function covers(outer: string, inner: string): boolean {
  const [one, other] = [cidrOf(outer), cidrOf(inner)];
  return one !== undefined && other !== undefined && typeof one.base === typeof other.base && cidrCovers(one, other);
}

function contains(block: string, text: string): boolean {
  const [cidr, address] = [cidrOf(block), parseAddress(text)];
  return (
    cidr !== undefined && address !== undefined && typeof cidr.base === typeof address && cidrContains(cidr, address)
  );
}
