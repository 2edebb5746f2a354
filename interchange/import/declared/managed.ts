import type { ResourceType } from '../../../network/topology/index.js';
import { say, told } from '../../../network/words/index.js';
import type { Key, PublicIpDraft } from '../builder/draft.js';
import { clusterOf } from './cluster-instances.js';
import type { Context, Declared } from './context.js';
import { instancesOfDatabase, placeDatabase } from './database-places.js';
import { Fields } from './fields.js';
import { groupIds } from './group-ids.js';
import { andUntold, homeOf } from './homes.js';
import { familyAsked } from './launched-family.js';
import { groupMeant, possibleGroup } from './possible-groups.js';
import { launchedPublicIps } from './public-addresses.js';
import { liesInSome, subnetsTold, type ToldSubnets } from './some-way.js';
import { isUnknown, known, Unknown } from './value.js';

/** Databases and functions: interfaces that AWS puts into subnets. */
export function importManaged(context: Context): void {
  for (const database of context.all('rds_cluster', 'db_instance')) importDatabase(context, database);
  for (const lambda of context.all('lambda_function')) {
    const { place, isCertain } = configOf(context, lambda);
    const subnets = place && subnetsTold(place, 'subnet_ids');
    // Functions outside of VPCs have nothing to do with reachability here.
    if (!place || (subnets?.complete && subnets.items.length === 0)) continue;
    const groups = groupIds(context, place, lambda.label, 'security_group_ids');
    const known = whole(context, lambda, subnets, groups);
    const allowed = place.flag('ipv6_allowed_for_dual_stack');
    const isDualStack = isUnknown(allowed) ? 'maybe' : allowed === true;
    define(context, lambda, 'function', known, groups, [], isDualStack);
    const draft = isCertain ? undefined : context.network.find(lambda.key, 'resource');
    if (draft) draft.maybe = true;
    if (subnets && !subnets.complete)
      context.warn(say`Not all subnets of ${lambda.label} are known: it may be in others too.`, place.at('subnet_ids'));
  }
}

/** Where a function lies. Not certain: a condition that nobody decides may leave it outside of any VPC. */
function configOf(
  context: Context,
  { fields, label, place }: Declared,
): { place: Fields | undefined; isCertain: boolean } {
  if (!isUnknown(fields.raw('vpc_config'))) return { place: fields.block('vpc_config'), isCertain: true };
  const ways = fields.readings.flatMap((reading) => reading.block('vpc_config') ?? []);
  if (ways.length > 0)
    return {
      place: ways.length === 1 ? ways[0] : new Fields(UNTOLD_CONFIG, place, context.warnings),
      isCertain: false,
    };
  context.warn(say`Whether ${label} lies in a VPC is not known: it is left out.`, fields.at('vpc_config'));
  return { place: undefined, isCertain: false };
}

const UNTOLD = new Unknown(told`it hangs on conditions`);
const UNTOLD_CONFIG = { subnet_ids: UNTOLD, security_group_ids: UNTOLD };

function importDatabase(context: Context, database: Declared): void {
  const { fields, label, type } = database;
  // An instance of a cluster has the cluster's place and groups; the cluster stands for all of them.
  const named = type === 'db_instance' ? known(fields.text('db_cluster_identifier')) : undefined;
  const cluster =
    context.network.find(named, 'resource') ?? context.network.find(clusterOf(context, database)?.key, 'resource');
  if (cluster) {
    // It can be asked for by its own name, where nothing else has it.
    if (context.hasOneLabel(label)) cluster.ids.push(label);
    return;
  }
  const name = fields.text('db_subnet_group_name');
  const group = context
    .all('db_subnet_group')
    .find(
      ({ key, ids, fields: own }) =>
        key === name ||
        own.text('name') === name ||
        ids.includes(String(name)) ||
        own.text('db_subnet_group_name') === name,
    );
  const told = group && subnetsTold(group.fields, 'subnet_ids');
  const own = groupIds(context, fields, label, 'vpc_security_group_ids', 'vpc_security_groups');
  // Those of a cluster that the input does not describe are not told.
  const groups = named === undefined ? own : [`unknown-groups-of-${label}`];
  const subnets = placeDatabase(context, database, whole(context, database, told, groups));
  if (told && !told.complete)
    context.warn(
      say`Not all subnets of database ${label} are known: it may be in others too.`,
      group?.place ?? database.place,
    );
  const network = fields.text('network_type');
  const isDualStack = isUnknown(network) ? 'maybe' : network?.toUpperCase() === 'DUAL';
  define(context, database, 'database', subnets, groups, publicIps(context, database, subnets), isDualStack);
  if (isUnknown(fields.raw('db_cluster_identifier'))) perhapsOfCluster(context, database);
}

/** It may be one of a cluster's, which stands for all of them: where the cluster lies, and in its groups. */
function perhapsOfCluster({ network, oneOf, oneOfQuietly }: Context, { key, label, fields }: Declared): void {
  const draft = network.find(key, 'resource');
  if (!draft) return;
  draft.maybe = true;
  const ids = [fields, ...fields.readings].flatMap((way) => idsOf(way.text('db_cluster_identifier')));
  const clusters = [...new Set(ids)].map((id) => network.find(id, 'resource'));
  const isTold = clusters.length > 0 && clusters.every((cluster) => cluster?.securityGroups !== undefined);
  const told = [draft, ...clusters].flatMap((one) => one?.securityGroups ?? []);
  const possible = [...new Set(told.map((group) => possibleGroup(groupMeant(group))))];
  draft.securityGroups = isTold ? possible : [...possible, `unknown-groups-of-${label}`];
  draft.subnets = [...new Set([...draft.subnets, ...clusters.flatMap((cluster) => cluster?.subnets ?? [])])];
  for (const places of [oneOf, oneOfQuietly]) places.delete(key);
}

const idsOf = (value: string | Unknown | undefined): readonly string[] =>
  isUnknown(value) ? (value.among?.keys ?? []) : value === undefined ? [] : [value];

/** Instances of a cluster say for themselves whether they are public. */
function publicIps(context: Context, database: Declared, subnets: readonly Key[]): PublicIpDraft[] {
  if (database.type === 'db_instance') return publicIpsOf(context, database, subnets);
  const instances = instancesOfDatabase(context, database);
  const each = instances.flatMap((one) => {
    const isCertain = !one.maybe && !isUnknown(one.fields.raw('db_cluster_identifier'));
    return publicIpsOf(context, one, subnets).map((address) => (isCertain ? address : { ...address, maybe: true }));
  });
  return each.slice(0, 1).map((one) => each.find(({ maybe }) => !maybe) ?? one);
}

/**
 * A database of which a template does not say whether it is public. In the default VPC it is. Elsewhere AWS's pages have said both, by whether the VPC has an
 * internet gateway and by whether a subnet group is named: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
function publicIpsOf(
  context: Context,
  { fields, keepsDefaultEgress }: Declared,
  subnets: readonly Key[],
): PublicIpDraft[] {
  const told = fields.flag('publicly_accessible');
  // Terraform's own default is false.
  const isLeftToAws = keepsDefaultEgress ?? context.keepsDefaultEgress;
  if (told !== undefined || !isLeftToAws) return launchedPublicIps(context, undefined, told);
  const vpc = homeOf(context, subnets);
  const isDefault = context.all('default_vpc').some(({ key }) => key === vpc);
  if (isDefault) return [{}];
  const hasGateway = [...context.network.all('internet-gateway')].some(([, gateway]) => gateway.vpc === vpc);
  const mayHaveOne =
    vpc === undefined || context.partlyTold.has(vpc) || !context.all('vpc').some(({ key }) => key === vpc);
  return hasGateway || mayHaveOne ? [{ maybe: true }] : [];
}

/** Its subnets, and one that is not told where there may be others. */
function whole(
  context: Context,
  { key, label }: Declared,
  told: ToldSubnets | undefined,
  groups: readonly Key[] | undefined,
): readonly Key[] {
  const items = told?.items ?? [];
  if (items.length > 0 && told?.complete && liesInSome(context, key, told)) return items;
  return andUntold(context, key, label, items, homeOf(context, items) ?? homeOf(context, groups));
}

function define(
  context: Context,
  declared: Declared,
  type: ResourceType,
  subnets: readonly Key[],
  groups: Key[] | undefined,
  addresses: PublicIpDraft[],
  asksIpv6: boolean | 'maybe',
): void {
  const vpc = subnets.map((id) => context.network.find(id, 'subnet')?.vpc).find((found) => found !== undefined) ?? '';
  context.network.define(declared.key, {
    kind: 'resource',
    type,
    ...context.named(declared),
    vpc,
    subnets: [...new Set(subnets)],
    addresses: [],
    securityGroups: groups,
    publicIps: addresses,
    sourceDestCheck: true,
    privateNat: false,
    ...familyAsked(context, subnets, asksIpv6),
  });
}
