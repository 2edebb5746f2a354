import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { type Import, readKind } from './context.js';
import { list, readList, text, texts } from './fields.js';

const places = z.array(z.looseObject({ SubnetId: z.string().nullish(), SubnetIdentifier: z.string().nullish() }));
/** Where something lies, as each kind of answer tells it. */
const PLACED = {
  VpcId: text,
  VPCId: text,
  SubnetId: text,
  SubnetIds: texts,
  Subnets: texts,
  AvailabilityZones: places,
  DBSubnetGroup: z.looseObject({ VpcId: z.string().nullish(), Subnets: places.nullish() }),
  VpcConfig: z.looseObject({ VpcId: z.string().nullish(), SubnetIds: texts.nullish() }),
  NetworkInterfaces: list,
  State: z.union([z.string(), z.looseObject({ Name: z.string().nullish() })]),
};
const KINDS = [
  'Instances',
  'NetworkInterfaces',
  'NatGateways',
  'VpcEndpoints',
  'LoadBalancers',
  'LoadBalancerDescriptions',
  'DBInstances',
  'Functions',
] as const;
type Kind = (typeof KINDS)[number];
/** What a kind calls so and means something else by: a classic load balancer's zones are names alone, and a function's state does not tell where it lies. */
const OTHERWISE: Partial<Record<Kind, keyof typeof PLACED>> = {
  LoadBalancerDescriptions: 'AvailabilityZones',
  Functions: 'State',
};

const GONE = new Set(['terminated', 'deleted', 'failed', 'rejected', 'expired']);

/**
 * Subnets in which something lies and which no answer describes: they are there, and their blocks are unknown. So are VPCs, where no answer describes any.
 * What lies in them can be named, and tables and ACLs find those that are theirs.
 */
export function importMentionedSubnets(context: Import): void {
  const quiet = { ...context, warnings: context.scratch };
  for (const kind of KINDS) {
    const isTold = (field: keyof typeof PLACED): boolean => OTHERWISE[kind] !== field;
    const shape = Object.fromEntries(Object.entries(PLACED).filter(([field]) => field !== OTHERWISE[kind]));
    for (const { value, place } of readKind(quiet, kind, shape as typeof PLACED)) {
      const state = isTold('State') ? value.State : undefined;
      const status = typeof state === 'string' ? state : state?.Name;
      if (GONE.has((status ?? '').toLowerCase())) continue;
      const vpc = value.VpcId ?? value.VPCId ?? value.DBSubnetGroup?.VpcId ?? value.VpcConfig?.VpcId;
      const subnets = [
        value.SubnetId,
        ...(value.SubnetIds ?? []),
        ...(value.Subnets ?? []),
        ...((isTold('AvailabilityZones') && value.AvailabilityZones) || []).map(({ SubnetId }) => SubnetId),
        ...(value.DBSubnetGroup?.Subnets ?? []).map(({ SubnetIdentifier }) => SubnetIdentifier),
        ...(value.VpcConfig?.SubnetIds ?? []),
      ];
      for (const subnet of subnets) mention(context, vpc ?? undefined, subnet ?? undefined);
      const interfaces = readList(value.NetworkInterfaces, PLACED, place, 'NetworkInterfaces', context.scratch);
      for (const one of interfaces) mention(context, one.value.VpcId ?? vpc ?? undefined, one.value.SubnetId);
    }
  }
}

function mention(
  { network, described, warnings, blocksBySubnets }: Import,
  vpc: string | undefined,
  subnet: string | undefined,
): void {
  if (!vpc || !subnet || network.has(subnet)) return;
  if (!network.has(vpc)) {
    // Where some are described, one that is not is somebody else's.
    if (!described.isRefused('Vpcs') && described.items('Vpcs').length > 0) return;
    network.define(vpc, { kind: 'vpc', ids: [vpc], cidrs: [], unknown: true });
  }
  warnings.add(
    say`
      Subnet ${subnet} of ${vpc} is not described, and something lies in it: its blocks and zone are unknown. Ask
      AWS for it: \`aws ec2 describe-subnets --subnet-ids ${subnet}\`.
    `,
  );
  network.define(subnet, { kind: 'subnet', vpc, ids: [subnet], cidrs: [], unknown: true });
  const home = network.find(vpc, 'vpc');
  if (!home || home.unknown || !blocksBySubnets.has(vpc)) return;
  warnings.add(
    say`
      Which blocks ${vpc} has beside those of its other subnets is not told, so all of them count as unknown. Ask
      AWS: \`aws ec2 describe-vpcs --vpc-ids ${vpc}\`.
    `,
  );
  home.unknown = true;
}
