import {
  type CidrLiteral,
  type DirectConnect,
  type Host,
  maybeIf,
  type OnPremisesNetwork,
  type Peering,
  type Subnet,
  type TrafficSelector,
  type TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  unknownIf,
  type Vpc,
  type Vpn,
  type VpnGateway,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf, leavesOf } from './leaves.js';
import { transitGatewayRouteTable } from './routes.js';

export function network(builder: FileBuilder, node: ast.Network): OnPremisesNetwork {
  const hosts: Host[] = [];
  const made: OnPremisesNetwork = {
    kind: 'network',
    ...builder.named(node),
    cidrs: builder.cidrs(node, 'cidrs'),
    unknown: node.unknown,
    ...(node.anywhere ? { anywhere: true } : {}),
    hosts,
  };
  builder.register(made);
  for (const item of node.items) {
    if (item.$type !== 'Host') continue;
    const address = leafOf(item, 'address');
    if (!address) continue;
    const host: Host = { kind: 'host', ...builder.named(item), network: made, address: builder.address(address) };
    builder.register(host, made);
    hosts.push(host);
  }
  return made;
}

export function vpn(builder: FileBuilder, node: ast.Vpn): Vpn {
  const lists = connectionCidrs(builder, node.items);
  if (lists.allowOrigin) {
    builder.report(
      'syntax',
      lists.allowOrigin,
      say`
        A VPN has no allowed prefixes: those belong to a Direct Connect. For static routes write \`routes\`
        followed by CIDR blocks.
      `,
    );
  }
  const made: Vpn = {
    kind: 'vpn',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    network: builder.reference<OnPremisesNetwork>(leafOf(node, 'from'), ROLES.network),
    gateway: builder.reference<VpnGateway | TransitGateway>(leafOf(node, 'to'), ROLES.connectionEnd),
    routes: lists.routes,
    localCidrs: trafficSelector(builder, node, 'local-cidrs'),
    remoteCidrs: trafficSelector(builder, node, 'remote-cidrs'),
  };
  builder.register(made);
  return made;
}

function trafficSelector(
  builder: FileBuilder,
  { items }: ast.Vpn,
  side: ast.TrafficSelector['side'],
): TrafficSelector | undefined {
  const own = items.filter(
    (item): item is ast.TrafficSelector => item.$type === 'TrafficSelector' && item.side === side,
  );
  if (own.length === 0) return undefined;
  return {
    cidrs: own.flatMap((item) => builder.cidrs(item, 'cidrs')),
    ...unknownIf(own.some((item) => item.unknown)),
  };
}

export function directConnect(builder: FileBuilder, node: ast.DirectConnect): DirectConnect {
  const { allow, routes } = connectionCidrs(builder, node.items);
  const made: DirectConnect = {
    kind: 'direct-connect',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    network: builder.reference<OnPremisesNetwork>(leafOf(node, 'from'), ROLES.network),
    gateways: leavesOf(node, 'to').map((leaf) =>
      builder.reference<VpnGateway | TransitGateway>(leaf, ROLES.connectionEnd),
    ),
    allow,
    routes,
  };
  builder.register(made);
  return made;
}

function connectionCidrs(builder: FileBuilder, items: (ast.Vpn | ast.DirectConnect)['items']) {
  const lists: { allow?: CidrLiteral[]; routes?: CidrLiteral[] } = {};
  let allowOrigin: CidrLiteral['origin'] | undefined;
  for (const item of items) {
    if (item.$type !== 'ConnectionCidrs' || !item.use) continue;
    if (item.use === 'allow') allowOrigin = builder.originOf(item);
    lists[item.use] = [...(lists[item.use] ?? []), ...builder.cidrs(item, 'cidrs')];
  }
  return { ...lists, allowOrigin };
}

export function peering(builder: FileBuilder, node: ast.Peering): Peering {
  const end = (property: 'first' | 'second') =>
    builder.reference<Vpc | TransitGateway>(leafOf(node, property), ROLES.peeringEnd);
  const made: Peering = {
    kind: 'peering',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    ends: [end('first'), end('second')],
  };
  builder.register(made);
  return made;
}

export function transitGateway(builder: FileBuilder, node: ast.TransitGateway): TransitGateway {
  const routeTables: TransitGatewayRouteTable[] = [];
  const made: TransitGateway = {
    kind: 'transit-gateway',
    ...builder.named(node),
    securityGroupReferencing: node.items.some((item) => item.$type === 'GroupReferencing'),
    ...(node.items.some((item) => item.$type === 'DefaultRouteTable') ? { defaultRouteTable: 'none' } : {}),
    attachments: node.items.flatMap((item) => (item.$type === 'Attach' ? [attachment(builder, item)] : [])),
    routeTables,
  };
  builder.register(made);
  for (const item of node.items)
    if (item.$type === 'TransitGatewayRouteTable') routeTables.push(transitGatewayRouteTable(builder, item, made));
  return made;
}

/** The attachment's subnets are looked up inside the attached VPC first. */
function attachment(builder: FileBuilder, node: ast.Attach): TransitGatewayAttachment {
  const vpc = builder.reference<Vpc>(leafOf(node, 'vpc'), ROLES.vpc);
  const subnets = leavesOf(node, 'subnets');
  return {
    kind: 'attachment',
    origin: builder.originOf(node),
    ...maybeIf(node.maybe),
    vpc,
    subnets:
      subnets.length > 0
        ? subnets.map((leaf) => builder.reference<Subnet>(leaf, ROLES.subnet, () => vpc.target))
        : undefined,
    ids: builder.ids(node.items),
    ...attachOptions(node),
  };
}

type Options = Pick<TransitGatewayAttachment, 'applianceMode' | 'securityGroupReferencing' | 'ipv6'>;

function attachOptions({ items }: ast.Attach): Options {
  const stateOf = (option: ast.AttachOption['option']): string | undefined =>
    items.filter((item): item is ast.AttachOption => item.$type === 'AttachOption' && item.option === option).at(-1)
      ?.state;
  return {
    ...(stateOf('appliance-mode') === 'on' ? { applianceMode: true } : {}),
    ...(stateOf('security-group-referencing') === 'off' ? { securityGroupReferencing: false } : {}),
    ...(stateOf('ipv6') === 'off' ? { ipv6: false } : {}),
  };
}
