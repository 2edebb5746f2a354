import * as z from 'zod';
import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { trafficOf } from '../builder/traffic.js';
import { type Import, readKind, requireId } from './context.js';
import { flag, list, readList, text, texts } from './fields.js';

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
const LISTENER = { Listener: z.looseObject({ LoadBalancerPort: z.number(), InstancePort: z.number() }) };
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
    const targets = readList(value.Instances, INSTANCE, place, 'Instances', context.warnings).flatMap(
      ({ value: instance }) =>
        instance.InstanceId !== undefined && !context.gone.has(instance.InstanceId) ? [instance.InstanceId] : [],
    );
    const listeners = readList(
      value.ListenerDescriptions,
      LISTENER,
      place,
      'ListenerDescriptions',
      context.warnings,
    ).flatMap(({ value: { Listener } }) => {
      const traffic = Listener && trafficOf('tcp', Listener.LoadBalancerPort, Listener.LoadBalancerPort);
      const targetTraffic = Listener && trafficOf('tcp', Listener.InstancePort, Listener.InstancePort);
      return traffic && targetTraffic
        ? [{ traffic, targets, targetTraffic, healthCheck: healthCheckOf(value.HealthCheck?.Target, targetTraffic) }]
        : [];
    });
    const vpc = value.VPCId ?? context.network.find(nodes[0]?.subnet, 'subnet')?.vpc ?? '';
    context.network.define(`classic ${vpc} ${name}`, {
      kind: 'load-balancer',
      type: 'classic',
      vpc,
      ids: [name, ...interfaces.flatMap((one) => one.id ?? [])],
      label: name,
      nodes,
      isPublic: value.Scheme === 'internet-facing',
      securityGroups: value.SecurityGroups?.length ? value.SecurityGroups : undefined,
      crossZone: crossZoneOf(context, name),
      listeners,
    });
  }
}

/** `HTTP:8080/health`, `TCP:25`; undefined where it is what the listener speaks to its targets anyway. https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_HealthCheck.html */
function healthCheckOf(target: string | null | undefined, spoken: TrafficDraft): TrafficDraft | undefined {
  const port = Number(/^[a-z]+:(\d+)(?:\/|$)/i.exec(target ?? '')?.[1]);
  const isSame = spoken.kind === 'ports' && spoken.ports[0]?.low === port;
  return Number.isNaN(port) || isSame ? undefined : trafficOf('tcp', port, port);
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
