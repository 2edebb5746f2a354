import type { Context, Declared } from './context.js';
import { known } from './value.js';

const IS_INSTANCE = /(instance|cache_?cluster|elasticache_cluster)$/i;

/** The fields by which an instance names its cluster. */
const CLUSTERS = ['db_cluster_identifier', 'cluster_identifier', 'replication_group_id'];

/** The cluster of an instance: it has the place and the groups, and stands for all of them. */
export function clusterOf(context: Context, { key, type, fields }: Declared): Declared | undefined {
  if (!IS_INSTANCE.test(type)) return undefined;
  const names = CLUSTERS.flatMap((field) => known(fields.text(field)) ?? []);
  return names.length === 0
    ? undefined
    : [...context.types]
        .filter((other) => other !== type && serviceOf(other) === serviceOf(type))
        .flatMap((other) => [...context.all(other)])
        .find(
          (one) =>
            one.key !== key &&
            !IS_INSTANCE.test(one.type) &&
            names.some((name) => one.key === name || one.ids.includes(name) || isNamed(one, name)),
        );
}

/** Each instance can be asked for by its own name, where nothing else has it. */
export function nameByInstances(context: Context): void {
  for (const type of context.types) {
    if (!IS_INSTANCE.test(type)) continue;
    for (const declared of context.all(type)) {
      if (context.network.has(declared.key)) continue;
      const cluster = context.network.find(clusterOf(context, declared)?.key, 'resource');
      const { label } = declared;
      if (cluster && context.hasOneLabel(label) && !cluster.ids.includes(label)) cluster.ids.push(label);
    }
  }
}

/** `AWS::Neptune` of `AWS::Neptune::DBInstance`, `neptune` of `neptune_cluster_instance`; `db_instance` is one of `rds_cluster`. */
function serviceOf(type: string): string {
  const [service = ''] = type.includes('::') ? [type.split('::').slice(0, 2).join('::')] : type.split('_');
  return service === 'db' ? 'rds' : service;
}

/** AWS keeps identifiers in small letters. */
function isNamed({ values }: Declared, name: string): boolean {
  return CLUSTERS.some((field) => String(values[field]).toLowerCase() === name.toLowerCase());
}
