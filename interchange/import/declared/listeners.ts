import { say } from '../../../network/words/index.js';
import type { Key, ListenerDraft, LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { leaveOtherPortsOpen } from '../builder/other-listeners.js';
import { trafficOf } from '../builder/traffic.js';
import {
  handedOnInOneZone,
  leavePortsOpen,
  leaveTargetsOpen,
  unitedTargets,
  zonesByPort,
} from '../builder/untold-targets.js';
import { AlternativeListeners } from './alternative-listeners.js';
import type { Context, Declared } from './context.js';
import type { Fields, Items } from './fields.js';
import { combinations, eachOnce, inEachWay, waysOf } from './listener-ways.js';
import { readTargetGroup, type TargetGroup } from './target-groups.js';
import { isUnknown, known } from './value.js';

export function importListeners(context: Context): void {
  const groups = new Map<Key, readonly TargetGroup[]>();
  for (const group of context.all('lb_target_group')) {
    const read = readTargetGroup(context, group);
    for (const id of [group.key, ...group.ids]) groups.set(id, read);
  }
  const alternatives = new AlternativeListeners();
  for (const listener of context.all('lb_listener')) {
    const arn = listener.fields.text('load_balancer_arn');
    const draft = context.network.find(known(arn), 'load-balancer');
    if (!draft && context.openBalancers.has(context.key(known(arn) ?? ''))) continue;
    if (!draft) {
      context.warn(
        isUnknown(arn)
          ? say`It cannot be told which load balancer has this listener: any may have it.`
          : say`This listener is left out: the input does not describe its load balancer.`,
        listener.place,
      );
      if (isUnknown(arn)) for (const [, one] of context.network.all('load-balancer')) leavePortsOpen(one);
      continue;
    }
    importListener(context, groups, draft, listener, alternatives);
  }
  alternatives.settle(context);
  // One that is only looked up, or handed to another stack, may have other listeners.
  for (const { key, lookedUp } of context.all('lb')) {
    const draft = lookedUp || context.handedOut.has(key) ? context.network.find(key, 'load-balancer') : undefined;
    if (draft) leaveOtherPortsOpen(draft);
  }
}

function importListener(
  context: Context,
  groups: GroupsByKey,
  draft: LoadBalancerDraft,
  listener: Declared,
  alternatives: AlternativeListeners,
): void {
  if (context.openBalancers.has(context.key(known(listener.fields.text('load_balancer_arn')) ?? ''))) {
    leavePortsOpen(draft);
    return;
  }
  const ways = waysOf(context, listener) ?? [];
  const told = ways.map((way) => listenerTraffic(draft, way.listener));
  if (told.length === 0 || told.some((traffics) => traffics.length === 0)) {
    context.warn(say`The protocol or the port of this listener is not known: it may be any.`, listener.place);
    leavePortsOpen(draft);
    return;
  }
  const traffics = eachOnce(told.flat());
  if (told.some((own) => own.length < traffics.length))
    context.warn(say`Which port or protocol this listener has hangs on a condition: it may be either.`, listener.place);
  const wanted = ways.map((way) => actionsOf(way.lists));
  const used = [...new Set(wanted.flatMap(({ weights }) => [...weights.keys()]))];
  // One that gets nothing may have whatever targets.
  const serving = used.filter((key) => wanted.some(({ weights }) => weights.has(key) && weights.get(key) !== 0));
  const found = (serving.length > 0 ? serving : used).flatMap((key) => groups.get(key) ?? []);
  const isDescribed = serving.every((key) => groups.has(key)) && wanted.every(({ complete }) => complete);
  // Another stack may add rules to one that is handed to it.
  const isWhole = isDescribed && found.every(({ complete }) => complete) && !context.handedOut.has(listener.key);
  const isNothing = found.length === 0 && wanted.every(({ answers }) => answers.size === 0);
  if (!isWhole || isNothing)
    context.warn(
      say`${listener.label} has targets that are not in the input: whether it answers is unknown.`,
      listener.place,
    );
  const isPinned = found.some((group) => !zonesIn(context, draft, group));
  if (isPinned) context.warn(handedOnInOneZone(listener.label), listener.place);
  let isOpen = !isWhole || isNothing || isPinned;
  for (const traffic of traffics) {
    const each = ways.map((_, i) =>
      isAmong(traffic, told[i]) ? handedOnIn(context, groups, draft, traffic, wanted[i] as Wanted) : [[]],
    );
    if (each.some((one) => one === undefined)) isOpen = true;
    const all = each.flatMap((one) => one ?? [[]]);
    const found = inEachWay(listener.maybe ? [...all, []] : all);
    draft.listeners.push(...found);
    const isSure = all.every((way) => way.some(({ weight }) => weight !== 0));
    if (listener.maybe && isSure) alternatives.add(draft, traffic, listener.key, found);
  }
  if (isOpen) leaveTargetsOpen(draft, traffics);
}

const isAmong = (traffic: TrafficDraft, all: readonly TrafficDraft[] | undefined): boolean =>
  all?.some((one) => JSON.stringify(one) === JSON.stringify(traffic)) === true;

type GroupsByKey = ReadonlyMap<Key, readonly TargetGroup[]>;

/** What a listener does in one way, with each way in which its target groups may turn out. Undefined: too many. */
function handedOnIn(
  context: Context,
  groups: GroupsByKey,
  draft: LoadBalancerDraft,
  traffic: TrafficDraft,
  { weights, answers }: Wanted,
): readonly (readonly ListenerDraft[])[] | undefined {
  const answered = [...answers].map((answer): ListenerDraft => ({ traffic, targets: [], answer }));
  const lists = new Set([...weights.keys()].flatMap((key) => [groups.get(key) ?? []]));
  return combinations(
    [...lists].map((variants) => {
      const weight = weightOf(weights, groups, variants);
      return variants.map((group) => targetsOf(context, draft, traffic, group, weight));
    }),
  )?.map((some) => [...answered, ...some.flat()]);
}

/** Targets outside the VPC of an application load balancer are those of all its zones. */
const isCrossing = (balancer: LoadBalancerDraft, { crossZone }: TargetGroup): boolean =>
  balancer.type !== 'network' || (crossZone ?? balancer.crossZone) === true;

/** `tcp 443` for HTTPS; both for TCP_UDP. */
function listenerTraffic(balancer: LoadBalancerDraft, fields: Fields): TrafficDraft[] {
  const port = known(fields.number('port'));
  const protocol = fields.text('protocol') ?? (balancer.type === 'application' ? 'HTTP' : 'TCP');
  if (typeof protocol !== 'string' || port === undefined || port < 1 || port > 65535) return [];
  const ports = [{ low: port, high: port }];
  const tcp: TrafficDraft = { kind: 'ports', protocol: 'tcp', ports };
  const udp: TrafficDraft = { kind: 'ports', protocol: 'udp', ports };
  if (protocol === 'TCP_UDP' || protocol === 'TCP_QUIC') return [tcp, udp];
  return protocol === 'UDP' || protocol === 'QUIC' ? [udp] : [tcp];
}

const ANSWERS = ['redirect', 'fixed-response'] as const;

interface Wanted {
  /** The target groups, each with its weight where it has one among several: 0 only where no action gives it more. */
  readonly weights: ReadonlyMap<Key, number | undefined>;
  readonly answers: ReadonlySet<(typeof ANSWERS)[number]>;
  /** False where some action is not known. */
  readonly complete: boolean;
}

/** What a listener's default actions and its rules do. */
function actionsOf(lists: readonly (Items<Fields> | undefined)[]): Wanted {
  const actions = lists.flatMap((list) => list?.items ?? []);
  let complete = actions.length > 0 && lists.every((list) => list?.complete !== false);
  const weights = new Map<Key, number | undefined>();
  const answers = new Set<(typeof ANSWERS)[number]>();
  for (const action of actions) {
    const type = known(action.text('type'));
    // Signing in comes before another action, which is the one that answers.
    if (type === 'authenticate-oidc' || type === 'authenticate-cognito' || type === 'jwt-validation') continue;
    const answer = ANSWERS.find((one) => one === type);
    if (answer) {
      answers.add(answer);
      continue;
    }
    const found = targetGroupsOf(action);
    for (const [key, weight] of found.weights)
      weights.set(key, weights.has(key) && weights.get(key) !== 0 ? weights.get(key) : weight);
    if (type !== 'forward' || found.weights.size === 0 || !found.complete) complete = false;
  }
  return { weights, answers, complete };
}

function targetGroupsOf(action: Fields): Pick<Wanted, 'weights' | 'complete'> {
  const forward = action.block('forward') ?? action.block('forward_config');
  const blocks = forward?.blocks('target_group') ?? forward?.blocks('target_groups');
  const items = blocks?.items ?? [];
  const weights = new Map<Key, number | undefined>();
  for (const block of items) {
    const key = known(block.text('arn') ?? block.text('target_group_arn'));
    const told = block.number('weight');
    // With weight 0 it would get nothing.
    if (isUnknown(told)) continue;
    const weight = told;
    if (key !== undefined) weights.set(key, items.length > 1 || weight === 0 ? weight : undefined);
  }
  const alone = known(action.text('target_group_arn'));
  if (alone !== undefined && weights.size === 0) weights.set(alone, undefined);
  return { weights, complete: blocks?.complete !== false && weights.size >= items.length };
}

/** A target group goes by several keys. */
function weightOf(weights: Wanted['weights'], groups: GroupsByKey, group: readonly TargetGroup[]): number | undefined {
  const own = [...weights].filter(([key]) => groups.get(key) === group).map(([, weight]) => weight);
  return own.find((weight) => weight !== 0) ?? (own.every((weight) => weight === 0) ? own[0] : undefined);
}

/** By port, the zones of targets that are registered for one; undefined where nobody can tell which nodes those are. */
function zonesIn(context: Context, balancer: LoadBalancerDraft, group: TargetGroup): ReturnType<typeof zonesByPort> {
  return isCrossing(balancer, group) ? new Map() : zonesByPort(context.network, balancer, group.targets, group.pinned);
}

function targetsOf(
  context: Context,
  balancer: LoadBalancerDraft,
  traffic: TrafficDraft,
  group: TargetGroup,
  weight: number | undefined,
): ListenerDraft[] {
  const { crossZone, healthPort } = group;
  const protocol = traffic.kind === 'ports' ? traffic.protocol : 'tcp';
  const zones = zonesIn(context, balancer, group);
  const all = zones ? unitedTargets(group.targets, group.pinned) : group.targets;
  const clientIp = balancer.type === 'network' ? (group.preserves ? 'preserved' : 'replaced') : undefined;
  const handing = [...all].map(([port, targets]): ListenerDraft => {
    const healthCheck =
      healthPort === undefined || healthPort === port ? undefined : trafficOf('tcp', healthPort, healthPort);
    return {
      traffic,
      targets: [...new Set(targets)],
      targetZones: zones?.get(port),
      targetTraffic: { kind: 'ports', protocol, ports: [{ low: port, high: port }] },
      clientIp,
      healthCheck,
      weight,
      crossZone,
    };
  });
  return group.isFunction ? [{ traffic, targets: [], answer: 'lambda-function', weight }, ...handing] : handing;
}
