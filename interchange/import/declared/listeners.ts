import { say } from '../../../network/words/index.js';
import type { Key, LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { leaveOtherPortsOpen } from '../builder/other-listeners.js';
import { trafficOf } from '../builder/traffic.js';
import {
  handedOnInOneZone,
  leavePortsOpen,
  leaveTargetsOpen,
  unitedTargets,
  zonesByPort,
} from '../builder/untold-targets.js';
import { areAlikeTargets } from './alike-targets.js';
import type { Context, Declared } from './context.js';
import type { Fields, Items } from './fields.js';
import { readTargetGroup, type TargetGroup } from './target-groups.js';
import { isUnknown, known } from './value.js';

export function importListeners(context: Context): void {
  const groups = new Map<Key, TargetGroup>();
  for (const group of context.all('lb_target_group')) {
    const read = readTargetGroup(context, group);
    for (const id of [group.key, ...group.ids]) groups.set(id, read);
  }
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
    importListener(context, groups, draft, listener);
  }
  // One that is only looked up, or handed to another stack, may have other listeners.
  for (const { key, lookedUp } of context.all('lb')) {
    const draft = lookedUp || context.handedOut.has(key) ? context.network.find(key, 'load-balancer') : undefined;
    if (draft) leaveOtherPortsOpen(draft);
  }
}

function importListener(
  context: Context,
  groups: ReadonlyMap<Key, TargetGroup>,
  draft: LoadBalancerDraft,
  listener: Declared,
): void {
  const traffics = listenerTraffic(draft, listener.fields);
  if (context.openBalancers.has(context.key(known(listener.fields.text('load_balancer_arn')) ?? ''))) {
    leavePortsOpen(draft);
    return;
  }
  if (traffics.length === 0) {
    const possible = possibleTraffic(draft, listener.fields);
    if (possible.length > 0)
      context.warn(
        say`Which port or protocol this listener has hangs on a condition: it may be either.`,
        listener.place,
      );
    else context.warn(say`The protocol or the port of this listener is not known: it may be any.`, listener.place);
    if (possible.length > 0) leaveTargetsOpen(draft, possible);
    else leavePortsOpen(draft);
    return;
  }
  const wanted = settledActions(context, groups, listener);
  const keys = [...wanted.weights.keys()];
  const found = keys.flatMap((key) => groups.get(key) ?? []);
  // Another stack may add rules to one that is handed to it.
  const isHandedOut = context.handedOut.has(listener.key);
  const isTold = wanted.complete && found.length === keys.length && found.every((group) => group.complete);
  const complete = isTold && !isHandedOut;
  const isNothing = found.length === 0 && wanted.answers.size === 0;
  if (!complete || isNothing)
    context.warn(
      say`${listener.label} has targets that are not in the input: whether it answers is unknown.`,
      listener.place,
    );
  if (listener.maybe) {
    leaveTargetsOpen(draft, traffics);
    return;
  }
  for (const traffic of traffics) {
    for (const answer of wanted.answers) draft.listeners.push({ traffic, targets: [], answer });
    for (const group of new Set(found))
      addTargets(context, draft, traffic, group, weightOf(wanted.weights, groups, group));
  }
  const isPinned = found.some((group) => !zonesIn(context, draft, group));
  if (isPinned) context.warn(handedOnInOneZone(listener.label), listener.place);
  if (!complete || isNothing || isPinned) leaveTargetsOpen(draft, traffics);
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

/** What it may listen for as conditions turn out; nothing where some way does not tell it. */
function possibleTraffic(balancer: LoadBalancerDraft, { readings }: Fields): TrafficDraft[] {
  const ways = readings.map((way) => listenerTraffic(balancer, way));
  if (ways.some((way) => way.length === 0)) return [];
  return [...new Map(ways.flat().map((traffic) => [JSON.stringify(traffic), traffic])).values()];
}

/** What the actions do in each way in which conditions may turn out, where a load balancer fares alike in all of them; else what is told of them. */
function settledActions(context: Context, groups: ReadonlyMap<Key, TargetGroup>, listener: Declared): Wanted {
  const told = actionsOf(context, listener, (one) => one.fields);
  if (told.complete) return told;
  const rules = rulesOf(context, listener);
  // Conditions of several resources may hang together: each is looked at by itself, beside what is certain.
  const open = [listener, ...rules].filter(({ fields }) => fields.readings.length > 0);
  const [only, another] = open;
  if (!only || another) return told;
  const ways = only.fields.readings.map((reading) =>
    actionsOf(context, listener, (one) => (one === only ? reading : one.fields)),
  );
  const [first, ...others] = ways;
  const isTold = ways.every(({ complete, weights }) => complete && [...weights.keys()].every((key) => groups.has(key)));
  const isOne = isTold && first && others.every((way) => areAlikeActions(context, groups, first, way));
  return isOne ? first : told;
}

/** Whether two sets of actions answer alike: by themselves, or by targets with which a load balancer fares alike. */
function areAlikeActions(context: Context, groups: ReadonlyMap<Key, TargetGroup>, one: Wanted, other: Wanted): boolean {
  const profile = ({ weights, answers }: Wanted): string =>
    JSON.stringify([
      // Whatever the load balancer says by itself, it answers.
      answers.size > 0,
      [...weights]
        .map(([key, weight]) => {
          const { targets, pinned, key: _, ...how } = groups.get(key) as TargetGroup;
          return JSON.stringify([weight === 0, how, [...targets.keys()].sort(), [...pinned]]);
        })
        .sort(),
    ]);
  if (profile(one) !== profile(other)) return false;
  const groupsOf = ({ weights }: Wanted) => [...weights.keys()].map((key) => groups.get(key) as TargetGroup);
  const [mine, theirs] = [groupsOf(one), groupsOf(other)];
  if (mine.every((group) => theirs.includes(group))) return true;
  const targets = [...mine, ...theirs].flatMap((group) => [...group.targets.values()].flat());
  return [...mine, ...theirs].every(({ protocol }) => /^HTTPS?$/i.test(protocol)) && areAlikeTargets(context, targets);
}

function rulesOf(context: Context, listener: Declared): readonly Declared[] {
  const ids = [listener.key, ...listener.ids];
  return context.all('lb_listener_rule').filter(({ fields }) => ids.includes(known(fields.text('listener_arn')) ?? ''));
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
function actionsOf(context: Context, listener: Declared, fieldsOf: (one: Declared) => Fields): Wanted {
  const lists = [
    blocksIn(fieldsOf(listener), 'default_action', 'default_actions'),
    ...rulesOf(context, listener).map((rule) => blocksIn(fieldsOf(rule), 'action', 'actions')),
  ];
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

const blocksIn = (fields: Fields, ...names: string[]): Items<Fields> | undefined =>
  names.map((name) => fields.blocks(name)).find((list) => list !== undefined);

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
function weightOf(
  weights: Wanted['weights'],
  groups: ReadonlyMap<Key, TargetGroup>,
  group: TargetGroup,
): number | undefined {
  const own = [...weights].filter(([key]) => groups.get(key) === group).map(([, weight]) => weight);
  return own.find((weight) => weight !== 0) ?? (own.every((weight) => weight === 0) ? own[0] : undefined);
}

/** By port, the zones of targets that are registered for one; undefined where nobody can tell which nodes those are. */
function zonesIn(context: Context, balancer: LoadBalancerDraft, group: TargetGroup): ReturnType<typeof zonesByPort> {
  return isCrossing(balancer, group) ? new Map() : zonesByPort(context.network, balancer, group.targets, group.pinned);
}

function addTargets(
  context: Context,
  balancer: LoadBalancerDraft,
  traffic: TrafficDraft,
  group: TargetGroup,
  weight: number | undefined,
): void {
  const { crossZone, healthPort } = group;
  if (group.isFunction) balancer.listeners.push({ traffic, targets: [], answer: 'lambda-function', weight });
  const protocol = traffic.kind === 'ports' ? traffic.protocol : 'tcp';
  const zones = zonesIn(context, balancer, group);
  const all = zones ? unitedTargets(group.targets, group.pinned) : group.targets;
  for (const [port, targets] of all) {
    const targetTraffic: TrafficDraft = { kind: 'ports', protocol, ports: [{ low: port, high: port }] };
    const clientIp = balancer.type === 'network' ? (group.preserves ? 'preserved' : 'replaced') : undefined;
    const healthCheck =
      healthPort === undefined || healthPort === port ? undefined : trafficOf('tcp', healthPort, healthPort);
    balancer.listeners.push({
      traffic,
      targets: [...new Set(targets)],
      targetZones: zones?.get(port),
      targetTraffic,
      clientIp,
      healthCheck,
      weight,
      crossZone,
    });
  }
}
