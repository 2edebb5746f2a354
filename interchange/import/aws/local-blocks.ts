import { say } from '../../../network/words/index.js';
import { readBlocks } from './blocks.js';
import { type Import, readKind } from './context.js';
import { list, readList, text } from './fields.js';
import { covers, keepOpen } from './open-blocks.js';

const TABLE = { VpcId: text, Routes: list };
const ROUTE = { GatewayId: text, DestinationCidrBlock: text, DestinationIpv6CidrBlock: text };

/** What local routes tell of the blocks of their VPCs: AWS adds one to every table for each. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function localBlocks(context: Import, isWanted: (vpc: string) => boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { value, place } of readKind({ ...context, warnings: context.scratch }, 'RouteTables', TABLE)) {
    const { VpcId: vpc } = value;
    if (vpc === undefined || !isWanted(vpc)) continue;
    const blocks = readList(value.Routes, ROUTE, place, 'Routes', context.scratch)
      .filter((route) => route.value.GatewayId === 'local')
      .flatMap((route) => [route.value.DestinationCidrBlock, route.value.DestinationIpv6CidrBlock]);
    found.set(vpc, [...new Set([...(found.get(vpc) ?? []), ...readBlocks(blocks, place, context.scratch)])]);
  }
  return found;
}

/** No VPC is without the blocks of its local routes. One that its own answer tells in another state may be there by now, or no longer. */
export function placeLocalBlocks(context: Import): void {
  const { network, warnings, openBlocks } = context;
  const own = toldBlocks(context);
  for (const [vpc, blocks] of localBlocks(context, (id) => network.has(id, 'vpc'))) {
    const home = network.find(vpc, 'vpc');
    for (const block of blocks) {
      if (!home || [...home.cidrs, ...(openBlocks.get(vpc) ?? [])].some((one) => covers(one, block))) continue;
      if (own.get(vpc)?.has(block)) {
        keepOpen(context, vpc, [block]);
        continue;
      }
      warnings.add(
        say`
          Local routes of ${vpc} lead to ${block}, which lies in no block that the data tell of it: the VPC is taken
          to have it. Ask AWS: \`aws ec2 describe-vpcs\`.
        `,
      );
      home.cidrs.push(block);
    }
  }
}

const VPC = { VpcId: text, CidrBlockAssociationSet: list, Ipv6CidrBlockAssociationSet: list };
const BLOCK = { CidrBlock: text, Ipv6CidrBlock: text };

function toldBlocks(context: Import): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const { scratch } = context;
  const vpcs = readKind({ ...context, warnings: scratch }, 'Vpcs', VPC);
  return new Map(
    vpcs.map(({ value, place }) => {
      const sets = [...(value.CidrBlockAssociationSet ?? []), ...(value.Ipv6CidrBlockAssociationSet ?? [])];
      const told = readList(sets, BLOCK, place, 'CidrBlockAssociationSet', scratch);
      const blocks = told.flatMap((one) => [one.value.CidrBlock, one.value.Ipv6CidrBlock]);
      return [value.VpcId, new Set(readBlocks(blocks, place, scratch))];
    }),
  );
}
