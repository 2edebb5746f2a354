import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import type { Declaration } from './context.js';
import { environmentText } from './environments.js';
import { walkIds } from './named-ids.js';
import { isList, isValues, type Value, type Values } from './value.js';

/**
 * Each account has a default VPC of its own in each region.
 * What names no place lies in that of its own, where the input tells several environments apart.
 */
export function inDefaultVpcs(declarations: readonly Declaration[], warnings: Warnings): readonly Declaration[] {
  const byPlace = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const where = environmentText(declaration.environment) ?? '';
    const list = byPlace.get(where);
    if (list) list.push(declaration);
    else byPlace.set(where, [declaration]);
  }
  if (byPlace.size < 2) return inDefaultVpc(declarations, warnings);
  return [...byPlace].flatMap(([where, own]) => inDefaultVpc(own, warnings, undefined, where));
}

const VPC = 'default VPC';
const SUBNET_GROUP = 'default subnet group';

/**
 * What names no place lies in the default VPC, whose subnets give public addresses and lead to an internet gateway.
 * The input may say nothing of that VPC: then it is taken to be as AWS makes it: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
export function inDefaultVpc(
  declarations: readonly Declaration[],
  warnings: Warnings,
  /** Of these a place that is not named is none. */
  isWhole: (declaration: Declaration) => boolean = ({ lookedUp }) => !lookedUp,
  /** Whose default VPC it is, where there are several. */
  where = '',
): readonly Declaration[] {
  const told = declarations.filter(({ type, values }) => type === 'default_vpc' || values.default === true);
  if (told.length > 1) return declarations;
  const suffix = where === '' ? '' : `-${where}`;
  const at = (key: string): string => `${key}${suffix}`;
  const home = told[0]?.key ?? at(VPC);
  const placed = new Set(
    declarations.filter(({ type, values }) => type === 'security_group' && has(values, 'vpc_id')).map(({ key }) => key),
  );
  const zones = new Set(['az-1', 'az-2']);
  const names: string[] = [];
  const launchers = declarations.filter(({ type }) => type === 'launch_template');
  const moved = declarations.map((declaration) => {
    const more = isWhole(declaration) ? placeOf(declaration, home, placed, zones, at, launchers) : undefined;
    if (!more) return declaration;
    names.push(declaration.label);
    return { ...declaration, values: { ...declaration.values, ...more } };
  });
  const [first] = declarations;
  if (names.length === 0 || !first) return declarations;
  if (told.length === 0)
    warnings.add(
      say`
        What names no subnet and no VPC lies in the default VPC (${names.join(', ')}), which is taken to be as AWS
        makes it: it may have been changed since.
      `,
      { file: first.place.file },
    );
  const regions = new Set(declarations.flatMap(({ values }) => values.region ?? []));
  const [region] = regions;
  const made = (type: string, key: string, label: string, values: Values): Declaration => ({
    key,
    type,
    label,
    typeWord: type.split('_').at(-1) ?? '',
    ids: [],
    place: { file: first.place.file, path: key },
    values,
    lookedUp: false,
    environment: first.environment,
  });
  const subnets = [...zones].map((zone) =>
    made('default_subnet', at(subnetOf(zone)), at(`default-${zone}`), { vpc_id: home, availability_zone: zone }),
  );
  return [
    ...(told.length > 0
      ? []
      : [made('default_vpc', at(VPC), at('default-vpc'), region === undefined ? {} : { region })]),
    ...subnets,
    made('db_subnet_group', at(SUBNET_GROUP), at(SUBNET_GROUP), { subnet_ids: subnets.map(({ key }) => key) }),
    ...moved,
  ];
}

const subnetOf = (zone: string): string => `default subnet ${zone}`;

function has(values: Values, ...fields: string[]): boolean {
  return fields.some((field) => {
    const value = values[field];
    return value !== undefined && value !== null && value !== '' && !(isList(value) && value.length === 0);
  });
}

/** The fields that would have named the place. Undefined where something else tells it. */
function placeOf(
  { type, values }: Declaration,
  home: string,
  placed: ReadonlySet<string>,
  zones: Set<string>,
  at: (key: string) => string,
  launchers: readonly Declaration[],
): Values | undefined {
  const inVpc = ['security_groups', 'security_group_ids', 'vpc_security_groups', 'vpc_security_group_ids'].some(
    (field) => items(values[field]).some((id) => typeof id === 'string' && (placed.has(id) || id.startsWith('sg-'))),
  );
  if (inVpc) return undefined;
  const subnets = (): string[] => {
    const told = items(values.availability_zones).filter((zone) => typeof zone === 'string');
    // Names that stand for whichever zones there are: two of them are enough.
    const named = told.filter((zone) => !/^az-\d$/.test(zone) || zone === 'az-1' || zone === 'az-2');
    for (const zone of named) zones.add(zone);
    return (named.length > 0 ? named : ['az-1', 'az-2']).map((zone) => at(subnetOf(zone)));
  };
  const zone = typeof values.availability_zone === 'string' ? values.availability_zone : 'az-1';
  switch (type) {
    case 'security_group':
    case 'default_subnet':
      return has(values, 'vpc_id') ? undefined : { vpc_id: home };
    case 'instance':
      if (has(values, 'subnet_id', 'network_interface') || isLaunchedElsewhere(values, placed, launchers))
        return undefined;
      zones.add(zone);
      return { subnet_id: at(subnetOf(zone)) };
    case 'autoscaling_group':
      return has(values, 'vpc_zone_identifier') || !has(values, 'availability_zones')
        ? undefined
        : { vpc_zone_identifier: subnets() };
    case 'elb':
      return has(values, 'subnets') || !has(values, 'availability_zones') ? undefined : { subnets: subnets() };
    case 'db_instance':
    case 'rds_cluster':
      return has(
        values,
        'db_subnet_group_name',
        'db_cluster_identifier',
        'source_db_instance_identifier',
        'replicate_source_db',
      )
        ? undefined
        : { db_subnet_group_name: at(SUBNET_GROUP) };
    case 'elasticache_cluster':
    case 'elasticache_replication_group':
      return has(values, 'subnet_group_name', 'replication_group_id', 'global_replication_group_id')
        ? undefined
        : { subnet_group_name: at(SUBNET_GROUP) };
    case 'AWS::ElastiCache::CacheCluster':
    case 'AWS::ElastiCache::ReplicationGroup':
      return has(values, 'cache_subnet_group_name') ? undefined : { cache_subnet_group_name: at(SUBNET_GROUP) };
    case 'redshift_cluster':
    case 'AWS::Redshift::Cluster':
      return has(values, 'cluster_subnet_group_name') ? undefined : { cluster_subnet_group_name: at(SUBNET_GROUP) };
    default:
      return IN_DEFAULT_VPC.has(type) && !isPlaced(values, placed) ? { subnet_ids: subnets() } : undefined;
  }
}

/**
 * Ends that AWS puts into the subnets of the default VPC, or into its default subnet group, where they name neither.
 * https://docs.aws.amazon.com/cloud9/latest/user-guide/vpc-settings.html
 * https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
 * https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html
 * https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html
 * https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesConfig.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html
 * https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
 */
const IN_DEFAULT_VPC: ReadonlySet<string> = new Set(
  [
    'AWS::Cloud9::EnvironmentEC2 cloud9_environment_ec2',
    'AWS::AmazonMQ::Broker mq_broker',
    'AWS::DocDB::DBCluster docdb_cluster',
    'AWS::Neptune::DBCluster neptune_cluster',
    'AWS::DMS::ReplicationInstance dms_replication_instance',
    'AWS::ElastiCache::ServerlessCache elasticache_serverless_cache',
    'AWS::RedshiftServerless::Workgroup redshiftserverless_workgroup',
    'AWS::EMR::Cluster emr_cluster',
    'AWS::DAX::Cluster dax_cluster',
    'AWS::ImageBuilder::InfrastructureConfiguration imagebuilder_infrastructure_configuration',
  ].flatMap((names) => names.split(' ')),
);

/** Whether any of its fields, in whatever blocks, tells where it lies: by subnets, or by groups of a VPC. */
function isPlaced(values: Values, placed: ReadonlySet<string>): boolean {
  let found = false;
  walkIds(values, (kind, value, name) => {
    if (value === null || value === '') return;
    if (kind === 'subnet' || (kind === 'link' && /subnet/.test(name))) found = true;
    else if (kind === 'security-group' && isOfVpc(value, placed)) found = true;
  });
  return found;
}

const isOfVpc = (id: Value, placed: ReadonlySet<string>): boolean =>
  typeof id !== 'string' || placed.has(id) || id.startsWith('sg-');

/** By an interface that stands by itself, or by what it is launched from. */
function isLaunchedElsewhere(
  { network_interfaces: interfaces, launch_template: template }: Values,
  placed: ReadonlySet<string>,
  launchers: readonly Declaration[],
): boolean {
  const blocks = items(interfaces);
  if (blocks.some((block) => !isValues(block) || has(block, 'network_interface_id') || isPlaced(block, placed)))
    return true;
  return items(template).some((block) => {
    if (!isValues(block)) return true;
    const names = ['launch_template_id', 'launch_template_name', 'id', 'name'].flatMap((field) => block[field] ?? []);
    const from = launchers.find(({ key, ids, values }) =>
      names.some((name) => name === key || name === values.name || ids.includes(String(name))),
    );
    return (
      from === undefined || isPlaced(from.values, placed) || /"network_interface_id":/.test(JSON.stringify(from.values))
    );
  });
}

function items(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : value === undefined || value === null ? [] : [value];
}
