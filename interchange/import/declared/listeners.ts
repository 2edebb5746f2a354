import type { Key, LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { placeholder, readTargetGroup, type TargetGroup } from './target-groups.js';
import { known } from './value.js';

export function importListeners(context: Context): void {
  const groups = new Map<Key, TargetGroup>();
  for (const group of context.all('lb_target_group')) {
    const read = readTargetGroup(context, group);
    for (const id of [group.key, ...group.ids]) groups.set(id, read);
  }
  const answering: [LoadBalancerDraft, Declared, TrafficDraft][] = [];
  for (const listener of context.all('lb_listener')) {
    const arn = known(listener.fields.text('load_balancer_arn'));
    const draft = context.network.find(arn, 'load-balancer');
    if (!draft) {
      context.warn('This listener is left out: the input does not describe its load balancer.', listener.place);
      continue;
    }
    const traffics = listenerTraffic(draft, listener.fields);
    if (traffics.length === 0)
      context.warn('This listener is left out: its protocol or port is not known.', listener.place);
    const wanted = targetGroupsOf(context, listener);
    const found = wanted.keys.flatMap((key) => groups.get(key) ?? []);
    const complete = wanted.complete && found.length === wanted.keys.length && found.every((group) => group.complete);
    for (const traffic of traffics) {
      for (const group of new Set(found)) addTargets(draft, traffic, group);
      if (!complete || found.length === 0) answering.push([draft, listener, traffic]);
    }
  }
  for (const [draft, listener, traffic] of answering) answerItself(context, draft, listener, traffic);
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

/** The target groups of a listener's default actions and of its rules. Not `complete`: some action answers by itself, or is not known. */
function targetGroupsOf(context: Context, listener: Declared): { keys: Key[]; complete: boolean } {
  const ids = [listener.key, ...listener.ids];
  const rules = context
    .all('lb_listener_rule')
    .filter(({ fields }) => ids.includes(known(fields.text('listener_arn')) ?? ''));
  const actions = [
    ...(listener.fields.blocks('default_action') ?? listener.fields.blocks('default_actions') ?? { items: [] }).items,
    ...rules.flatMap(({ fields }) => (fields.blocks('action') ?? fields.blocks('actions'))?.items ?? []),
  ];
  let complete = actions.length > 0;
  const keys = actions.flatMap((action) => {
    const type = known(action.text('type'));
    // Signing in comes before another action, which is the one that answers.
    if (type === 'authenticate-oidc' || type === 'authenticate-cognito' || type === 'jwt-validation') return [];
    const forward = action.block('forward') ?? action.block('forward_config');
    const blocks = forward?.blocks('target_group') ?? forward?.blocks('target_groups');
    const found = [
      known(action.text('target_group_arn')),
      ...(blocks?.items ?? []).map((block) => known(block.text('arn') ?? block.text('target_group_arn'))),
    ].filter((key) => key !== undefined);
    if (type !== 'forward' || found.length === 0 || blocks?.complete === false) complete = false;
    return found;
  });
  return { keys: [...new Set(keys)], complete };
}

function addTargets(balancer: LoadBalancerDraft, traffic: TrafficDraft, group: TargetGroup): void {
  const protocol = traffic.kind === 'ports' ? traffic.protocol : 'tcp';
  for (const [port, targets] of group.targets) {
    const targetTraffic: TrafficDraft = { kind: 'ports', protocol, ports: [{ low: port, high: port }] };
    const clientIp = balancer.type === 'network' ? (group.preserves ? 'preserved' : 'replaced') : undefined;
    balancer.listeners.push({ traffic, targets: [...new Set(targets)], targetTraffic, clientIp });
  }
}

/**
 * A listener that answers by itself (a redirect, a fixed response, a function), or whose targets are not known: the language has listeners with targets alone.
 * A placeholder of unknown group takes the place of the target, so that nothing is said to be blocked which may be answered.
 */
function answerItself(
  { network, warnings }: Context,
  balancer: LoadBalancerDraft,
  listener: Declared,
  traffic: TrafficDraft,
): void {
  const node = balancer.nodes.find(({ subnet }) => network.has(subnet, 'subnet'));
  if (!node || !network.has(balancer.vpc, 'vpc')) return;
  warnings.add(
    `${listener.label} answers by itself, or has targets that are not in the input: whether it answers is unknown.`,
    listener.place,
  );
  const target = placeholder(network, `answers ${balancer.label ?? listener.key}`, balancer.vpc, node.subnet, []);
  balancer.listeners.push({ traffic, targets: [target] });
}
