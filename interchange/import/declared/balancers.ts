import { say } from '../../../network/words/index.js';
import type { Key, LoadBalancerDraft } from '../builder/draft.js';
import { classicHealthCheck, trafficOf } from '../builder/traffic.js';
import { leavePortsOpen, leaveTargetsOpen } from '../builder/untold-targets.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { registeredInstances } from './ecs.js';
import type { Fields, Items } from './fields.js';
import { groupIds } from './group-ids.js';
import { homeOf, untoldSubnet } from './homes.js';
import { membersOfScalingGroup } from './launch-templates.js';
import { inSomeList, type ToldSubnets } from './some-way.js';
import { isUnknown, known } from './value.js';

export function importBalancers(context: Context): void {
  for (const balancer of context.all('lb')) {
    const { fields, label } = balancer;
    const isOpen = ['load_balancer_type', 'type'].some((field) => isUnknown(fields.raw(field)));
    if (isOpen) {
      context.warn(
        say`Of which type load balancer ${label} is is not known: whether it answers is unknown.`,
        balancer.place,
      );
      context.openBalancers.add(balancer.key);
      define(context, balancer, { type: 'network', securityGroups: [`unknown-groups-of-${label}`], listeners: [] });
      continue;
    }
    const type =
      known(fields.word('load_balancer_type', ['application', 'network', 'gateway'])) ??
      known(fields.word('type', ['application', 'network', 'gateway'])) ??
      'application';
    if (type === 'gateway') continue;
    const groups = groupIds(context, fields, label, 'security_groups');
    define(context, balancer, {
      type,
      // A network load balancer may have no group at all, and then lets everything in; every other one has one.
      securityGroups: groups,
      crossZone: type === 'network' ? crossZoneOf(balancer) : undefined,
      enforcesInboundRulesOnPrivateLink: type === 'network' ? enforces(balancer) : undefined,
      listeners: [],
    });
  }
  for (const balancer of context.all('elb')) {
    define(context, balancer, {
      type: 'classic',
      securityGroups:
        groupIds(context, balancer.fields, balancer.label, 'security_groups') ?? ownGroup(context, balancer),
      crossZone: known(balancer.fields.flag('cross_zone_load_balancing') ?? balancer.fields.flag('cross_zone')),
      listeners: [],
    });
  }
}

/** The group that AWS makes for classic load balancers of a default VPC. */
function ownGroup({ network }: Context, { key }: Declared): Key[] | undefined {
  const own = impliedKey(key, 'security-group');
  return network.find(own, 'security-group')?.isDefault === false ? [own] : undefined;
}

function crossZoneOf({ fields }: Declared): boolean | undefined {
  const attributes = fields.blocks('load_balancer_attributes')?.items ?? [];
  const own = attributes.find((one) => known(one.text('key')) === 'load_balancing.cross_zone.enabled');
  return known(fields.flag('enable_cross_zone_load_balancing') ?? own?.flag('value'));
}

/** AWS's default is `on`. */
const enforces = ({ fields }: Declared): false | undefined =>
  known(fields.word('enforce_security_group_inbound_rules_on_private_link_traffic', ['on', 'off'])) === 'off'
    ? false
    : undefined;

type Own = Pick<
  LoadBalancerDraft,
  'type' | 'securityGroups' | 'crossZone' | 'enforcesInboundRulesOnPrivateLink' | 'listeners'
>;

function define(context: Context, balancer: Declared, own: Own): void {
  const { fields, key, label } = balancer;
  const subnets = fields.texts('subnets');
  const mappings = fields.blocks('subnet_mapping') ?? fields.blocks('subnet_mappings');
  const nodes: LoadBalancerDraft['nodes'] = (mappings?.items ?? []).flatMap((mapping) => {
    const subnet = known(mapping.text('subnet_id'));
    const address = known(mapping.address('private_ipv4_address') ?? mapping.address('private_i_pv4_address'));
    const ipv6Address = known(mapping.address('ipv6_address') ?? mapping.address('i_pv6_address'));
    return subnet === undefined ? [] : [{ subnet, address, ipv6Address, publicIp: publicIpOf(context, mapping) }];
  });
  for (const subnet of subnets?.items ?? []) if (!nodes.some((node) => node.subnet === subnet)) nodes.push({ subnet });
  // A state tells the same subnets in both.
  const untold = (mappings?.items ?? []).some((mapping) => known(mapping.text('subnet_id')) === undefined);
  const isTold = subnets?.complete !== false && mappings?.complete !== false && !untold;
  const either = isTold ? undefined : nodesInEachWay(fields);
  for (const subnet of either?.items ?? []) if (!nodes.some((node) => node.subnet === subnet)) nodes.push({ subnet });
  if (either && either.possible.length > 0) context.possibleNodes.set(key, either.possible);
  const isWhole = isTold || either !== undefined;
  if (!isWhole)
    context.warn(say`Not all subnets of load balancer ${label} are known: it may be in others too.`, balancer.place);
  if (nodes.length === 0 || !isWhole) {
    const home =
      homeOf(
        context,
        nodes.map(({ subnet }) => subnet),
      ) ??
      homeOf(context, own.securityGroups) ??
      context.vpcOf(key, known(fields.text('vpc_id')));
    nodes.push({ subnet: untoldSubnet(context, key, label, home) });
  }
  const homes = new Set(nodes.flatMap(({ subnet }) => context.network.find(subnet, 'subnet')?.vpc ?? []));
  if (homes.size > 1) {
    nodes.splice(0, nodes.length, { subnet: untoldSubnet(context, key, label, undefined) });
    context.possibleNodes.delete(key);
  }
  const vpc = nodes.map(({ subnet }) => context.network.find(subnet, 'subnet')?.vpc).find((one) => one !== undefined);
  const scheme = known(fields.text('scheme'));
  const internal = fields.flag('internal');
  const isOpen = isUnknown(internal) || isUnknown(fields.raw('scheme'));
  if (isOpen)
    context.warn(
      say`Whether load balancer ${label} is public or internal is not known: what differs by it is unknown.`,
      balancer.place,
    );
  context.network.define(key, {
    kind: 'load-balancer',
    ...context.named(balancer),
    vpc: vpc ?? '',
    nodes,
    ipAddressType: known(fields.word('ip_address_type', ADDRESS_TYPES)),
    isPublic: !isOpen && (scheme === undefined ? known(internal) !== true : scheme !== 'internal'),
    ...(isOpen ? { maybePublic: true as const } : {}),
    ...own,
  });
}

/** Where a load balancer has nodes, as conditions decide that nobody does. Undefined where some way does not tell it. */
function nodesInEachWay(fields: Fields): ToldSubnets | undefined {
  const told = inSomeList(fields, (way) => {
    const subnets = way.texts('subnets');
    const mappings = way.blocks('subnet_mapping') ?? way.blocks('subnet_mappings');
    const mapped = (mappings?.items ?? []).flatMap((mapping) => known(mapping.text('subnet_id')) ?? []);
    const isWhole = mapped.length === (mappings?.items ?? []).length;
    return {
      items: [...(subnets?.items ?? []), ...mapped],
      complete: subnets?.complete !== false && mappings?.complete !== false && isWhole,
    };
  });
  return told?.complete ? told : undefined;
}

const ADDRESS_TYPES = ['ipv4', 'ipv6', 'dualstack', 'dualstack-without-public-ipv4'] as const;

/** The Elastic IP address that a zone of a network load balancer was given by its allocation. */
function publicIpOf(context: Context, mapping: Fields): string | undefined {
  const allocation = known(mapping.text('allocation_id'));
  if (allocation === undefined) return undefined;
  const found = context.all('eip').find(({ key, ids }) => key === allocation || ids.includes(allocation));
  return found && known(found.fields.address('public_ip'));
}

/** Classic load balancers speak TCP alone. https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html */
export function importClassicListeners(context: Context): void {
  for (const balancer of context.all('elb')) {
    const draft = context.network.find(balancer.key, 'load-balancer');
    if (!draft) continue;
    const { items: targets, complete } = classicTargets(context, balancer);
    const check = balancer.fields.block('health_check')?.text('target');
    if (isUnknown(check))
      context.warn(say`On which port targets are asked for their health is not known.`, balancer.place);
    const isWhole = complete && !isUnknown(check);
    const healthy = isUnknown(check) ? [] : targets;
    const listeners = balancer.fields.blocks('listener') ?? balancer.fields.blocks('listeners');
    for (const listener of listeners?.items ?? []) {
      const port = known(listener.number('lb_port') ?? listener.number('load_balancer_port'));
      const targetPort = known(listener.number('instance_port'));
      const traffic = port === undefined ? undefined : trafficOf('tcp', port, port);
      const targetTraffic = targetPort === undefined ? undefined : trafficOf('tcp', targetPort, targetPort);
      if (traffic && targetTraffic)
        draft.listeners.push({
          traffic,
          targets: [...healthy],
          targetTraffic,
          unknown: !isWhole || undefined,
          healthCheck: classicHealthCheck(known(check), targetTraffic),
        });
      else {
        context.warn(say`The ports of this listener are not known: it may be any.`, listener.place);
        if (traffic) leaveTargetsOpen(draft, [traffic]);
        else leavePortsOpen(draft);
      }
    }
    if (listeners?.complete === false) leavePortsOpen(draft);
  }
}

function namesOf({ key, ids, fields }: Declared): (string | undefined)[] {
  return [key, ...ids, known(fields.text('name'))];
}

/** Not complete: there may be others. */
function classicTargets(context: Context, balancer: Declared): Items<Key> {
  const names = namesOf(balancer);
  const told = balancer.fields.texts('instances');
  const instances = [...(told?.items ?? [])];
  for (const { fields } of context.all('elb_attachment')) {
    const instance = known(fields.text('instance'));
    if (names.includes(known(fields.text('elb'))) && instance !== undefined) instances.push(instance);
  }
  const attached = new Set(
    context
      .all('autoscaling_attachment')
      .flatMap(({ fields }) =>
        names.includes(known(fields.text('elb'))) ? (known(fields.text('autoscaling_group_name')) ?? []) : [],
      ),
  );
  for (const group of context.all('autoscaling_group')) {
    const lists = [group.fields.texts('load_balancers'), group.fields.texts('load_balancer_names')];
    const own = [group.key, ...group.ids, known(group.fields.text('name'))].some(
      (id) => id !== undefined && attached.has(id),
    );
    if (own || lists.some((list) => list?.items.some((id) => names.includes(id))))
      instances.push(...membersOfScalingGroup(context, group));
  }
  const registered = registeredInstances(context, names);
  for (const instance of registered) if (instance !== undefined) instances.push(instance);
  if (told && !told.complete)
    context.warn(say`Not all instances of load balancer ${balancer.label} are known.`, balancer.fields.at('instances'));
  if (registered.includes(undefined))
    context.warn(
      say`
        Which instances a service registers with ${balancer.label} is not in the input: whether it answers is
        unknown.
      `,
      balancer.place,
    );
  const complete = told?.complete !== false && !registered.includes(undefined) && !isOpen(context);
  return { items: [...new Set(instances.map((id) => context.key(id)))], complete };
}

/** Something that registers instances, and nobody tells where. */
function isOpen(context: Context): boolean {
  return (
    context
      .all('elb_attachment', 'autoscaling_attachment')
      .some(({ fields }) =>
        ['elb', 'instance', 'autoscaling_group_name'].some((field) => isUnknown(fields.text(field))),
      ) ||
    context
      .all('autoscaling_group')
      .some(({ fields }) =>
        ['load_balancers', 'load_balancer_names'].some((field) => fields.texts(field)?.complete === false),
      )
  );
}
