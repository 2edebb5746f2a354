import type { Declaration } from '../declared/context.js';
import { type Environment, mayMeet } from '../declared/environments.js';
import { isList, isValues, type Value, type Values } from '../declared/value.js';
import { folderOf } from './paths.js';

/** Fields in which something has a name, or is referred to by one, at any depth. */
const NAMES = new Set(
  `group_name source_security_group_name security_groups db_subnet_group_name cache_subnet_group_name subnet_group_name cluster_subnet_group_name
  replication_subnet_group_identifier replication_subnet_group_id cluster_name cluster cluster_identifier db_cluster_identifier replication_group_id
  capacity_provider capacity_providers load_balancer_name load_balancer_names auto_scaling_group_name launch_template_name launch_configuration_name`.split(
    /\s+/,
  ),
);

/** The fields in which something says what it is called itself, by its type. */
const OWN: readonly (readonly [RegExp, RegExp])[] = [
  [/subnet_?group$/i, /^name$|subnet_group/],
  [/cluster$/i, /^(name|cluster_name|cluster_identifier|db_cluster_identifier)$/],
  [/replication_?group$/i, /^replication_group_id$/],
  [/^(security_group|launch_\w+|elb|autoscaling_group|ecs_capacity_provider)$/, /^name$/],
];

const ownField = (type: string): RegExp | undefined => OWN.find(([types]) => types.test(type))?.[1];

/** A stack in which something has a name. */
interface Home {
  readonly prefix: string;
  readonly root: string;
  readonly folder: string;
  readonly environment: Environment | undefined;
}

/**
 * Declarations in which a name that several stacks give means the nearest: one of the same stack, of those around it, of the same folder. In one account and region
 * a name is unique, so that stacks which share names, as the stages of an application do, are not in one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 */
export function withNearestNames(declarations: readonly Declaration[]): readonly Declaration[] {
  const homes = new Map<string, Map<string, Home>>();
  for (const declaration of declarations) {
    const home = homeOf(declaration);
    for (const name of namesOf(declaration)) {
      const known = homes.get(name) ?? new Map<string, Home>();
      homes.set(name, known.set(home.prefix, home));
    }
  }
  if (homes.size === 0) return declarations;
  return declarations.map((declaration) => {
    const home = homeOf(declaration);
    const meant = (name: string): string => {
      const all = [...(homes.get(name)?.values() ?? [])];
      const possible = all.filter(({ environment }) => mayMeet(environment, home.environment));
      if (all.length === 0 || (all.length === 1 && possible.length === 1)) return name;
      const nearest = nearestOf(possible, home);
      return nearest === undefined ? `${name}-of-another-stack` : `${name}-${nearest.prefix.replaceAll('/', '-')}`;
    };
    const told = (values: Values): Values => {
      const own = renamed(values, meant);
      return ownField(declaration.type)?.test('name') && 'name' in own
        ? { ...own, name: nameIn(own.name ?? null, meant) }
        : own;
    };
    return { ...declaration, values: told(declaration.values), readings: declaration.readings?.map(told) };
  });
}

function homeOf({ key, place, environment }: Declaration): Home {
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  return { prefix, root: prefix.slice(0, prefix.indexOf('/') + 1), folder: folderOf(place.file), environment };
}

/** The names that a declaration gives to itself. */
function namesOf({ type, values }: Declaration): string[] {
  const own = ownField(type);
  if (!own) return [];
  return Object.entries(values).flatMap(([field, value]) =>
    own.test(field) && typeof value === 'string' && isName(value) ? [value] : [],
  );
}

function nearestOf(homes: readonly Home[], to: Home): Home | undefined {
  for (const part of ['prefix', 'root', 'folder'] as const) {
    const [only, another] = homes.filter((home) => home[part] === to[part]);
    if (only) return another ? undefined : only;
  }
  const [only, another] = homes;
  return another ? undefined : only;
}

type Meant = (name: string) => string;

function renamed(values: Values, meant: Meant): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      NAMES.has(field) ? nameIn(value, meant) : inside(value, meant),
    ]),
  );
}

function inside(value: Value, meant: Meant): Value {
  if (isList(value)) return value.map((item) => inside(item, meant));
  return isValues(value) ? renamed(value, meant) : value;
}

function nameIn(value: Value, meant: Meant): Value {
  if (isList(value)) return value.map((item) => nameIn(item, meant));
  if (isValues(value)) return renamed(value, meant);
  return typeof value === 'string' && isName(value) ? meant(value) : value;
}

/** Ids, and the keys of what several stacks make, are no names. */
const isName = (value: string): boolean => /^[\w.-]+$/.test(value) && !/^[a-z]+-[0-9a-f]{6,}$/.test(value);
