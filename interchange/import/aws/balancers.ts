import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { leaveOtherPortsOpen } from '../builder/other-listeners.js';
import { trafficOf } from '../builder/traffic.js';
import { handedOnInOneZone, leaveTargetsOpen, unitedTargets, zonesByPort } from '../builder/untold-targets.js';
import { readAddress } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import type { Place } from './described.js';
import { list, number, readList, text, texts } from './fields.js';
import { publicity } from './scheme.js';
import { stateOf } from './states.js';
import { readAttributes, readTargetGroups, type TargetGroup } from './target-groups.js';
import { UnaskedRules } from './unasked-rules.js';
import { leaveOpen } from './unmodelled/leave-open.js';
import { isPort, transports, type UnreadListener, unreadTraffic } from './unread-listeners.js';
import { doubtUntoldAttributes } from './untold-attributes.js';

const BALANCER = {
  LoadBalancerArn: text,
  LoadBalancerName: text,
  Type: text,
  Scheme: text,
  VpcId: text,
  AvailabilityZones: list,
  SecurityGroups: texts,
  IpAddressType: text,
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: text,
  State: z.looseObject({ Code: z.string().nullish() }),
};
const ZONE = { SubnetId: text, LoadBalancerAddresses: list };
const NODE_ADDRESS = { PrivateIPv4Address: text, IPv6Address: text, IpAddress: text };
const action = z.looseObject({
  Type: z.string().nullish(),
  TargetGroupArn: z.string().nullish(),
  ForwardConfig: z
    .looseObject({
      TargetGroups: z
        .array(z.looseObject({ TargetGroupArn: z.string().nullish(), Weight: z.number().nullish() }))
        .nullish(),
    })
    .nullish(),
});
type Action = z.output<typeof action>;
const LISTENER = {
  ListenerArn: text,
  LoadBalancerArn: text,
  Port: number,
  Protocol: text,
  DefaultActions: z.array(action),
};
const RULE = { RuleArn: text, Actions: z.array(action) };

/** Load balancers are known before their listeners: a target may be one. */
export function importBalancers(context: Import): void {
  for (const reading of readKind(context, 'LoadBalancers', BALANCER)) {
    const arn = requireId(context, reading, 'LoadBalancerArn');
    if (!arn || context.balancerArns.has(arn)) continue;
    const { value, place, malformed } = reading;
    if (stateOf('load balancer', value.State?.Code) === 'gone') {
      context.gone.add(arn);
      continue;
    }
    if (value.Type === 'gateway') continue;
    const type = value.Type === 'network' ? 'network' : 'application';
    const zones = readList(value.AvailabilityZones, ZONE, place, 'AvailabilityZones', context.warnings);
    const suffix = arn.split(':loadbalancer/')[1] ?? '';
    const interfaces = context.interfaces.described(`ELB ${suffix}`);
    const nodes = nodesOf(context, zones, interfaces, place);
    const ids = [arn, ...interfaces.flatMap((one) => one.id ?? [])];
    for (const one of interfaces) if (one.id) context.interfaces.take(one.id);
    const vpc =
      value.VpcId ??
      nodes.map(({ subnet }) => context.network.find(subnet, 'subnet')?.vpc).find((found) => found !== undefined) ??
      '';
    const disputed = value.SecurityGroups?.filter((group) => reading.disputed.get('SecurityGroups')?.has(group));
    context.balancerArns.add(arn);
    context.network.define(arn, {
      kind: 'load-balancer',
      type,
      vpc,
      ids: [...(value.LoadBalancerName ? [value.LoadBalancerName] : []), ...ids],
      label: value.LoadBalancerName,
      nodes,
      ...publicity(context, value.Scheme, arn, place, 'elbv2'),
      ipAddressType: addressTypeOf(value.IpAddressType),
      ...(disputed?.length ? { maybeSecurityGroups: disputed } : {}),
      securityGroups: groupsOf(
        value.SecurityGroups?.filter((group) => !disputed?.includes(group)),
        (disputed?.length ?? 0) > 0,
        type,
        malformed.has('SecurityGroups'),
        value.LoadBalancerName ?? arn,
      ),
      ...(value.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic === 'off'
        ? { enforcesInboundRulesOnPrivateLink: false }
        : {}),
      listeners: [],
    });
  }
}

type Described = ReturnType<Import['interfaces']['described']>;
type Zones = ReturnType<typeof readList<typeof ZONE>>;
type Node = LoadBalancerDraft['nodes'][number];

/** One a zone: what its interface tells, and the addresses that the load balancer was given itself. */
function nodesOf(context: Import, zones: Zones, interfaces: Described, place: Place): LoadBalancerDraft['nodes'] {
  const nodes: LoadBalancerDraft['nodes'] = interfaces.flatMap((one) => {
    const publicIp = one.publicAddresses.find(({ maybe }) => !maybe)?.address;
    const ofFamily = (six: boolean): string | undefined =>
      one.addresses.find((address) => address.includes(':') === six);
    return one.subnet ? [{ subnet: one.subnet, address: ofFamily(false), ipv6Address: ofFamily(true), publicIp }] : [];
  });
  for (const zone of zones) {
    const subnet = zone.value.SubnetId;
    if (subnet === undefined) continue;
    const known = nodes.find((one) => one.subnet === subnet);
    const node: Node = known ?? { subnet };
    if (!known) nodes.push(node);
    const { warnings } = context;
    const told = readList(
      zone.value.LoadBalancerAddresses,
      NODE_ADDRESS,
      zone.place,
      'LoadBalancerAddresses',
      warnings,
    );
    for (const { value } of told) {
      node.address ??= readAddress(value.PrivateIPv4Address, place, warnings);
      node.ipv6Address ??= readAddress(value.IPv6Address, place, warnings);
      node.publicIp ??= readAddress(value.IpAddress, place, warnings);
    }
  }
  return nodes;
}

function addressTypeOf(text: string | undefined): LoadBalancerDraft['ipAddressType'] {
  return ADDRESS_TYPES.find((type) => type === text);
}

const ADDRESS_TYPES = ['ipv4', 'ipv6', 'dualstack', 'dualstack-without-public-ipv4'] as const;

/** A network load balancer may have no group at all, and then lets everything in; every application load balancer has one. */
function groupsOf(
  told: string[] | undefined,
  isDisputed: boolean,
  type: string,
  malformed: boolean,
  name: string,
): string[] | undefined {
  if (told?.length || isDisputed) return told;
  return type === 'network' && !malformed ? undefined : [`unknown-groups-of-${name}`];
}

export function importListeners(context: Import): void {
  const attributes = readAttributes(context);
  const groups = readTargetGroups(context);
  const actions = new Map<string, Action[]>();
  for (const { value } of readKind(context, 'Rules', RULE)) {
    const listener = value.RuleArn?.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '');
    if (listener !== undefined) actions.set(listener, [...(actions.get(listener) ?? []), ...(value.Actions ?? [])]);
  }
  const answering: [LoadBalancerDraft, string, TrafficDraft[]][] = [];
  const unread: UnreadListener[] = [];
  const unasked = new UnaskedRules(context, [...actions.keys()]);
  for (const { value, item, place } of readKind(context, 'Listeners', LISTENER)) {
    const arn = value.LoadBalancerArn ?? item.context.LoadBalancerArn ?? '';
    const balancer = context.network.find(arn, 'load-balancer');
    if (!balancer) continue;
    const traffics = listenerTraffic(value.Protocol, value.Port);
    if (traffics.length === 0) {
      context.warnings.add(
        say`
          The protocol or port of a listener of ${balancer.label ?? arn} cannot be read: whether it answers where
          no other listener does is unknown.
        `,
        place,
      );
      unread.push({ balancer, protocol: value.Protocol, port: value.Port });
      continue;
    }
    const all = [...(value.DefaultActions ?? []), ...(actions.get(value.ListenerArn ?? '') ?? [])];
    const forwards = forwardsOf(all);
    unasked.add(arn, value, traffics, forwards.keys());
    const answers = new Set(all.flatMap(({ Type }) => ANSWERS.find((answer) => answer === Type) ?? []));
    for (const traffic of traffics) {
      const known = [...forwards.keys()].flatMap((group) => groups.get(group) ?? []);
      for (const answer of answers) balancer.listeners.push({ traffic, targets: [], answer });
      const isCrossing = (group: TargetGroup): boolean =>
        balancer.type !== 'network' || crossesZones(attributes.get(group.arn), attributes.get(arn));
      const zonesOf = (group: TargetGroup) =>
        isCrossing(group) ? ANY_ZONE : zonesByPort(context.network, balancer, group.targets, group.pinned);
      for (const group of known) {
        const zones = zonesOf(group);
        const targets = zones ? unitedTargets(group.targets, group.pinned) : group.targets;
        addTargets(balancer, traffic, group, targets, attributes.get(group.arn), forwards.get(group.arn), zones);
      }
      if (known.some((group) => !zonesOf(group))) {
        context.warnings.add(handedOnInOneZone(balancer.label ?? arn), place);
        leaveTargetsOpen(balancer, [traffic]);
      }
      const complete = known.length === forwards.size && known.every((group) => group.complete);
      if ((forwards.size === 0 && answers.size === 0) || !complete) answering.push([balancer, arn, [traffic]]);
    }
  }
  for (const [balancer, arn, traffics] of answering) answerItself(context, balancer, arn, traffics);
  for (const one of unread) leaveTargetsOpen(one.balancer, unreadTraffic(one));
  doubtListeners(context);
  doubtStates(context);
  unasked.doubt([...groups.values()]);
  doubtUntoldAttributes(context, [...groups.values()]);
  for (const [arn, balancer] of context.network.all('load-balancer')) {
    const own = attributes.get(arn)?.get('load_balancing.cross_zone.enabled');
    if (own !== undefined && balancer.type === 'network') balancer.crossZone = own === 'true';
  }
}

/** `tcp 443` for HTTPS; both for TCP_UDP. */
function listenerTraffic(protocol: string | undefined, port: number | undefined): TrafficDraft[] {
  if (protocol === undefined || !isPort(port)) return [];
  const ports = [{ low: port, high: port }];
  return transports(protocol).map((one) => ({ kind: 'ports', protocol: one, ports }));
}

/** Actions with which the load balancer answers itself. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
const ANSWERS = ['redirect', 'fixed-response'] as const;

/** The target groups of a listener's actions, each with its weight where it has one among several: 0 only where no action gives it more. */
function forwardsOf(actions: readonly Action[]): Map<string, number | undefined> {
  const weights = new Map<string, number | undefined>();
  for (const { TargetGroupArn, ForwardConfig } of actions) {
    const groups = ForwardConfig?.TargetGroups ?? [];
    for (const { TargetGroupArn: arn, Weight } of groups) {
      const own = groups.length > 1 || Weight === 0 ? (Weight ?? undefined) : undefined;
      if (arn) weights.set(arn, weights.has(arn) && !(weights.get(arn) === 0) ? weights.get(arn) : own);
    }
    // Beside the configuration it only repeats what that says.
    if (TargetGroupArn && groups.length === 0) weights.set(TargetGroupArn, undefined);
  }
  return weights;
}

function addTargets(
  balancer: LoadBalancerDraft,
  traffic: TrafficDraft,
  group: TargetGroup,
  targetsOf: ReadonlyMap<number, readonly string[]>,
  attributes: ReadonlyMap<string, string> | undefined,
  weight: number | undefined,
  zones: ReturnType<typeof zonesByPort>,
): void {
  if (group.type === 'lambda') {
    balancer.listeners.push({ traffic, targets: [], answer: 'lambda-function', weight });
    return;
  }
  const protocol = traffic.kind === 'ports' ? traffic.protocol : 'tcp';
  const crossZone = attributes?.get('load_balancing.cross_zone.enabled');
  for (const [port, targets] of targetsOf) {
    const targetTraffic: TrafficDraft = { kind: 'ports', protocol, ports: [{ low: port, high: port }] };
    const clientIp =
      balancer.type === 'network' ? preserved(group, attributes?.get('preserve_client_ip.enabled')) : undefined;
    balancer.listeners.push({
      traffic,
      targets: [...targets],
      targetZones: zones?.get(port),
      targetTraffic,
      clientIp,
      healthCheck: healthCheckOf(group, port),
      weight,
      // The attribute may also say that the load balancer's own counts.
      crossZone: crossZone === 'true' ? true : crossZone === 'false' ? false : undefined,
    });
  }
}

/** Balancing crosses zones. */
const ANY_ZONE: ReturnType<typeof zonesByPort> = new Map();

const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

/** What the target group says goes before what its load balancer says. */
function crossesZones(
  group: ReadonlyMap<string, string> | undefined,
  balancer: ReadonlyMap<string, string> | undefined,
): boolean {
  const own = group?.get(CROSS_ZONE);
  return (own === 'true' || own === 'false' ? own : balancer?.get(CROSS_ZONE)) === 'true';
}

const healthCheckOf = ({ healthPort }: TargetGroup, port: number): TrafficDraft | undefined =>
  healthPort === undefined || healthPort === port ? undefined : trafficOf('tcp', healthPort, healthPort);

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function preserved(group: TargetGroup, attribute: string | undefined): 'preserved' | 'replaced' {
  if (attribute !== undefined) return attribute === 'true' ? 'preserved' : 'replaced';
  return group.type !== 'ip' || group.protocol === 'UDP' || group.protocol === 'TCP_UDP' ? 'preserved' : 'replaced';
}

/** A listener whose targets the data do not tell. */
function answerItself(
  context: Import,
  balancer: LoadBalancerDraft,
  arn: string,
  traffics: readonly TrafficDraft[],
): void {
  context.warnings.add(
    say`${balancer.label ?? arn} has listeners whose targets are not in the data: whether these answer is unknown.`,
  );
  leaveTargetsOpen(balancer, traffics);
}

/** One that is being set up, or has not what it needs, may answer or not. */
function doubtStates(context: Import): void {
  const quiet = { ...context, warnings: context.scratch };
  for (const { value, place } of readKind(quiet, 'LoadBalancers', BALANCER)) {
    const arn = value.LoadBalancerArn ?? '';
    if (!context.balancerArns.has(arn) || stateOf('load balancer', value.State?.Code) !== 'open') continue;
    context.warnings.add(
      say`
        Load balancer ${value.LoadBalancerName ?? arn} is ${value.State?.Code ?? undefined}: whether it answers by now is
        unknown.
      `,
      place,
    );
    leaveOpen['load balancer'](context, [arn]);
  }
}

/** Listeners are asked one load balancer at a time: of one that was not asked it is not known what it answers. */
function doubtListeners(context: Import): void {
  const { network, described, warnings } = context;
  const told = new Set<unknown>(described.lists('Listeners').map((list) => list.context.LoadBalancerArn));
  for (const { raw } of described.items('Listeners'))
    if (typeof raw === 'object' && raw !== null) told.add((raw as { LoadBalancerArn?: unknown }).LoadBalancerArn);
  for (const arn of context.balancerArns) {
    const balancer = network.find(arn, 'load-balancer');
    if (!balancer || (told.has(arn) && !described.isCut('Listeners'))) continue;
    warnings.add(
      say`
        The data do not tell the listeners of ${balancer.label ?? arn}: whether it answers is unknown. Ask AWS:
        \`aws elbv2 describe-listeners --load-balancer-arn ${arn}\`.
      `,
    );
    leaveOtherPortsOpen(balancer);
  }
}
