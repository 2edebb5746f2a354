import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { classicHealthCheck, trafficOf } from '../builder/traffic.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import { type Import, readKind, requireId } from './context.js';
import { flag, list, readList, text, texts } from './fields.js';
import { publicity } from './scheme.js';
import { isPort, unreadTraffic } from './unread-listeners.js';

const BALANCER = {
  LoadBalancerName: text,
  Scheme: text,
  VPCId: text,
  Subnets: texts,
  SecurityGroups: texts,
  Instances: list,
  ListenerDescriptions: list,
  HealthCheck: z.looseObject({ Target: z.string().nullish() }),
};
const INSTANCE = { InstanceId: text };
const LISTENER = {
  Listener: z.looseObject({ LoadBalancerPort: z.number().nullish(), InstancePort: z.number().nullish() }),
};
const CROSS_ZONE = { Enabled: flag };

/** Classic load balancers speak TCP alone. https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html */
export function importClassicBalancers(context: Import): void {
  for (const reading of readKind(context, 'LoadBalancerDescriptions', BALANCER)) {
    const name = requireId(context, reading, 'LoadBalancerName');
    if (!name) continue;
    const { value, place } = reading;
    const interfaces = context.interfaces.described(`ELB ${name}`);
    for (const one of interfaces) if (one.id) context.interfaces.take(one.id);
    const nodes: LoadBalancerDraft['nodes'] = interfaces.flatMap((one) =>
      one.subnet ? [{ subnet: one.subnet, address: one.addresses[0] }] : [],
    );
    for (const subnet of value.Subnets ?? []) if (!nodes.some((node) => node.subnet === subnet)) nodes.push({ subnet });
    const instances = readList(value.Instances, INSTANCE, place, 'Instances', context.warnings);
    const targets = instances.flatMap(({ value: { InstanceId: id } }) =>
      id !== undefined && !context.gone.has(id) ? [id] : [],
    );
    const areTargetsTold =
      value.Instances?.length === instances.filter((instance) => instance.value.InstanceId !== undefined).length;
    const told = readList(value.ListenerDescriptions, LISTENER, place, 'ListenerDescriptions', context.warnings).map(
      ({ value: { Listener } }) => ({ port: Listener?.LoadBalancerPort ?? undefined, target: Listener?.InstancePort }),
    );
    const areListenersTold = told.length === value.ListenerDescriptions?.length;
    const listeners = told.flatMap(({ port, target }) => {
      const targetTraffic = isPort(target ?? undefined) && trafficOf('tcp', target, target);
      return isPort(port) && targetTraffic
        ? [
            {
              traffic: trafficOf('tcp', port, port) as TrafficDraft,
              targets: [...targets],
              targetTraffic,
              healthCheck: classicHealthCheck(value.HealthCheck?.Target, targetTraffic),
            },
          ]
        : [];
    });
    const vpc = value.VPCId ?? context.network.find(nodes[0]?.subnet, 'subnet')?.vpc ?? '';
    const disputed = (value.SecurityGroups ?? []).filter((one) => reading.disputed.get('SecurityGroups')?.has(one));
    const balancer: LoadBalancerDraft = context.network.define(`classic ${vpc} ${name}`, {
      kind: 'load-balancer',
      type: 'classic',
      vpc,
      ids: [name, ...interfaces.flatMap((one) => one.id ?? [])],
      label: name,
      nodes,
      ...publicity(context, value.Scheme, name, place, 'elb'),
      ...(disputed.length > 0 ? { maybeSecurityGroups: disputed } : {}),
      securityGroups: value.SecurityGroups?.length
        ? value.SecurityGroups.filter((group) => !disputed.includes(group))
        : undefined,
      crossZone: crossZoneOf(context, name),
      listeners,
    });
    const open = areTargetsTold ? [] : listeners.map(({ traffic }) => traffic);
    const unread = told
      .filter(({ port, target }) => !isPort(port) || !isPort(target ?? undefined))
      .concat(areListenersTold ? [] : [{ port: undefined, target: undefined }])
      .flatMap(({ port }) => unreadTraffic({ balancer, protocol: 'TCP', port }));
    if (open.length + unread.length === 0) continue;
    context.warnings.add(
      say`Not all listeners and targets of ${name} can be read: whether it answers there is unknown.`,
      place,
    );
    leaveTargetsOpen(balancer, [...open, ...unread]);
  }
}

/** `describe-load-balancer-attributes` of the classic kind prints an object; a wrapper names its balancer. */
function crossZoneOf(context: Import, name: string): boolean | undefined {
  for (const { value, item } of readKind(
    { ...context, warnings: context.scratch },
    'CrossZoneLoadBalancing',
    CROSS_ZONE,
  ))
    if (item.context.LoadBalancerName === name) return value.Enabled;
  return undefined;
}
