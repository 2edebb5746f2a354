import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Items } from './fields.js';
import { walkIds } from './named-ids.js';
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

/** All subnets and security groups that a declaration names, in whatever blocks. */
export function namedPlaces(context: Context, declared: Declared): NamedPlaces {
  const subnets = new Set<Key>();
  const groups = new Set<Key>();
  let [allSubnets, allGroups] = [true, true];
  walkIds(declared.values, (kind, id, name) => {
    const isGroup = kind === 'security-group' || kind === 'peer-group';
    const isSubnet = kind === 'subnet' || (kind === 'link' && /subnet_?group/.test(name));
    if (isUnknown(id) && isGroup) allGroups = false;
    if (isUnknown(id) && isSubnet) allSubnets = false;
    if (typeof id !== 'string' || id === '') return;
    if (isGroup) groups.add(context.groupNames.get(id) ?? id);
    if (!isSubnet) return;
    const told = subnetsOf(context, id);
    for (const key of told?.items ?? []) subnets.add(context.key(key));
    if (told?.complete !== true) allSubnets = false;
  });
  return { subnets: [...subnets], allSubnets, groups: [...groups], allGroups, isPublic: asksPublic(declared.values) };
}

const PUBLIC = /^(publicly_accessible|assign_public_ip|associate_public_ip_address)$/;

function asksPublic(value: Value): boolean {
  if (isList(value)) return value.some(asksPublic);
  if (!isValues(value)) return false;
  return Object.entries(value).some(
    ([name, field]) => (PUBLIC.test(name) && /^(true|enabled)$/i.test(String(field))) || asksPublic(field),
  );
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
