import { say } from '../../../network/words/index.js';
import { readBlocks } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { flag, list, nameTag, type Reading, readList, state, tags, text } from './fields.js';
import { localBlocks, placeLocalBlocks } from './local-blocks.js';
import {
  blockAround,
  blockState,
  keepOpen,
  placeInterfaceBlocks,
  placeOpenBlocks,
  placeSubnetBlocks,
} from './open-blocks.js';
import { IPV6_BLOCK, privateUses, type SubnetUse, settlePrivateUses } from './private-ipv6.js';
import { regionOf } from './regions.js';
import { zoneNames } from './zones.js';

const VPC = {
  VpcId: text,
  CidrBlock: text,
  CidrBlockAssociationSet: list,
  Ipv6CidrBlockAssociationSet: list,
  Tags: tags,
};
const BLOCK = { CidrBlock: text, CidrBlockState: state };
const SUBNET = {
  SubnetId: text,
  VpcId: text,
  CidrBlock: text,
  Ipv6CidrBlockAssociationSet: list,
  AvailabilityZone: text,
  AvailabilityZoneId: text,
  MapPublicIpOnLaunch: flag,
  Tags: tags,
};

export function importVpcs(context: Import): void {
  for (const vpc of readKind(context, 'Vpcs', VPC)) {
    const id = requireId(context, vpc, 'VpcId');
    if (!id) continue;
    const { value, place } = vpc;
    const primary = value.CidrBlock === undefined ? [] : [value.CidrBlock];
    const more = readList(value.CidrBlockAssociationSet, BLOCK, place, 'CidrBlockAssociationSet', context.warnings)
      .map((block) => ({ cidr: block.value.CidrBlock, state: blockState(block, block.value.CidrBlockState) }))
      .filter(({ cidr }) => cidr !== value.CidrBlock);
    const ipv6 = readList(
      value.Ipv6CidrBlockAssociationSet,
      IPV6_BLOCK,
      place,
      'Ipv6CidrBlockAssociationSet',
      context.warnings,
    ).filter(isThere);
    const blocks = [...more, ...ipv6.map((block) => ({ cidr: block.value.Ipv6CidrBlock, state: stateOfIpv6(block) }))];
    const ofState = (wanted: string) => blocks.filter(({ state }) => state === wanted).map(({ cidr }) => cidr);
    context.network.define(id, {
      kind: 'vpc',
      ids: [id],
      label: nameTag(value.Tags),
      cidrs: readBlocks([...primary, ...ofState('there')], place, context.warnings),
      ...privateUses(ipv6, context),
      region: regionOf(place.file),
    });
    keepOpen(context, id, readBlocks(ofState('open'), place, context.warnings));
  }
  const told = importSubnets(context);
  recoverVpcs(context);
  placeLocalBlocks(context);
  placeOpenBlocks(context);
  placeSubnetBlocks(context);
  placeInterfaceBlocks(context);
  settlePrivateUses(context, told);
}

const stateOfIpv6 = (block: Reading<typeof IPV6_BLOCK>) => blockState(block, block.value.Ipv6CidrBlockState);
const isThere = (block: Reading<typeof IPV6_BLOCK>): boolean => stateOfIpv6(block) !== 'gone';

function importSubnets(context: Import): SubnetUse[] {
  const told: SubnetUse[] = [];
  const subnets = readKind(context, 'Subnets', SUBNET);
  const zoneOf = zoneNames(subnets.map(({ value }) => value));
  for (const subnet of subnets) {
    const id = requireId(context, subnet, 'SubnetId');
    if (!id) continue;
    const { value, place } = subnet;
    const ipv6 = readList(
      value.Ipv6CidrBlockAssociationSet,
      IPV6_BLOCK,
      place,
      'Ipv6CidrBlockAssociationSet',
      context.warnings,
    ).filter(isThere);
    const blocks = [value.CidrBlock, ...ipv6.map((block) => block.value.Ipv6CidrBlock)];
    const cidrs = readBlocks(blocks, place, context.warnings);
    if (cidrs.length === 0 || value.VpcId === undefined) {
      context.warnings.add(
        cidrs.length === 0
          ? say`Subnet ${id} is left out: its blocks cannot be read.`
          : say`Subnet ${id} is left out: its VPC cannot be read.`,
        place,
      );
      continue;
    }
    context.network.define(id, {
      kind: 'subnet',
      vpc: value.VpcId,
      ids: [id],
      label: nameTag(value.Tags),
      cidrs,
      zone: zoneOf(value),
    });
    if (!value.Ipv6CidrBlockAssociationSet || ipv6.some((block) => block.value.Ipv6CidrBlock === undefined))
      context.untoldIpv6.add(id);
    if (value.MapPublicIpOnLaunch) context.mapsPublicAddresses.add(id);
    const open = ipv6.filter((block) => stateOfIpv6(block) === 'open').map((block) => block.value.Ipv6CidrBlock);
    keepOpen(context, value.VpcId, readBlocks(open, place, context.warnings));
    for (const block of ipv6) told.push({ vpc: value.VpcId, block });
  }
  return told;
}

/** A VPC that is mentioned and not described, or whose blocks cannot be read: its local routes tell its blocks, and so do its subnets. */
function recoverVpcs(context: Import): void {
  const blocks = new Map<string, string[]>();
  const add = (vpc: string, found: readonly string[]) =>
    blocks.set(vpc, [...new Set([...(blocks.get(vpc) ?? []), ...found])]);
  const needed = (vpc: string | undefined): vpc is string =>
    vpc !== undefined && !context.network.find(vpc, 'vpc')?.cidrs.length;
  for (const [vpc, found] of localBlocks(context, needed)) add(vpc, found);
  for (const [, subnet] of context.network.all('subnet'))
    if (needed(subnet.vpc) && !blocks.has(subnet.vpc)) add(subnet.vpc, []);
  for (const [vpc, found] of blocks) {
    const subnets = [...context.network.all('subnet')]
      .filter(([, subnet]) => subnet.vpc === vpc)
      .flatMap(([, subnet]) => subnet.cidrs.map(blockAround));
    const cidrs = found.length > 0 ? found : [...new Set(subnets)];
    if (cidrs.length === 0) continue;
    const known = context.network.find(vpc, 'vpc');
    if (known) known.cidrs = cidrs;
    else context.network.define(vpc, { kind: 'vpc', ids: [vpc], cidrs });
    if (found.length === 0) context.blocksBySubnets.add(vpc);
    context.warnings.add(
      found.length > 0
        ? say`The blocks of ${vpc} are not in the data: ${cidrs.join(', ')} follow from its local routes.`
        : say`The blocks of ${vpc} are not in the data: ${cidrs.join(', ')} follow from its subnets.`,
    );
  }
  for (const [id, vpc] of [...context.network.all('vpc')]) {
    if (vpc.cidrs.length > 0) continue;
    context.warnings.add(say`VPC ${id} is left out: no block of it can be read.`);
    context.network.remove(id);
  }
}

/** Zones are written without the region they lie in: `a` for `eu-west-1a`. */
export function settleZones(context: Import): void {
  for (const [, subnet] of context.network.all('subnet')) {
    const zone = subnet.zone;
    if (zone === undefined) continue;
    const region =
      /^([a-z]+(?:-[a-z]+)+-\d+)[a-z]$/.exec(zone)?.[1] ?? /^([a-z]{2}(?:-[a-z]+)*-[a-z]+-\d)-/.exec(zone)?.[1];
    const vpc = context.network.find(subnet.vpc, 'vpc');
    if (vpc && region && (vpc.region === undefined || vpc.region === region)) vpc.region = region;
    if (vpc?.region !== undefined && zone.startsWith(vpc.region))
      subnet.zone = zone.slice(vpc.region.length).replace(/^-/, '') || zone;
  }
}
