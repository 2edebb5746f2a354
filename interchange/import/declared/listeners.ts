import type { Key, LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { trafficOf } from '../builder/traffic.js';
import { leavePortsOpen, leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
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
          ? 'It cannot be told which load balancer has this listener: any may have it.'
          : 'This listener is left out: the input does not describe its load balancer.',
        listener.place,
      );
      if (isUnknown(arn)) for (const [, one] of context.network.all('load-balancer')) leavePortsOpen(one);
      continue;
    }
    importListener(context, groups, draft, listener);
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
    context.warn('The protocol or the port of this listener is not known: it may be any.', listener.place);
    leavePortsOpen(draft);
    return;
  }
  const wanted = actionsOf(context, listener);
  const keys = [...wanted.weights.keys()];
  const found = keys.flatMap((key) => groups.get(key) ?? []);
  const complete = wanted.complete && found.length === keys.length && found.every((group) => group.complete);
  const isNothing = found.length === 0 && wanted.answers.size === 0;
  if (!complete || isNothing)
    context.warn(
      `${listener.label} has targets that are not in the input: whether it answers is unknown.`,
      listener.place,
    );
  if (listener.maybe) {
    leaveTargetsOpen(draft, traffics);
    return;
  }
  for (const traffic of traffics) {
    for (const answer of wanted.answers) draft.listeners.push({ traffic, targets: [], answer });
    for (const group of new Set(found)) addTargets(draft, traffic, group, weightOf(wanted.weights, groups, group));
  }
  if (!complete || isNothing) leaveTargetsOpen(draft, traffics);
}

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
function actionsOf(context: Context, listener: Declared): Wanted {
  const ids = [listener.key, ...listener.ids];
  const rules = context
    .all('lb_listener_rule')
    .filter(({ fields }) => ids.includes(known(fields.text('listener_arn')) ?? ''));
  const actions = [
    ...(listener.fields.blocks('default_action') ?? listener.fields.blocks('default_actions') ?? { items: [] }).items,
    ...rules.flatMap(({ fields }) => (fields.blocks('action') ?? fields.blocks('actions'))?.items ?? []),
  ];
  let complete = actions.length > 0;
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
    const weight = known(block.number('weight'));
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

function addTargets(
  balancer: LoadBalancerDraft,
  traffic: TrafficDraft,
  group: TargetGroup,
  weight: number | undefined,
): void {
  const { crossZone, healthPort } = group;
  if (group.isFunction) balancer.listeners.push({ traffic, targets: [], answer: 'lambda-function', weight });
  const protocol = traffic.kind === 'ports' ? traffic.protocol : 'tcp';
  for (const [port, targets] of group.targets) {
    const targetTraffic: TrafficDraft = { kind: 'ports', protocol, ports: [{ low: port, high: port }] };
    const clientIp = balancer.type === 'network' ? (group.preserves ? 'preserved' : 'replaced') : undefined;
    const healthCheck =
      healthPort === undefined || healthPort === port ? undefined : trafficOf('tcp', healthPort, healthPort);
    balancer.listeners.push({
      traffic,
      targets: [...new Set(targets)],
      targetTraffic,
      clientIp,
      healthCheck,
      weight,
      crossZone,
    });
  }
}
