import type { Key } from '../builder/draft.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { homeOf, untoldVpc } from './homes.js';
import { namedPlaces } from './places-named.js';
import { known, textsIn, type Value } from './value.js';

const CLUSTERS = ['eks_cluster', 'AWS::EKS::Cluster'];
const MEMBERS = new Set([
  ...CLUSTERS,
  'eks_node_group',
  'AWS::EKS::Nodegroup',
  'eks_fargate_profile',
  'AWS::EKS::FargateProfile',
]);

/**
 * The group that EKS makes with a cluster: its interfaces are in it, the pods of its Fargate profiles, and the nodes of its node groups unless a launch template
 * names groups for them. Others name it in their rules.
 * https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
export function importClusterGroups(context: Context): void {
  for (const cluster of context.all(...CLUSTERS)) {
    const own = impliedKey(cluster.key, 'security-group');
    const [id, another] = idsIn(cluster.values);
    if (id !== undefined && another === undefined && describedAs(context, id, own)) continue;
    const { subnets, groups } = namedPlaces(context, cluster);
    if (subnets.length + groups.length === 0 && !context.mentions(own)) continue;
    context.network.define(own, {
      kind: 'security-group',
      unknown: true,
      vpc: homeOf(context, [...subnets, ...groups]) ?? untoldVpc(context),
      ids: [],
      label: `${cluster.label}-group`,
      doc: 'The group that EKS makes with the cluster. The input does not tell its rules.',
      isDefault: false,
      inbound: [],
    });
  }
}

/** The input tells the group by its id: as a resource of its own, or as one that it names and does not describe. */
function describedAs(context: Context, id: string, own: Key): boolean {
  const group = context.all('security_group').find(({ key, ids }) => key === id || ids.includes(id));
  const key = group?.key ?? (context.network.has(id, 'security-group') ? id : undefined);
  if (key !== undefined) context.network.alias(own, key);
  return key !== undefined;
}

/** The group of the cluster that something is of, or belongs to, where the input has the cluster. */
export function clusterGroup(context: Context, declared: Declared): Key | undefined {
  if (!MEMBERS.has(declared.type)) return undefined;
  const name = known(declared.fields.text('cluster_name'));
  const cluster = CLUSTERS.includes(declared.type)
    ? declared
    : context
        .all(...CLUSTERS)
        .find(
          ({ key, ids, values }) => name !== undefined && (key === name || ids.includes(name) || values.name === name),
        );
  const group = cluster && impliedKey(cluster.key, 'security-group');
  return context.network.has(group ?? '', 'security-group') ? context.key(group ?? '') : undefined;
}

function idsIn(value: Value): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]: [string, Value]) =>
    name === 'cluster_security_group_id' ? textsIn(field).filter((id) => id !== '') : idsIn(field),
  );
}
