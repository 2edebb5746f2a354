import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { endType } from './end-types.js';
import { ownTexts, walkIds } from './named-ids.js';
import { inEach } from './possible-groups.js';
import { subnetsTold, type ToldSubnets } from './some-way.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/** Where something lies, as far as its fields tell it at any depth. */
export interface NamedPlaces {
  readonly subnets: readonly Key[];
  /** Those among them in which it lies only as some conditions turn out. */
  readonly possible?: readonly Key[] | undefined;
  /** False where there may be others. */
  readonly allSubnets: boolean;
  readonly groups: readonly Key[];
  readonly allGroups: boolean;
  /** Whether it asks for a public address; undefined where it says nothing of that. */
  readonly isPublic: boolean | 'maybe' | undefined;
  /** Whether it is there hangs on a condition that nobody decides. */
  readonly mayBe?: true;
}

/** All subnets and security groups that a declaration names, in whatever blocks. */
export function namedPlaces(context: Context, declared: Declared): NamedPlaces {
  const subnets = new Set<Key>();
  const possible = new Set<Key>();
  const groups = new Set<Key>();
  let [allSubnets, allGroups] = [true, true];
  walkIds(declared.values, (kind, id, name) => {
    const isGroup = kind === 'security-group';
    const isSubnet = kind === 'subnet' || (kind === 'link' && /subnet_?group/.test(name));
    if (isUnknown(id) && isGroup) allGroups = false;
    if (isUnknown(id) && isSubnet) allSubnets = false;
    if (typeof id !== 'string' || id === '') return;
    if (isGroup) groups.add(context.groupNamed(id) ?? id);
    if (!isSubnet) return;
    const told = subnetsOf(context, id);
    for (const key of told?.items ?? []) subnets.add(context.key(key));
    for (const key of told?.possible ?? []) possible.add(context.key(key));
    if (told?.complete !== true) allSubnets = false;
  });
  if (endType(declared.type) === undefined) addByValue(context, declared, subnets, groups);
  return {
    subnets: [...subnets],
    possible: [...possible],
    allSubnets,
    groups: [...groups],
    allGroups,
    isPublic: asksPublic(declared.values),
  };
}

/** Of a type that nobody knows beforehand, fields may be called anything: what they hold tells that they name a subnet, or a group, and something lies somewhere that names both. */
function addByValue(context: Context, { values }: Declared, subnets: Set<Key>, groups: Set<Key>): void {
  if (subnets.size > 0 && groups.size > 0) return;
  const texts = ownTexts(values);
  const named = (kind: 'subnet' | 'security-group', told: ReadonlySet<Key>) =>
    told.size > 0 ? told : new Set(texts.filter((id) => context.network.has(id, kind)).map((id) => context.key(id)));
  const [inside, members] = [named('subnet', subnets), named('security-group', groups)];
  if (inside.size === 0 || members.size === 0) return;
  for (const key of inside) subnets.add(key);
  for (const key of members) groups.add(key);
}

/** The same where conditions decide about subnets, and each way in which they turn out tells them all. */
export function placesInEachWay(context: Context, declared: Declared): NamedPlaces {
  const places = namedPlaces(context, declared);
  if (places.allSubnets) return places;
  const ways = (declared.readings ?? []).map((values) => namedPlaces(context, { ...declared, values }));
  const either = inEach(ways.map(({ subnets, allSubnets }) => (allSubnets ? subnets : [])));
  if (!either) return places;
  const subnets = [...either.certain, ...either.possible];
  const doubtful = new Set([...either.possible, ...ways.flatMap(({ possible = [] }) => possible)]);
  return { ...places, subnets, allSubnets: true, possible: subnets.filter((key) => doubtful.has(key)) };
}

const PUBLIC =
  /^(publicly_accessible|assign_public_ip|associate_public_ip_address|enable_internet_access|enable_default_internet_access)$/;

/** Of several flags one that is set is enough. */
function asksPublic(value: Value): NamedPlaces['isPublic'] {
  const flags = flagsIn(value);
  return flags.includes(true) || (flags.includes('maybe') ? 'maybe' : flags.length > 0 ? false : undefined);
}

/** Elastic addresses that are named make it public, too: of servers of AWS Transfer, and of brokers of MSK, which have them from AWS. */
function flagsIn(value: Value): (boolean | 'maybe')[] {
  if (isList(value)) return value.flatMap(flagsIn);
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([name, field]): (boolean | 'maybe')[] => {
    if (field === null || field === '') return [];
    if (PUBLIC.test(name)) return [isUnknown(field) ? 'maybe' : /^(true|enabled)$/i.test(String(field))];
    if (name === 'address_allocation_ids')
      return isUnknown(field) ? ['maybe'] : isList(field) && field.length > 0 ? [true] : [];
    if (name === 'public_access')
      return [isUnknown(field) ? 'maybe' : JSON.stringify(field).includes('SERVICE_PROVIDED_EIPS')];
    return flagsIn(field);
  });
}

/** A subnet itself, or those of a subnet group. Undefined where the input knows neither. */
function subnetsOf(context: Context, id: string): ToldSubnets | undefined {
  if (context.network.has(id, 'subnet')) return { items: [id], complete: true, possible: [] };
  const group = subnetGroups(context).find(
    ({ key, ids, fields }) => key === id || ids.includes(id) || NAMES.some((name) => sameName(fields.raw(name), id)),
  );
  return group && subnetsTold(group.fields, 'subnet_ids');
}

/** Names of subnet groups are kept in lower case. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html */
function sameName(value: Value | undefined, id: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === id.toLowerCase();
}

const NAMES = [
  'name',
  'db_subnet_group_name',
  'cache_subnet_group_name',
  'subnet_group_name',
  'cluster_subnet_group_name',
  'replication_subnet_group_identifier',
  'replication_subnet_group_id',
];

function subnetGroups(context: Context): Declared[] {
  return [...context.types].filter(isSubnetGroup).flatMap((type) => [...context.all(type)]);
}

export function isSubnetGroup(type: string): boolean {
  return /subnet_?group$/i.test(type);
}
