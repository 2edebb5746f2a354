/** Services of Amazon ECS: what they register with load balancers. */
import * as z from 'zod';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { mayMeet } from './environments.js';
import type { Fields } from './fields.js';
import { membersOfScalingGroup } from './launch-templates.js';
import type { Registration } from './possible-targets.js';
import { known } from './value.js';

/** What services register with a target group. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html */
export function registeredTargets(context: Context, group: readonly Key[]): Registration[] {
  return services(context).flatMap(({ service, balancers }) =>
    balancers.flatMap((balancer): Registration[] => {
      if (!group.includes(known(balancer.text('target_group_arn')) ?? '')) return [];
      const { place } = service;
      const port = known(balancer.number('container_port'));
      // With a network mode of its own, every task has an interface; else its instance's is used.
      const own = context.network.find(service.key, 'resource');
      const ofTasks: Registration = { ids: [service.key], port, place, maybe: false };
      if (own && (!own.maybe || service.maybe)) return [ofTasks];
      const hostPort = hostPortOf(context, service, balancer);
      const instances = containerInstances(context, service);
      const maybe = service.maybe === true;
      // It hangs on a condition which of the two.
      if (own) return [ofTasks, { ids: [undefined], port: hostPort, place, maybe }];
      return [{ ids: instances.length > 0 ? instances : [undefined], port: hostPort, place, maybe }];
    }),
  );
}

/** The instances that services register with a classic load balancer; undefined among them where it cannot be told which. */
export function registeredInstances(context: Context, balancer: readonly (string | undefined)[]): (Key | undefined)[] {
  return services(context).flatMap(({ service, balancers }) => {
    const names = balancers.map((one) => known(one.text('load_balancer_name') ?? one.text('elb_name')));
    if (!names.some((name) => name !== undefined && balancer.includes(name))) return [];
    const instances = containerInstances(context, service);
    return instances.length > 0 ? instances : [undefined];
  });
}

function services(context: Context): { service: Declared; balancers: readonly Fields[] }[] {
  return context.all('ecs_service', 'ecs_task_set').map((service) => ({
    service,
    balancers: (service.fields.blocks('load_balancers') ?? service.fields.blocks('load_balancer'))?.items ?? [],
  }));
}

/** The port on the instance behind a container's. Undefined where there is none: then any free one is taken. */
function hostPortOf(context: Context, service: Declared, balancer: Fields): number | undefined {
  const wanted = known(service.fields.text('task_definition'));
  const task = context.all('ecs_task_definition').find(({ key, ids }) => key === wanted || ids.includes(wanted ?? ''));
  const port = known(balancer.number('container_port'));
  const name = known(balancer.text('container_name'));
  const mapping = (task ? portMappings(task) : []).find((one) => one.container === name && one.port === port);
  return mapping?.hostPort === 0 ? undefined : mapping?.hostPort;
}

interface PortMapping {
  readonly container: unknown;
  readonly port: unknown;
  readonly hostPort: number | undefined;
}

/** Terraform has the containers as one text of JSON. */
function portMappings({ fields }: Declared): PortMapping[] {
  const text = fields.raw('container_definitions');
  if (typeof text === 'string') return mappingsIn(text);
  return (fields.blocks('container_definitions')?.items ?? []).flatMap((container) =>
    (container.blocks('port_mappings')?.items ?? []).map((mapping) => ({
      container: known(container.text('name')),
      port: known(mapping.number('container_port')),
      hostPort: known(mapping.number('host_port')),
    })),
  );
}

const containers = z.array(
  z.looseObject({
    name: z.string(),
    portMappings: z.array(z.looseObject({ containerPort: z.number(), hostPort: z.number().optional() })).optional(),
  }),
);

function mappingsIn(text: string): PortMapping[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const read = containers.safeParse(json);
  if (!read.success) return [];
  return read.data.flatMap(({ name, portMappings: mappings = [] }) =>
    mappings.map(({ containerPort, hostPort }) => ({ container: name, port: containerPort, hostPort })),
  );
}

/** What the service's tasks run on: the Auto Scaling group of its cluster's capacity provider, else the only one where the cluster is made. */
function containerInstances(context: Context, service: Declared): Key[] {
  const providers = (service.fields.blocks('capacity_provider_strategy')?.items ?? []).map((one) =>
    known(one.text('capacity_provider')),
  );
  const named = context
    .all('ecs_capacity_provider')
    .filter(({ key, ids, fields }) => [key, ...ids, known(fields.text('name'))].some((id) => providers.includes(id)))
    .flatMap(({ fields }) => known(fields.block('auto_scaling_group_provider')?.text('auto_scaling_group_arn')) ?? []);
  const groups = context.all('autoscaling_group');
  const own = groups.filter(({ key, ids }) => named.includes(key) || ids.some((id) => named.includes(id)));
  const [only, another] = groups.filter(({ environment }) => mayMeet(environment, service.environment));
  const chosen = own.length > 0 ? own : only && !another && hasOwnCluster(context, service) ? [only] : [];
  return chosen.flatMap((group) => membersOfScalingGroup(context, group));
}

/** A cluster that others made has instances of theirs. */
function hasOwnCluster(context: Context, { fields }: Declared): boolean {
  const cluster = known(fields.text('cluster'));
  if (cluster === undefined) return false;
  return context.all('ecs_cluster').some((one) => {
    const names = [one.key, ...one.ids, known(one.fields.text('name')), known(one.fields.text('cluster_name'))];
    return !one.lookedUp && names.includes(cluster);
  });
}
