import {
  type EndpointService,
  type Listener,
  type LoadBalancer,
  type LoadBalancerNode,
  type Located,
  maybeIf,
  type PublicIp,
  type Subnet,
  type TargetReference,
  unknownIf,
  type Vpc,
} from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import { crossZonesOf } from './cross-zones.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf, leavesOf } from './leaves.js';
import { groupReferences } from './resources.js';
import { trafficTerm } from './traffic.js';

const TYPES = {
  'application-load-balancer': 'application',
  'network-load-balancer': 'network',
  'classic-load-balancer': 'classic',
} as const;

export function loadBalancer(builder: FileBuilder, node: ast.LoadBalancer, vpc: Vpc): LoadBalancer {
  const groups = node.items.filter((item): item is ast.UseSecurityGroups => item.$type === 'UseSecurityGroups');
  const crossZone = node.items.flatMap(crossZonesIn).at(-1);
  const addressType = node.items.filter((item): item is ast.IpAddressType => item.$type === 'IpAddressType').at(-1);
  const privateLink = node.items
    .filter((item): item is ast.PrivateLinkRules => item.$type === 'PrivateLinkRules')
    .at(-1);
  const made: LoadBalancer = {
    kind: 'load-balancer',
    type: TYPES[node.type],
    ...builder.named(node),
    vpc,
    nodes: node.nodes.map((place) => loadBalancerNode(builder, place, vpc)),
    ...publicity(builder, node),
    securityGroups: groups.length > 0 ? groups.flatMap((item) => groupReferences(builder, item, vpc)) : undefined,
    crossZone: crossZone && crossZoneValue(builder, crossZone),
    ipAddressType: addressType && builder.located(addressType.type, leafOf(addressType, 'type')),
    ...(privateLink
      ? {
          enforcesInboundRulesOnPrivateLink: builder.located(privateLink.state !== 'off', leafOf(privateLink, 'state')),
        }
      : {}),
    listeners: node.items.flatMap((item) => (item.$type === 'Listener' ? listener(builder, item, vpc) : [])),
  };
  builder.register(made, vpc);
  return made;
}

export function endpointService(builder: FileBuilder, node: ast.EndpointService, vpc: Vpc): EndpointService {
  const made: EndpointService = {
    kind: 'endpoint-service',
    ...builder.named(node),
    vpc,
    loadBalancers: leavesOf(node, 'loadBalancers').map((leaf) =>
      builder.reference<LoadBalancer>(leaf, ROLES.networkLoadBalancer, vpc),
    ),
  };
  builder.register(made, vpc);
  return made;
}

function publicity(
  builder: FileBuilder,
  { items }: ast.LoadBalancer,
): Pick<LoadBalancer, 'isPublic' | 'maybePublic' | 'maybePublicIp'> {
  const words = items.filter((item): item is ast.Public => item.$type === 'Public');
  const openAt = (node: ast.Public): PublicIp => ({
    kind: 'public-ip',
    origin: builder.originOf(node),
    ...maybeIf(true),
  });
  const isPublic = words.some(({ maybe }) => !maybe);
  const open = isPublic ? undefined : words.find(({ other }) => !other);
  const other = words.find((word) => word.other);
  return {
    isPublic,
    ...(open ? { maybePublic: openAt(open) } : {}),
    ...(other ? { maybePublicIp: openAt(other) } : {}),
  };
}

function crossZonesIn(item: ast.LoadBalancer['items'][number]): ast.CrossZone[] {
  if (item.$type === 'CrossZone') return [item];
  return item.$type === 'Listener' ? crossZonesOf(item).others : [];
}

const crossZoneValue = (builder: FileBuilder, node: ast.CrossZone): Located<boolean> =>
  builder.located(node.state === 'on', leafOf(node, 'state'));

function loadBalancerNode(builder: FileBuilder, node: ast.LoadBalancerNode, vpc: Vpc): LoadBalancerNode {
  const publicIp = leafOf(node, 'publicIp');
  return {
    kind: 'load-balancer-node',
    origin: builder.originOf(node),
    subnet: builder.reference<Subnet>(leafOf(node, 'subnet'), ROLES.subnet, vpc),
    addresses: builder.addresses(node, 'addresses'),
    publicIp: publicIp && { kind: 'public-ip', origin: builder.origin(publicIp), address: builder.address(publicIp) },
  };
}

/** The words by which a load balancer answers itself. */
const ANSWERS = [
  ['redirect', 'redirect'],
  ['fixedResponse', 'fixed-response'],
  ['lambdaFunction', 'lambda-function'],
] as const;

function listener(builder: FileBuilder, node: ast.Listener, vpc: Vpc): Listener[] {
  const traffic = trafficTerm(builder, node.traffic);
  if (!traffic) return [];
  const clientIp = leafOf(node, 'clientIp');
  const weight = leafOf(node, 'weight');
  const crossZone = crossZonesOf(node).own.at(-1);
  const [answer] = ANSWERS.flatMap(([property, word]) => {
    const leaf = leafOf(node, property);
    return leaf ? [builder.located(word, leaf)] : [];
  });
  return [
    {
      kind: 'listener',
      ...unknownIf(node.unknown),
      ...maybeIf(node.maybe),
      ...(node.either ? { either: true } : {}),
      origin: builder.originOf(node),
      traffic,
      targets: node.targets.flatMap((target) => targetReference(builder, target, vpc)),
      answer,
      targetTraffic: trafficTerm(builder, node.targetTraffic),
      clientIp: clientIp && builder.located(node.clientIp ?? 'preserved', clientIp),
      healthCheck: trafficTerm(builder, node.healthCheck),
      weight: weight && builder.located(node.weight ?? 0, weight),
      crossZone: crossZone && crossZoneValue(builder, crossZone),
    },
  ];
}

function targetReference(builder: FileBuilder, node: ast.ListenerTarget, vpc: Vpc): TargetReference[] {
  const leaf = leafOf(node, 'ref');
  if (!leaf) return [];
  const zone = leafOf(node, 'zone');
  const made = builder.reference<NonNullable<TargetReference['target']>>(leaf, ROLES.listenerTarget, vpc);
  // The same object: what it leads to is found later.
  return [zone ? Object.assign(made, { zone: builder.located(builder.textOf(zone), zone) }) : made];
}
