import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Items } from './fields.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/** Where something lies, as far as its fields tell it at any depth. */
export interface NamedPlaces {
  readonly subnets: readonly Key[];
  /** False where there may be others. */
  readonly allSubnets: boolean;
  readonly groups: readonly Key[];
  readonly allGroups: boolean;
  /** It asks for a public address. */
  readonly isPublic: boolean;
}

/** Fields that hold texts and settings of somebody else's: what they name is not where this is. */
const NOT_ITS_OWN =
  /^(tags|tags_all|environment|environment_variables|variables|parameters|metadata|user_data|labels|content)$/;
const SUBNETS = /subnet|^vpc_zone_identifier$/;
const GROUPS = /security_?groups?|^groups$|^group_set$/;
const PUBLIC = /^(publicly_accessible|assign_public_ip|associate_public_ip_address)$/;

/** All subnets and security groups that a declaration names, in whatever blocks. */
export function namedPlaces(context: Context, declared: Declared): NamedPlaces {
  const subnets = new Set<Key>();
  const groups = new Set<Key>();
  let [allSubnets, allGroups, isPublic] = [true, true, false];
  const subnetsIn = (value: Value): void => {
    for (const item of flat(value)) {
      if (isUnknown(item)) allSubnets = false;
      if (typeof item !== 'string' || item === '') continue;
      const told = subnetsOf(context, item);
      for (const key of told?.items ?? []) subnets.add(context.key(key));
      if (told?.complete !== true) allSubnets = false;
    }
  };
  const groupsIn = (value: Value): void => {
    for (const item of flat(value)) {
      if (typeof item === 'string' && item !== '') groups.add(context.groupNames.get(item) ?? item);
      else if (isUnknown(item)) allGroups = false;
    }
  };
  const walk = (value: Value): void => {
    if (isList(value)) value.forEach(walk);
    else if (isValues(value)) {
      for (const [name, field] of Object.entries(value)) {
        if (NOT_ITS_OWN.test(name)) continue;
        if (PUBLIC.test(name) && (field === true || /^(true|enabled)$/i.test(String(field)))) isPublic = true;
        if (SUBNETS.test(name) && !hasBlocks(field)) subnetsIn(field);
        else if (GROUPS.test(name) && !hasBlocks(field)) groupsIn(field);
        else walk(field);
      }
    }
  };
  walk(declared.values);
  return { subnets: [...subnets], allSubnets, groups: [...groups], allGroups, isPublic };
}

function hasBlocks(value: Value): boolean {
  return isValues(value) || (isList(value) && value.some(isValues));
}

function flat(value: Value): Value[] {
  if (isList(value)) return value.flatMap(flat);
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
}

/** A subnet itself, or those of a subnet group. Undefined where the input knows neither. */
function subnetsOf(context: Context, id: string): Items<Key> | undefined {
  if (context.network.has(id, 'subnet')) return { items: [id], complete: true };
  return subnetGroups(context)
    .find(
      ({ key, ids, fields }) => key === id || ids.includes(id) || NAMES.some((name) => sameName(fields.raw(name), id)),
    )
    ?.fields.texts('subnet_ids');
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
