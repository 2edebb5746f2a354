import type { Listener, LoadBalancer, Subnet, Vpc } from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
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
  const crossZone = node.items.filter((item): item is ast.CrossZone => item.$type === 'CrossZone').at(-1);
  const made: LoadBalancer = {
    kind: 'load-balancer',
    type: TYPES[node.type],
    ...builder.named(node),
    vpc,
    nodes: node.nodes.map((place) => {
      const address = leafOf(place, 'address');
      return {
        kind: 'load-balancer-node' as const,
        origin: builder.originOf(place),
        subnet: builder.reference<Subnet>(leafOf(place, 'subnet'), ROLES.subnet, vpc),
        address: address && builder.address(address),
      };
    }),
    isPublic: node.items.some((item) => item.$type === 'Public'),
    securityGroups: groups.length > 0 ? groups.flatMap((item) => groupReferences(builder, item, vpc)) : undefined,
    crossZone: crossZone && builder.located(crossZone.state === 'on', leafOf(crossZone, 'state')),
    listeners: node.items.flatMap((item) => (item.$type === 'Listener' ? listener(builder, item, vpc) : [])),
  };
  builder.register(made, vpc);
  return made;
}

function listener(builder: FileBuilder, node: ast.Listener, vpc: Vpc): Listener[] {
  const traffic = trafficTerm(builder, node.traffic);
  if (!traffic) return [];
  const clientIp = leafOf(node, 'clientIp');
  return [
    {
      kind: 'listener',
      origin: builder.originOf(node),
      traffic,
      targets: leavesOf(node, 'targets').map((leaf) => builder.reference(leaf, ROLES.listenerTarget, vpc)),
      targetTraffic: trafficTerm(builder, node.targetTraffic),
      clientIp: clientIp && builder.located(node.clientIp ?? 'preserved', clientIp),
    },
  ];
}
