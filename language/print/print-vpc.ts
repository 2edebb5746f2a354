import { cidrContains } from '../../network/address/index.js';
import {
  type BlockPublicAccess,
  type EndpointService,
  type GatewayEndpoint,
  type InternetGateway,
  type Listener,
  type LoadBalancer,
  type LoadBalancerNode,
  type PublicIp,
  type Reference,
  type RegionalNatGateway,
  type Resource,
  type RouteTable,
  type Subnet,
  type TargetReference,
  type TransitGatewayRouteTable,
  traitsOf,
  type Vpc,
  type VpcBlock,
  type VpnGateway,
} from '../../network/topology/index.js';
import { ROLES } from '../link/roles.js';
import { declaredName, type Naming } from './naming.js';
import { clientVpnItems } from './print-client-vpn.js';
import { printNetworkAcl, printSecurityGroup } from './print-filters.js';
import { printRoute } from './print-routes.js';
import { printPorts, printTraffic } from './print-traffic.js';
import { block, blocksOf, documented, ids, lines, maybe, more, optionalBlock, texts } from './text.js';

/** A VPC: its first line as far as its bracket, and what stands inside, part by part, between which an empty line stands. */
export interface PrintedVpc {
  readonly header: string;
  readonly parts: readonly string[];
}

/** The VPC in the order in which one explains it: how it is connected, what is in it, where traffic goes, what is let through. */
export function printVpc(vpc: Vpc, naming: Naming): PrintedVpc {
  const parts = [
    [...ids(vpc.ids), ...vpc.blockPublicAccess.map((access) => printBlockPublicAccess(access, vpc, naming))],
    [
      ...vpc.internetGateways.map((gateway) => edgeGateway('internet-gateway', gateway, naming)),
      ...vpc.egressOnlyGateways.map((gateway) =>
        documented(
          gateway,
          optionalBlock(`${maybe(gateway)}egress-only-gateway ${declaredName(gateway)}`, ids(gateway.ids)),
        ),
      ),
      ...vpc.vpnGateways.map((gateway) => edgeGateway('vpn-gateway', gateway, naming)),
      ...vpc.regionalNatGateways.map((gateway) => printRegionalNatGateway(gateway, naming)),
      ...vpc.gatewayEndpoints.map((endpoint) => printGatewayEndpoint(endpoint, naming)),
    ],
    ...vpc.subnets.map((subnet) => [printSubnet(subnet, naming)]),
    vpc.spanningResources.map((resource) => printSpanningResource(resource, naming)),
    ...vpc.loadBalancers.map((balancer) => [printLoadBalancer(balancer, naming)]),
    vpc.endpointServices.map((service) => printEndpointService(service, naming)),
    ...vpc.routeTables.map((table) => [printRouteTable(table, naming)]),
    ...vpc.networkAcls.map((acl) => [printNetworkAcl(acl, naming)]),
    ...vpc.securityGroups.map((group) => [printSecurityGroup(group, naming)]),
  ];
  const header = `vpc ${declaredName(vpc)} ${vpc.unknown ? blocksOf(vpc) : vpc.cidrs.map(printBlock).join(', ')}${vpc.region ? ` in ${vpc.region.value}` : ''}`;
  return {
    header: documented(vpc, header),
    parts: parts.filter((part) => part.length > 0).map((part) => part.join('\n')),
  };
}

const printBlock = ({ text, privateUse }: VpcBlock): string =>
  `${text}${privateUse ? ` ${maybe(privateUse)}private` : ''}`;

function printBlockPublicAccess(access: BlockPublicAccess, vpc: Vpc, naming: Naming): string {
  const exceptions = access.exclusions.map(
    ({ subnet, allow }) => ` except ${naming.reference(subnet, ROLES.subnet, vpc)} allow ${allow}`,
  );
  return `block-public-access ${access.mode}${exceptions.join('')}`;
}

function useRouteTable(table: Reference<RouteTable> | undefined, vpc: Vpc, naming: Naming): string[] {
  return table ? [`route-table ${naming.reference(table, ROLES.routeTable, vpc)}`] : [];
}

function edgeGateway(word: string, gateway: InternetGateway | VpnGateway, naming: Naming): string {
  return documented(
    gateway,
    optionalBlock(`${maybe(gateway)}${word} ${declaredName(gateway)}`, [
      ...ids(gateway.ids),
      ...useRouteTable(gateway.routeTable, gateway.vpc, naming),
    ]),
  );
}

function printRegionalNatGateway(gateway: RegionalNatGateway, naming: Naming): string {
  const items = [
    ...ids(gateway.ids),
    ...gateway.publicIps.map(printPublicIp),
    ...useRouteTable(gateway.routeTable, gateway.vpc, naming),
  ];
  return documented(gateway, optionalBlock(`${maybe(gateway)}regional nat-gateway ${declaredName(gateway)}`, items));
}

function printGatewayEndpoint(endpoint: GatewayEndpoint, naming: Naming): string {
  const { vpc } = endpoint;
  const tables =
    endpoint.routeTables.length > 0 ? ` in ${naming.references(endpoint.routeTables, ROLES.routeTable, vpc)}` : '';
  return documented(
    endpoint,
    optionalBlock(
      `${maybe(endpoint)}gateway-endpoint ${declaredName(endpoint)} to ${naming.reference(endpoint.service, ROLES.prefixList, vpc)}${tables}`,
      ids(endpoint.ids),
    ),
  );
}

function printSubnet(subnet: Subnet, naming: Naming): string {
  const { vpc, networkAcl } = subnet;
  const header = `${subnet.intent ? `${subnet.intent.value} ` : ''}subnet ${declaredName(subnet)} ${blocksOf(subnet)}${subnet.zone ? ` in ${subnet.zone.value}` : ''}`;
  const items = [
    ...ids(subnet.ids),
    ...useRouteTable(subnet.routeTable, vpc, naming),
    ...(networkAcl ? [`network-acl ${naming.reference(networkAcl, ROLES.networkAcl, vpc)}`] : []),
    ...subnet.resources.map((resource) => printResource(resource, naming)),
  ];
  return documented(subnet, block(header, items));
}

function printResource(resource: Resource, naming: Naming): string {
  const addresses = resource.addresses.length > 0 ? ` ${texts(resource.addresses)}` : '';
  const header = `${maybe(resource)}${resource.privateNat ? 'private ' : ''}${resource.type} ${declaredName(resource)}${addresses}${toService(resource, naming)}`;
  return documented(resource, optionalBlock(header, resourceItems(resource, naming)));
}

/** Each address behind the subnet that has it, in their order. */
function printSpanningResource(resource: Resource, naming: Naming): string {
  const places = resource.subnets.map((subnet) => ({
    subnet,
    text: naming.reference(
      { kind: 'reference', text: subnet.name, target: subnet, origin: subnet.origin },
      ROLES.subnet,
      resource.vpc,
    ),
  }));
  let at = 0;
  for (const { address, text } of resource.addresses) {
    const home = places.findIndex(
      ({ subnet }, index) =>
        index >= at && address !== undefined && subnet.cidrs.some(({ cidr }) => cidr && cidrContains(cidr, address)),
    );
    if (home >= 0) at = home;
    const place = places[at];
    if (place) place.text += ` ${text}`;
  }
  const clients = resource.clientVpn?.clients ? ` ${resource.clientVpn.clients.text}` : '';
  const header = `${maybe(resource)}${resource.type} ${declaredName(resource)}${clients} in ${places.map((place) => place.text).join(', ')}${toService(resource, naming)}`;
  const items = resourceItems(resource, naming);
  return documented(
    resource,
    // With a table of its own it is no line among others.
    resource.clientVpn ? block(header, [...items, ...clientVpnItems(resource, naming)]) : optionalBlock(header, items),
  );
}

const toService = ({ service, vpc }: Resource, naming: Naming): string =>
  service ? ` to ${naming.reference(service, ROLES.endpointService, vpc)}` : '';

function resourceItems(resource: Resource, naming: Naming): string[] {
  const { securityGroups, clientPorts, vpc } = resource;
  return [
    ...ids(resource.ids),
    ...(securityGroups && securityGroups.length > 0
      ? [`security-groups ${naming.references(securityGroups, ROLES.securityGroup, vpc)}`]
      : []),
    ...resource.publicIps.map(printPublicIp),
    ...(clientPorts ? [`client-ports ${printPorts(clientPorts.value)}`] : []),
    ...(resource.sourceDestCheck === traitsOf(resource).sourceDestCheck
      ? []
      : [`source-dest-check ${resource.sourceDestCheck ? 'on' : 'off'}`]),
    ...(resource.ipAddressType ? [`ip-address-type ${resource.ipAddressType.value}`] : []),
    ...(resource.denyInternetGatewayTraffic ? ['deny-internet-gateway-traffic'] : []),
  ];
}

function printPublicIp(ip: PublicIp): string {
  return `${maybe(ip)}public-ip${ip.address ? ` ${ip.address.text}` : ''}${ip.privateAddress ? ` for ${ip.privateAddress.text}` : ''}`;
}

function printRouteTable(table: RouteTable, naming: Naming): string {
  const items = [
    ...ids(table.ids),
    ...table.routes.map((route) => printRoute(route, ROLES.routeTarget, table.vpc, naming)),
    ...table.propagations.map((gateway) => `propagate ${naming.reference(gateway, ROLES.vpnGateway, table.vpc)}`),
  ];
  return documented(
    table,
    block(`${table.main ? 'main ' : ''}route-table ${declaredName(table)}${more(table)}`, items),
  );
}

export function printTransitGatewayRouteTable(table: TransitGatewayRouteTable, naming: Naming): string {
  const items = [
    ...ids(table.ids),
    ...(table.associations.length > 0 ? [`associate ${naming.references(table.associations, ROLES.attached)}`] : []),
    ...(table.propagations.length > 0 ? [`propagate ${naming.references(table.propagations, ROLES.attached)}`] : []),
    ...table.routes.map((route) => printRoute(route, ROLES.attached, undefined, naming)),
  ];
  return documented(table, lines(`route-table ${declaredName(table)}${more(table)}`, items));
}

function printLoadBalancer(balancer: LoadBalancer, naming: Naming): string {
  const { vpc, securityGroups, crossZone, ipAddressType, enforcesInboundRulesOnPrivateLink } = balancer;
  const nodes = balancer.nodes.map((node) => printNode(node, vpc, naming));
  const items = [
    ...ids(balancer.ids),
    ...(balancer.isPublic ? ['public'] : balancer.maybePublic ? ['maybe public'] : []),
    ...(balancer.maybePublicIp ? ['maybe public-ip'] : []),
    ...(securityGroups && securityGroups.length > 0
      ? [`security-groups ${naming.references(securityGroups, ROLES.securityGroup, vpc)}`]
      : []),
    ...(crossZone ? [`cross-zone ${crossZone.value ? 'on' : 'off'}`] : []),
    ...(ipAddressType ? [`ip-address-type ${ipAddressType.value}`] : []),
    ...(enforcesInboundRulesOnPrivateLink
      ? [`enforce-inbound-rules-on-private-link-traffic ${enforcesInboundRulesOnPrivateLink.value ? 'on' : 'off'}`]
      : []),
    ...balancer.listeners.map((listener) => printListener(listener, vpc, naming)),
  ];
  return documented(
    balancer,
    block(`${balancer.type}-load-balancer ${declaredName(balancer)} in ${nodes.join(', ')}`, items),
  );
}

function printEndpointService(service: EndpointService, naming: Naming): string {
  const balancers = naming.references(service.loadBalancers, ROLES.networkLoadBalancer, service.vpc);
  return documented(
    service,
    optionalBlock(`endpoint-service ${declaredName(service)} for ${balancers}`, ids(service.ids)),
  );
}

function printNode({ subnet, addresses, publicIp }: LoadBalancerNode, vpc: Vpc, naming: Naming): string {
  const own = addresses.map(({ text }) => ` ${text}`).join('');
  return `${naming.reference(subnet, ROLES.subnet, vpc)}${own}${publicIp?.address ? ` public-ip ${publicIp.address.text}` : ''}`;
}

function printTarget(target: TargetReference, vpc: Vpc, naming: Naming): string {
  return `${naming.reference(target, ROLES.listenerTarget, vpc)}${target.zone ? ` in ${target.zone.value}` : ''}`;
}

function printListener(listener: Listener, vpc: Vpc, naming: Naming): string {
  const { traffic, targets, answer, targetTraffic, clientIp, healthCheck, weight, crossZone } = listener;
  const named = answer ? answer.value : targets.map((target) => printTarget(target, vpc, naming)).join(', ');
  const to = [named, listener.unknown ? 'unknown' : ''].filter((text) => text !== '').join(' ');
  return [
    `${listener.either ? 'either ' : maybe(listener)}listener ${printTraffic(traffic)}`,
    ...(to ? [`-> ${to}`] : []),
    ...(targetTraffic ? [`on ${printTraffic(targetTraffic)}`] : []),
    ...(clientIp ? [`client-ip ${clientIp.value}`] : []),
    ...(healthCheck ? [`health-check ${printTraffic(healthCheck)}`] : []),
    ...(weight ? [`weight ${weight.value}`] : []),
    ...(crossZone ? [`cross-zone ${crossZone.value ? 'on' : 'off'}`] : []),
  ].join(' ');
}
