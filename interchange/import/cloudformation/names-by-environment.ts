import type { Declaration } from '../declared/context.js';
import { environmentText } from '../declared/environments.js';
import { isList, isValues, type Value, type Values } from '../declared/value.js';

/** Fields in which something has a name, or is referred to by one, at any depth. */
const NAMES = new Set(
  `group_name source_security_group_name security_groups db_subnet_group_name cache_subnet_group_name subnet_group_name cluster_subnet_group_name
  replication_subnet_group_identifier replication_subnet_group_id cluster_name cluster cluster_identifier db_cluster_identifier replication_group_id
  capacity_provider capacity_providers load_balancer_name load_balancer_names auto_scaling_group_name launch_template_name launch_configuration_name`.split(
    /\s+/,
  ),
);

/**
 * Declarations in which what has a name of its owner's, and what refers to it by that, say in which account and region: there alone a name is unique, and the
 * stages of one application tend to share all of them. The same declarations where the input tells no two environments apart.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 */
export function namedByEnvironment(declarations: readonly Declaration[]): readonly Declaration[] {
  const environments = new Set(declarations.flatMap(({ environment }) => environmentText(environment) ?? []));
  if (environments.size < 2) return declarations;
  const keys = new Set(declarations.flatMap(({ key, ids }) => [key, ...ids]));
  return declarations.map((declaration) => {
    const where = environmentText(declaration.environment);
    if (where === undefined) return declaration;
    const told = (values: Values): Values => {
      const own = renamed(values, where, keys);
      return 'name' in own ? { ...own, name: nameIn(own.name ?? null, where, keys) } : own;
    };
    return { ...declaration, values: told(declaration.values), readings: declaration.readings?.map(told) };
  });
}

function renamed(values: Values, where: string, keys: ReadonlySet<string>): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      NAMES.has(field) ? nameIn(value, where, keys) : inside(value, where, keys),
    ]),
  );
}

function inside(value: Value, where: string, keys: ReadonlySet<string>): Value {
  if (isList(value)) return value.map((item) => inside(item, where, keys));
  return isValues(value) ? renamed(value, where, keys) : value;
}

/** Ids, and what stands for a resource of the input, are no names. */
function nameIn(value: Value, where: string, keys: ReadonlySet<string>): Value {
  if (isList(value)) return value.map((item) => nameIn(item, where, keys));
  if (isValues(value)) return renamed(value, where, keys);
  const isName = typeof value === 'string' && /^[\w.-]+$/.test(value) && !/^[a-z]+-[0-9a-f]{6,}$/.test(value);
  return isName && !keys.has(value) ? `${value}-${where}` : value;
}
