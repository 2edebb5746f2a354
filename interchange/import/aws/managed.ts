import * as z from 'zod';
import type { ResourceType } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Import, readKind } from './context.js';
import { placesOf } from './database-places.js';
import { flag, list, nameTag, readList, tags, text, texts } from './fields.js';
import { groupIdsOf } from './group-ids.js';
import type { Interface } from './interface-index.js';
import { publicIpsOf } from './public-ips.js';
import { maybeBy } from './states.js';

const SUBNET = { SubnetIdentifier: text };
const DATABASE = {
  DBInstanceIdentifier: text,
  DBInstanceArn: text,
  DBClusterIdentifier: text,
  DBInstanceStatus: text,
  DBSubnetGroup: z.looseObject({ VpcId: z.string().nullish(), Subnets: z.array(z.unknown()).nullish() }),
  VpcSecurityGroups: list,
  PubliclyAccessible: flag,
  NetworkType: text,
  AvailabilityZone: text,
  SecondaryAvailabilityZone: text,
  MultiAZ: flag,
  TagList: tags,
};
const FUNCTION = {
  FunctionName: text,
  FunctionArn: text,
  State: text,
  VpcConfig: z.looseObject({
    VpcId: z.string().nullish(),
    SubnetIds: texts.nullish(),
    SecurityGroupIds: texts.nullish(),
    Ipv6AllowedForDualStack: z.boolean().nullish(),
  }),
};

/** Of some forty states in which it has its interface: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html */
const NO_MORE = new Set(['deleted', 'failed']);
const OF_THE_MOMENT = new Set(['creating', 'deleting']);

/** The description that RDS gives the interfaces of its databases. */
const RDS_INTERFACE = 'RDSNetworkInterface';

export function importDatabases(context: Import): void {
  const interfaces = context.interfaces.described(RDS_INTERFACE);
  for (const { value, place } of readKind(context, 'DBInstances', DATABASE)) {
    const id = value.DBInstanceIdentifier ?? value.DBInstanceArn;
    if (!id || NO_MORE.has(value.DBInstanceStatus ?? '')) continue;
    const subnets = readList(
      value.DBSubnetGroup?.Subnets ?? [],
      SUBNET,
      place,
      'DBSubnetGroup.Subnets',
      context.warnings,
    ).flatMap((subnet) => subnet.value.SubnetIdentifier ?? []);
    const told = groupIdsOf(value.VpcSecurityGroups, place, 'VpcSecurityGroups', context.warnings);
    const maybeGroups = told?.maybe ?? [];
    // Each has one: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html
    const isTold = told !== undefined && told.certain.length + maybeGroups.length > 0;
    const groups = isTold ? told.certain : [`unknown-groups-of-${id}`];
    const isAlike = ({ groups: own = [], maybeGroups: besides }: Interface): boolean =>
      groups.every((group) => own.includes(group) || besides.includes(group)) &&
      own.every((group) => groups.includes(group) || maybeGroups.includes(group));
    const alike = interfaces.filter((one) => one.subnet !== undefined && subnets.includes(one.subnet) && isAlike(one));
    const key = value.DBInstanceArn ?? id;
    defineManaged(context, key, {
      type: 'database',
      ...(OF_THE_MOMENT.has(value.DBInstanceStatus ?? '') ? { maybe: true } : {}),
      ids: [id],
      // A cluster is its instances.
      partOf: value.DBClusterIdentifier ? [value.DBClusterIdentifier] : [],
      label: nameTag(value.TagList) ?? id,
      vpc: value.DBSubnetGroup?.VpcId ?? undefined,
      subnets: placesOf(context, key, subnets, value),
      groups,
      maybeGroups,
      own: alike,
      isPublic: value.PubliclyAccessible ?? false,
      isDualStack: value.NetworkType === 'DUAL',
    });
  }
  settleDatabaseInterfaces(context, interfaces);
}

interface Managed {
  readonly maybe?: true;
  readonly type: ResourceType;
  readonly ids: string[];
  readonly partOf?: string[];
  readonly label: string;
  readonly vpc: string | undefined;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly maybeGroups: readonly string[];
  /** The interfaces that may be its own. */
  readonly own: readonly Interface[];
  readonly isPublic: boolean;
  readonly isDualStack: boolean;
}

function defineManaged(context: Import, key: string, managed: Managed): void {
  const { network } = context;
  const vpc =
    managed.vpc ??
    managed.subnets.map((subnet) => network.find(subnet, 'subnet')?.vpc).find((found) => found !== undefined) ??
    '';
  network.define(key, {
    kind: 'resource',
    ...(managed.maybe ? { maybe: true } : {}),
    type: managed.type,
    vpc,
    ids: managed.ids,
    ...(managed.partOf?.length ? { partOf: managed.partOf } : {}),
    label: managed.label,
    subnets: [...new Set(managed.subnets)],
    addresses: [],
    securityGroups: [...new Set(managed.groups)],
    ...(managed.maybeGroups.length > 0 ? { maybeSecurityGroups: [...managed.maybeGroups] } : {}),
    publicIps: managed.isPublic ? [{}] : [],
    sourceDestCheck: true,
    privateNat: false,
    ...(managed.isDualStack ? { ipAddressType: 'dualstack' as const } : {}),
  });
  for (const one of managed.own)
    if (one.id) context.candidates.set(one.id, [...(context.candidates.get(one.id) ?? []), key]);
}

/** An interface that can be one database's alone tells its address; where several could have it, each may have any address of its subnets. */
function settleDatabaseInterfaces(context: Import, interfaces: readonly Interface[]): void {
  for (const one of interfaces) {
    const owners = one.id === undefined ? [] : (context.candidates.get(one.id) ?? []);
    if (one.id === undefined || owners.length === 0) continue;
    context.interfaces.take(one.id);
    const database = owners.length === 1 ? context.network.find(owners[0], 'resource') : undefined;
    if (!database || !one.subnet || database.addresses.length > 0) continue;
    database.subnets = [one.subnet];
    database.addresses = [...one.addresses];
    const known = publicIpsOf(one.addresses, one.publicAddresses);
    if (known.length > 0) database.publicIps = known;
    database.ids.push(one.id);
    context.network.alias(one.id, owners[0] as string);
  }
}

/** Functions outside of VPCs have nothing to do with reachability here. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
export function importFunctions(context: Import): void {
  for (const { value, malformed, place } of readKind(context, 'Functions', FUNCTION)) {
    const id = value.FunctionName ?? value.FunctionArn;
    const subnets = value.VpcConfig?.SubnetIds ?? [];
    if (!id || subnets.length === 0) {
      if (id && malformed.has('VpcConfig'))
        context.warnings.add(say`Function ${id} is left out: its place in a VPC cannot be read.`, place);
      continue;
    }
    const told = value.VpcConfig?.SecurityGroupIds ?? [];
    const groups = told.length > 0 ? told : [`unknown-groups-of-${id}`];
    const vpc = value.VpcConfig?.VpcId ?? undefined;
    defineManaged(context, value.FunctionArn ?? id, {
      type: 'function',
      ...maybeBy('function', value.State),
      ids: [id],
      label: id,
      vpc,
      subnets,
      groups,
      maybeGroups: [],
      own: [],
      isPublic: false,
      isDualStack: value.VpcConfig?.Ipv6AllowedForDualStack === true,
    });
  }
}
