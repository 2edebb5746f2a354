import { cidrFamily } from '../../network/address/index.js';
import {
  type BlockPublicAccess,
  maybeIf,
  type NetworkAcl,
  type PrivateUse,
  type Subnet,
  unknownIf,
  type Vpc,
  type VpcBlock,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import { clientVpnEndpoint } from './client-vpn.js';
import type { FileBuilder } from './file-builder.js';
import { networkAcl, securityGroup } from './filters.js';
import { leafOf, leavesOf } from './leaves.js';
import { endpointService, loadBalancer } from './load-balancers.js';
import { regionalNatGateway, resource, routeTableOf, spanningResource } from './resources.js';
import { gatewayEndpoint, routeTable } from './routes.js';

export function vpc(builder: FileBuilder, node: ast.Vpc): Vpc {
  const region = leafOf(node, 'region');
  const made = {
    kind: 'vpc' as const,
    ...builder.named(node),
    ...unknownIf(node.unknown),
    ...(node.anywhere ? { anywhere: true as const } : {}),
    cidrs: blocks(builder, node),
    region: region && builder.located(builder.textOf(region), region),
    subnets: [] as Subnet[],
    routeTables: [] as Vpc['routeTables'][number][],
    networkAcls: [] as NetworkAcl[],
    securityGroups: [] as Vpc['securityGroups'][number][],
    internetGateways: [] as Vpc['internetGateways'][number][],
    egressOnlyGateways: [] as Vpc['egressOnlyGateways'][number][],
    vpnGateways: [] as Vpc['vpnGateways'][number][],
    loadBalancers: [] as Vpc['loadBalancers'][number][],
    endpointServices: [] as Vpc['endpointServices'][number][],
    gatewayEndpoints: [] as Vpc['gatewayEndpoints'][number][],
    regionalNatGateways: [] as Vpc['regionalNatGateways'][number][],
    spanningResources: [] as Vpc['spanningResources'][number][],
    blockPublicAccess: [] as BlockPublicAccess[],
  };
  builder.register(made);
  for (const item of node.items) {
    switch (item.$type) {
      case 'Subnet':
        made.subnets.push(subnet(builder, item, made));
        break;
      case 'RouteTable':
        made.routeTables.push(routeTable(builder, item, made));
        break;
      case 'NetworkAcl':
        made.networkAcls.push(networkAcl(builder, item, made));
        break;
      case 'SecurityGroup':
        made.securityGroups.push(securityGroup(builder, item, made));
        break;
      case 'LoadBalancer':
        made.loadBalancers.push(loadBalancer(builder, item, made));
        break;
      case 'EndpointService':
        made.endpointServices.push(endpointService(builder, item, made));
        break;
      case 'GatewayEndpoint':
        made.gatewayEndpoints.push(gatewayEndpoint(builder, item, made));
        break;
      case 'Gateway':
        gateway(builder, item, made);
        break;
      case 'RegionalNatGateway':
        made.regionalNatGateways.push(regionalNatGateway(builder, item, made));
        break;
      case 'SpanningResource':
        made.spanningResources.push(spanningResource(builder, item, made));
        break;
      case 'ClientVpnEndpoint':
        made.spanningResources.push(clientVpnEndpoint(builder, item, made));
        break;
      case 'BlockPublicAccess':
        made.blockPublicAccess.push(blockPublicAccess(builder, item, made));
        break;
    }
  }
  return made;
}

function blocks(builder: FileBuilder, node: ast.Vpc): VpcBlock[] {
  return node.blocks.flatMap((block): VpcBlock[] => {
    const leaf = leafOf(block, 'cidr');
    if (!leaf) return [];
    const literal = builder.cidr(leaf);
    const privateUse = block.private ? privateUseOf(builder, block, literal.cidr) : undefined;
    return [privateUse ? { ...literal, privateUse } : literal];
  });
}

function privateUseOf(builder: FileBuilder, block: ast.VpcBlock, cidr: VpcBlock['cidr']): PrivateUse | undefined {
  const origin = builder.origin(leafOf(block, 'private'));
  if (!cidr || cidrFamily(cidr) === 6) return { kind: 'private-use', origin, ...maybeIf(block.maybe) };
  builder.report(
    'syntax',
    origin,
    say`
      \`private\` belongs behind an IPv6 block, which is on the internet without it. IPv4 addresses of a VPC never
      are: only a \`public-ip\` is. Remove the word.
    `,
  );
  return undefined;
}

function gateway(builder: FileBuilder, node: ast.Gateway, vpc: Vpc): void {
  const common = { ...builder.named(node), ...maybeIf(node.maybe), vpc };
  const routeTable = routeTableOf(builder, node.items, vpc);
  if (node.type === 'egress-only-gateway') {
    if (routeTable)
      builder.report(
        'syntax',
        routeTable.origin,
        say`
          An egress-only gateway has no route table of its own: only internet gateways and VPN gateways take edge
          routes. Remove this.
        `,
      );
    const made = { kind: 'egress-only-gateway' as const, ...common };
    builder.register(made, vpc);
    (vpc.egressOnlyGateways as (typeof made)[]).push(made);
  } else if (node.type === 'vpn-gateway') {
    const made = { kind: 'vpn-gateway' as const, ...common, routeTable };
    builder.register(made, vpc);
    (vpc.vpnGateways as (typeof made)[]).push(made);
  } else {
    const made = { kind: 'internet-gateway' as const, ...common, routeTable };
    builder.register(made, vpc);
    (vpc.internetGateways as (typeof made)[]).push(made);
  }
}

function blockPublicAccess(builder: FileBuilder, node: ast.BlockPublicAccess, vpc: Vpc): BlockPublicAccess {
  return {
    kind: 'block-public-access',
    origin: builder.originOf(node),
    mode: node.mode ?? 'bidirectional',
    exclusions: node.exceptions.flatMap((exception) =>
      leavesOf(exception, 'subnets').map((leaf) => ({
        subnet: builder.reference<Subnet>(leaf, ROLES.subnet, vpc),
        allow: exception.allow ?? 'bidirectional',
      })),
    ),
  };
}

function subnet(builder: FileBuilder, node: ast.Subnet, vpc: Vpc): Subnet {
  const intent = leafOf(node, 'intent');
  const zone = leafOf(node, 'zone');
  const uses = node.items.filter((item): item is ast.UseNetworkAcl => item.$type === 'UseNetworkAcl');
  for (const use of uses.slice(1)) {
    builder.report('syntax', builder.originOf(use), say`A subnet has one network ACL. Remove one of them.`);
  }
  const resources: Subnet['resources'][number][] = [];
  const made: Subnet = {
    kind: 'subnet',
    ...builder.named(node),
    ...unknownIf(node.unknown),
    ...(node.anywhere ? { anywhere: true as const } : {}),
    vpc,
    intent: intent && builder.located(node.intent ?? 'private', intent),
    cidrs: builder.cidrs(node, 'cidrs'),
    zone: zone && builder.located(builder.textOf(zone), zone),
    routeTable: routeTableOf(builder, node.items, vpc),
    networkAcl: uses.map((use) => builder.referenceOrUnknown<NetworkAcl>(use, ROLES.networkAcl, vpc)).at(-1),
    resources,
  };
  builder.register(made, vpc);
  for (const item of node.items) if (item.$type === 'Resource') resources.push(resource(builder, item, made));
  return made;
}
