import {
  type AddressLiteral,
  type EndpointService,
  maybeIf,
  type Origin,
  type PublicIp,
  type Reference,
  type RegionalNatGateway,
  type Resource,
  type ResourceType,
  type RouteTable,
  type SecurityGroup,
  type Subnet,
  traitsOf,
  type Vpc,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf } from './leaves.js';
import { portRange } from './traffic.js';

export function resource(builder: FileBuilder, node: ast.Resource, subnet: Subnet): Resource {
  const type = node.type ?? 'instance';
  const made: Resource = {
    kind: 'resource',
    type,
    privateNat: node.private,
    ...builder.named(node),
    ...maybeIf(node.maybe),
    vpc: subnet.vpc,
    subnets: [subnet],
    addresses: builder.addresses(node, 'addresses'),
    ...serviceOf(builder, node, subnet.vpc),
    ...resourceItems(builder, node.items, type, subnet.vpc),
  };
  builder.register(made, subnet.vpc);
  return made;
}

/** A resource over several subnets. */
export function spanningResource(builder: FileBuilder, node: ast.SpanningResource, vpc: Vpc): Resource {
  const made: Resource = {
    kind: 'resource',
    type: node.type,
    privateNat: false,
    ...builder.named(node),
    ...maybeIf(node.maybe),
    vpc,
    ...placesOf(builder, node.places, vpc),
    ...serviceOf(builder, node, vpc),
    ...resourceItems(builder, node.items, node.type, vpc),
  };
  builder.register(made, vpc);
  return made;
}

/** Where a resource over several subnets is. The subnets are known once names are linked. */
export function placesOf(
  builder: FileBuilder,
  places: readonly ast.ResourcePlace[],
  vpc: Vpc,
): Pick<Resource, 'subnets' | 'addresses'> {
  const subnets: Subnet[] = [];
  const addresses: AddressLiteral[] = [];
  for (const place of places) {
    const leaf = leafOf(place, 'ref');
    if (leaf) {
      builder.links.push({
        text: builder.textOf(leaf),
        origin: builder.origin(leaf),
        role: ROLES.subnet,
        file: builder.scope,
        owner: vpc,
        several: false,
        accept: (targets) => subnets.push(targets[0] as Subnet),
      });
    }
    addresses.push(...builder.addresses(place, 'addresses'));
  }
  return { subnets, addresses };
}

function serviceOf(
  builder: FileBuilder,
  node: ast.Resource | ast.SpanningResource,
  vpc: Vpc,
): Pick<Resource, 'service'> {
  const leaf = leafOf(node, 'service');
  return leaf ? { service: builder.reference<EndpointService>(leaf, ROLES.endpointService, vpc) } : {};
}

export function resourceItems(
  builder: FileBuilder,
  items: readonly ast.Resource['items'][number][],
  type: ResourceType,
  vpc: Vpc,
): Pick<
  Resource,
  | 'securityGroups'
  | 'groupStatements'
  | 'publicIps'
  | 'clientPorts'
  | 'sourceDestCheck'
  | 'ipAddressType'
  | 'denyInternetGatewayTraffic'
> {
  let securityGroups: Reference<SecurityGroup>[] | undefined;
  let clientPorts: Resource['clientPorts'];
  let { sourceDestCheck } = traitsOf({ type });
  let ipAddressType: Resource['ipAddressType'];
  let denies = false;
  const groupStatements: Origin[] = [];
  const publicIps: PublicIp[] = [];
  for (const item of items) {
    if (item.$type === 'UseSecurityGroups') {
      securityGroups = [...(securityGroups ?? []), ...groupReferences(builder, item, vpc)];
      if (type === 'nat-gateway') groupStatements.push(builder.originOf(item));
    } else if (item.$type === 'PublicIp') publicIps.push(publicIp(builder, item));
    else if (item.$type === 'DenyInternetGatewayTraffic') denies = true;
    else if (item.$type === 'IpAddressType') ipAddressType = addressType(builder, item);
    else if (item.$type === 'SourceDestCheck') sourceDestCheck = item.state !== 'off';
    else if (item.$type === 'ClientPorts') {
      const range = portRange(builder, item.range);
      if (range) clientPorts = builder.located(range, item.range.$cstNode);
    }
  }
  return {
    securityGroups,
    publicIps,
    clientPorts,
    sourceDestCheck,
    ...(groupStatements.length > 0 ? { groupStatements } : {}),
    ...(ipAddressType ? { ipAddressType } : {}),
    ...(denies ? { denyInternetGatewayTraffic: true } : {}),
  };
}

/** A load balancer's fourth type is none of anything else: its IPv4 addresses are private, as these are without a `public-ip`. */
function addressType(builder: FileBuilder, item: ast.IpAddressType): Resource['ipAddressType'] {
  const type = item.type === 'dualstack-without-public-ipv4' ? 'dualstack' : item.type;
  return builder.located(type, leafOf(item, 'type'));
}

export function groupReferences(
  builder: FileBuilder,
  item: ast.UseSecurityGroups,
  vpc: Vpc,
): Reference<SecurityGroup>[] {
  return item.groups.flatMap((use) => {
    const leaf = leafOf(use, 'ref');
    return leaf ? [builder.reference<SecurityGroup>(leaf, ROLES.securityGroup, vpc, maybeIf(use.maybe))] : [];
  });
}

function publicIp(builder: FileBuilder, item: ast.PublicIp): PublicIp {
  const address = leafOf(item, 'address');
  const privateAddress = leafOf(item, 'private');
  return {
    kind: 'public-ip',
    origin: builder.originOf(item),
    ...maybeIf(item.maybe),
    address: address && builder.address(address),
    privateAddress: privateAddress && builder.address(privateAddress),
  };
}

export function regionalNatGateway(builder: FileBuilder, node: ast.RegionalNatGateway, vpc: Vpc): RegionalNatGateway {
  const publicIps = node.items.flatMap((item) => (item.$type === 'PublicIp' ? [publicIp(builder, item)] : []));
  const gateway: RegionalNatGateway = {
    kind: 'regional-nat-gateway',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    vpc,
    publicIps,
    routeTable: routeTableOf(builder, node.items, vpc),
  };
  builder.register(gateway, vpc);
  return gateway;
}

/** The table that a `route-table` item names. Of several, which is a mistake, the last one is taken. */
export function routeTableOf(
  builder: FileBuilder,
  items: readonly { readonly $type: string }[],
  vpc: Vpc,
): Reference<RouteTable> | undefined {
  const uses = items.filter((item): item is ast.UseRouteTable => item.$type === 'UseRouteTable');
  for (const use of uses.slice(1)) {
    builder.report('syntax', builder.originOf(use), say`A subnet or gateway has one route table. Remove one of them.`);
  }
  const use = uses.at(-1);
  return use && builder.referenceOrUnknown<RouteTable>(use, ROLES.routeTable, vpc);
}
