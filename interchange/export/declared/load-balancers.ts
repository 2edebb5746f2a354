import { formatAddress } from '../../../network/address/index.js';
import type { Listener, LoadBalancer, Subnet, TrafficTerm, Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, type Fields, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { groupsOf } from './resources.js';
import { ruleTraffics } from './traffic.js';
import { tellZones } from './zones.js';

export function declareLoadBalancers(vpc: Vpc, draft: Draft): void {
  // A network load balancer may hand connections to an application one.
  const others = vpc.loadBalancers.filter(({ type }) => type !== 'network');
  for (const balancer of new Set([...others, ...vpc.loadBalancers])) {
    if (balancer.maybePublic)
      draft.note(balancer, say`Whether load balancer ${balancer.name} is public is not told: here it is not.`);
    if (balancer.type === 'classic') declareClassic(balancer, draft);
    else declareBalancer(balancer, draft);
  }
}

function declareBalancer(balancer: LoadBalancer, draft: Draft): void {
  const { type, isPublic, crossZone, ipAddressType } = balancer;
  const groups = groupsOf(balancer, draft);
  tellAddresses(balancer, draft);
  const declared = draft.declare(balancer, 'lb', {
    load_balancer_type: type,
    internal: !isPublic,
    ...places(balancer, draft),
    ...(groups && (type === 'application' || balancer.securityGroups) ? { security_groups: groups } : {}),
    ...(ipAddressType ? { ip_address_type: ipAddressType.value } : {}),
    ...(type === 'network' ? { enable_cross_zone_load_balancing: crossZone?.value ?? false } : {}),
    ...(balancer.enforcesInboundRulesOnPrivateLink?.value === false
      ? { enforce_security_group_inbound_rules_on_private_link_traffic: 'off' }
      : {}),
  });
  tellZones(balancer, placesOf(balancer), draft);
  const byPort = new Map<string, Listener[]>();
  const protocols = new Map<number, string>();
  for (const listener of toldListeners(balancer, draft)) {
    const port = portOf(listener.traffic);
    if (!port)
      draft.note(
        listener,
        say`A listener of ${balancer.name} takes one port of one protocol in AWS: this one is left out.`,
      );
    else if ((protocols.get(port.port) ?? port.protocol) !== port.protocol)
      draft.note(
        listener,
        say`${balancer.name} has a listener on port ${port.port} already, and AWS takes one a port: this one is left out.`,
      );
    else {
      protocols.set(port.port, port.protocol);
      byPort.set(`${port.protocol} ${port.port}`, [...(byPort.get(`${port.protocol} ${port.port}`) ?? []), listener]);
    }
  }
  for (const [key, listeners] of byPort) declareListener(balancer, declared, key, listeners, draft);
}

function toldListeners(balancer: LoadBalancer, draft: Draft): readonly Listener[] {
  return balancer.listeners.filter((listener) => {
    const isOpen = listener.maybe === true || listener.either === true;
    if (isOpen)
      draft.note(
        listener,
        say`The file leaves open whether this listener of ${balancer.name} is there: it is left out.`,
      );
    return !isOpen;
  });
}

function declareListener(
  balancer: LoadBalancer,
  owner: Declared,
  key: string,
  listeners: readonly Listener[],
  draft: Draft,
): void {
  const [protocol = '', port = ''] = key.split(' ');
  const [first] = listeners;
  const name = [balancer.name, port, ...(protocol === 'udp' ? ['udp'] : [])];
  const spoken = balancer.type === 'application' ? (port === '443' ? 'HTTPS' : 'HTTP') : protocol.toUpperCase();
  const answer = first?.answer?.value;
  const groups = answer
    ? []
    : listeners.map((listener, index) =>
        targetGroup(balancer, listener, [...name, ...(listeners.length > 1 ? [String(index + 1)] : [])], draft),
      );
  draft.add('lb_listener', [...name, 'listener'], {
    load_balancer_arn: new Ref(owner, 'arn'),
    port: Number(port),
    protocol: spoken,
    ...(spoken === 'HTTPS'
      ? { certificate_arn: new Variable('certificate', 'ARN of the certificate of HTTPS listeners') }
      : {}),
    default_action: [answer ? answerOf(answer, name, draft) : forward(groups)],
  });
}

function answerOf(answer: string, name: readonly string[], draft: Draft): Fields {
  if (answer === 'redirect')
    return { type: 'redirect', redirect: [{ port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }] };
  if (answer === 'lambda-function') return forward([functionGroup(name, draft)]);
  return { type: 'fixed-response', fixed_response: [{ content_type: 'text/plain', status_code: '200' }] };
}

/** Behind a listener that hands requests to a function, which stands nowhere in a network: which one has to be said. */
function functionGroup(name: readonly string[], draft: Draft): Group {
  const group = draft.add('lb_target_group', [...name, 'function'], { target_type: 'lambda' });
  draft.add('lb_target_group_attachment', [group], {
    target_group_arn: new Ref(group, 'arn'),
    target_id: new Variable('target-function', 'ARN of the function that load balancers hand requests to'),
  });
  return { group, weight: undefined };
}

interface Group {
  readonly group: Declared;
  readonly weight: number | undefined;
}

function forward(groups: readonly Group[]): Fields {
  const [only, another] = groups;
  if (only && !another && only.weight === undefined)
    return { type: 'forward', target_group_arn: new Ref(only.group, 'arn') };
  return {
    type: 'forward',
    forward: [
      { target_group: groups.map(({ group, weight }) => ({ arn: new Ref(group, 'arn'), weight: weight ?? 1 })) },
    ],
  };
}

function targetGroup(balancer: LoadBalancer, listener: Listener, name: readonly string[], draft: Draft): Group {
  if (listener.unknown)
    draft.note(
      listener,
      say`
      There may be other targets than are written behind ${balancer.name}, which are left out.
    `,
    );
  const target = portOf(listener.targetTraffic ?? listener.traffic);
  if (!target)
    draft.note(
      listener,
      say`Targets of ${balancer.name} take one port of one protocol in AWS: here that of the listener.`,
    );
  const port = target ?? portOf(listener.traffic) ?? { protocol: 'tcp', port: 80 };
  const check = listener.healthCheck && portOf(listener.healthCheck);
  if (listener.healthCheck && !check)
    draft.note(listener, say`A health check of ${balancer.name} that asks no port of TCP is left out.`);
  const hosts = listener.targets.flatMap(({ target: one }) => (one ? [one] : []));
  // A target group is of one kind. Interfaces, and what is outside of AWS, go by their addresses.
  const kind =
    hosts.every((one) => one.kind === 'load-balancer') && hosts.length > 0
      ? 'alb'
      : hosts.some((one) => draft.find(one)?.type !== 'instance' || isOutside(one, balancer))
        ? 'ip'
        : 'instance';
  const isLayer7 = balancer.type === 'application';
  const clientIp = listener.clientIp?.value;
  const group = draft.add('lb_target_group', [...name, 'targets'], {
    port: port.port,
    protocol: isLayer7 ? (port.port === 443 ? 'HTTPS' : 'HTTP') : port.protocol.toUpperCase(),
    vpc_id: draft.ref(balancer.vpc),
    target_type: kind,
    ...(clientIp && !isLayer7 ? { preserve_client_ip: String(clientIp === 'preserved') } : {}),
    ...(check ? { health_check: [{ port: String(check.port), protocol: isLayer7 ? 'HTTP' : 'TCP' }] } : {}),
    ...(listener.crossZone ? { load_balancing_cross_zone_enabled: String(listener.crossZone.value) } : {}),
  });
  for (const host of hosts)
    for (const id of targetIds(host, kind, balancer, listener, draft))
      draft.add('lb_target_group_attachment', [group, host.name], {
        target_group_arn: new Ref(group, 'arn'),
        target_id: id,
        ...(kind === 'alb' ? {} : { port: port.port }),
        // AWS tells the zone of addresses of the VPC by itself, and asks for that of others.
        ...(kind === 'ip' && isOutside(host, balancer) ? { availability_zone: 'all' } : {}),
      });
  return { group, weight: listener.weight?.value };
}

type Target = NonNullable<Listener['targets'][number]['target']>;

const isOutside = (target: Target, { vpc }: LoadBalancer): boolean =>
  target.kind === 'host' || (target.kind === 'resource' && target.vpc !== vpc);

const placesOf = ({ nodes }: LoadBalancer): Subnet[] =>
  nodes.flatMap(({ subnet: { target } }) => (target ? [target] : []));

function targetIds(host: Target, kind: string, balancer: LoadBalancer, listener: Listener, draft: Draft): Value[] {
  const own = draft.find(host);
  if (kind === 'instance' && own) return [new Ref(own)];
  if (kind === 'alb' && own) return [new Ref(own, 'arn')];
  if (host.kind === 'host' && host.address.address !== undefined) return [formatAddress(host.address.address)];
  const [first] =
    host.kind === 'resource' ? host.addresses.flatMap(({ address }) => (address === undefined ? [] : [address])) : [];
  if (first !== undefined) return [formatAddress(first)];
  if (own?.type === 'instance' || own?.type === 'network_interface') return [new Ref(own, 'private_ip')];
  draft.note(
    listener,
    say`${host.name} has no address that a target group of ${balancer.name} could name: it is left out.`,
  );
  return [];
}

/** One port of one protocol. */
function portOf(term: TrafficTerm): { protocol: string; port: number } | undefined {
  const [only, another] = ruleTraffics(term, 4) ?? [];
  if (!only || another || only.from === undefined || only.from !== only.to || !/^(tcp|udp)$/.test(only.protocol))
    return undefined;
  return { protocol: only.protocol, port: only.from };
}

/** Addresses can be asked for in each subnet, by whom no client on the internet asks: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-network-load-balancer.html */
function places({ type, isPublic, nodes }: LoadBalancer, draft: Draft): Fields {
  const told = nodes.map(({ subnet, addresses }) => ({
    subnet_id: draft.ref(subnet.target),
    private_ipv4_address: addresses.flatMap(({ address }) =>
      typeof address === 'number' ? [formatAddress(address)] : [],
    )[0],
  }));
  const canAsk = type === 'network' && !isPublic && told.every((node) => node.private_ipv4_address !== undefined);
  return canAsk ? { subnet_mapping: told } : { subnets: draft.refs(nodes.map(({ subnet }) => subnet.target)) };
}

function tellAddresses(balancer: LoadBalancer, draft: Draft): void {
  const { name, nodes, isPublic } = balancer;
  const asked = 'subnet_mapping' in places(balancer, draft);
  for (const node of nodes) {
    for (const { address, text } of node.addresses)
      if (!asked || typeof address !== 'number')
        draft.note(node, say`AWS picks the addresses of the nodes of ${name}, not ${text}.`);
    if (isPublic && node.publicIp?.address)
      draft.note(node, say`AWS picks the public addresses of ${name}, not ${node.publicIp.address.text}.`);
  }
}

/** It speaks IPv4 in a VPC, and has one setting for all listeners. https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internet-facing-load-balancers.html */
function tellWhatNoClassicHas({ name, ipAddressType, crossZone, listeners }: LoadBalancer, draft: Draft): void {
  if (ipAddressType && ipAddressType.value !== 'ipv4')
    draft.note(
      ipAddressType,
      say`A classic load balancer has IPv4 addresses alone: ip-address-type of ${name} is left out.`,
    );
  const behind = new Set(
    listeners.map(({ targets }) => [...new Set(targets.map(({ target }) => target?.name))].sort().join()),
  );
  const [first] = listeners;
  if (first && behind.size > 1)
    draft.note(
      first,
      say`All instances of a classic load balancer are behind each of its listeners: here those of ${name} share them.`,
    );
  for (const listener of listeners)
    if (
      (listener.crossZone && listener.crossZone.value !== (crossZone?.value ?? false)) ||
      listener.clientIp ||
      listener.weight ||
      listener.answer ||
      listener.unknown
    )
      draft.note(
        listener,
        say`
          A classic load balancer has one setting for all its listeners, and hands on what it gets: what this one of
          ${name} says besides its ports and targets is left out.
        `,
      );
}

function declareClassic(balancer: LoadBalancer, draft: Draft): void {
  tellAddresses(balancer, draft);
  tellWhatNoClassicHas(balancer, draft);
  tellZones(balancer, placesOf(balancer), draft);
  const groups = groupsOf(balancer, draft);
  const told = toldListeners(balancer, draft);
  const listeners = told.flatMap((listener) => {
    const [from, to] = [portOf(listener.traffic), portOf(listener.targetTraffic ?? listener.traffic)];
    if (from && to)
      return [{ lb_port: from.port, lb_protocol: 'tcp', instance_port: to.port, instance_protocol: 'tcp' }];
    draft.note(listener, say`A listener of ${balancer.name} takes one port of TCP in AWS: this one is left out.`);
    return [];
  });
  if (listeners.length === 0)
    draft.note(
      balancer,
      say`AWS refuses a classic load balancer without a listener, and ${balancer.name} has none here.`,
    );
  const hosts = [...new Set(told.flatMap(({ targets }) => targets.map(({ target }) => target)))];
  const instances = hosts.flatMap((host) => {
    const own = draft.find(host);
    if (own?.type === 'instance') return [new Ref(own)];
    if (host) draft.note(balancer, say`A classic load balancer has instances behind it: ${host.name} is left out.`);
    return [];
  });
  const checks = told.flatMap(({ healthCheck }) => (healthCheck && portOf(healthCheck)) ?? []);
  draft.declare(balancer, 'elb', {
    internal: !balancer.isPublic,
    subnets: draft.refs(balancer.nodes.map(({ subnet }) => subnet.target)),
    ...(groups ? { security_groups: groups } : {}),
    cross_zone_load_balancing: balancer.crossZone?.value ?? false,
    listener: listeners,
    instances,
    ...(checks[0]
      ? {
          health_check: [
            { target: `TCP:${checks[0].port}`, interval: 30, timeout: 5, healthy_threshold: 2, unhealthy_threshold: 2 },
          ],
        }
      : {}),
  });
}
