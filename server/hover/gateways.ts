import { targetOf } from '../../network/forwarding/index.js';
import type {
  EgressOnlyGateway,
  Element,
  GatewayEndpoint,
  InternetGateway,
  RegionalNatGateway,
  RouteTable,
  Topology,
  VpnGateway,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, names, paragraphs } from './markdown.js';

type Target = Element & { readonly vpc: { readonly routeTables: readonly RouteTable[] } };

function tablesTo(target: Target): RouteTable[] {
  return target.vpc.routeTables.filter((table) => table.routes.some((route) => targetOf(route) === target));
}

function isRouteTarget(target: Target): boolean {
  return tablesTo(target).length > 0;
}

/** Which tables send packets there. */
export function routedFrom(target: Target): string {
  const tables = tablesTo(target);
  return tables.length > 0
    ? say`Route tables that lead here: ${names(tables)}.`
    : say`No route table leads here yet, so no packet does.`;
}

export function internetGatewayHover(gateway: InternetGateway): string {
  return paragraphs(
    heading(gateway),
    say`
      The shop's front door: the way between the VPC and the internet, both ways. It stands open; who comes
      through is decided by routes, addresses, ACLs and groups.
    `,
    [
      say`- A subnet needs a **route** to it: that is what makes a subnet public.`,
      say`- An instance needs a **public address**. For IPv4 the gateway swaps it with the private one: ACLs and groups inside only ever see the private address. IPv6 addresses are public as they are.`,
      say`- A VPC has one at a time. It has no bandwidth to run out of, and no rules of its own.`,
    ].join('\n'),
    routedFrom(gateway),
    gateway.routeTable
      ? say`
        What comes in follows the route table ${code(gateway.routeTable.text)} first (edge routing), for example
        through a firewall.
      `
      : '',
    readOn('internetGateway', 'elasticIp'),
  );
}

export function egressOnlyGatewayHover(gateway: EgressOnlyGateway): string {
  return paragraphs(
    heading(gateway),
    say`
      A back door that opens only from inside, for IPv6: connections go out, their replies come in, and nobody
      outside can begin one. What a NAT gateway is for IPv4, without changing any address.
    `,
    say`A subnet needs a route for \`::/0\` to it.`,
    routedFrom(gateway),
    readOn('egressOnlyGateway'),
  );
}

export function vpnGatewayHover(gateway: VpnGateway, topology: Topology): string {
  const connections = [
    ...topology.vpns.filter((vpn) => vpn.gateway.target === gateway),
    ...topology.directConnects.filter((line) => line.gateways.some((ref) => ref.target === gateway)),
  ];
  const learning = gateway.vpc.routeTables.filter((table) => table.propagations.some((ref) => ref.target === gateway));
  return paragraphs(
    heading(gateway),
    say`
      The staff door: a virtual private gateway, through which a VPN or a Direct Connect line brings the network
      on premises in. Only who comes by those lines can use it; the internet does not see it.
    `,
    [
      say`- A subnet needs a route to it, written (\`10.9.0.0/16 -> …\`) or learned (\`propagate\` in its route table).`,
      say`- It passes on only to blocks that it **knows**: announced over BGP, or static routes of the VPN.`,
      say`- It leads to resources of this VPC only: not on to the VPC's internet gateway, NAT gateway or gateway endpoints.`,
    ].join('\n'),
    connections.length > 0
      ? say`Lines that end here: ${names(connections)}.`
      : say`No VPN or Direct Connect ends here yet.`,
    learning.length > 0 ? say`Route tables that learn its routes: ${names(learning)}.` : '',
    learning.length === 0 || isRouteTarget(gateway) ? routedFrom(gateway) : '',
    readOn('vpn', 'routePriority'),
  );
}

export function regionalNatGatewayHover(gateway: RegionalNatGateway): string {
  return paragraphs(
    heading(gateway),
    say`
      A NAT gateway for the whole VPC. Resources behind it open connections to the internet with its public
      address; nobody outside can open one to them. It sits in no subnet, so no network ACL stands at its side,
      and AWS spreads it over the zones.
    `,
    routedFrom(gateway),
    readOn('natGateway'),
  );
}

export function gatewayEndpointHover(endpoint: GatewayEndpoint): string {
  return paragraphs(
    heading(endpoint),
    say`
      A way to an AWS service (S3 or DynamoDB) that stays in AWS's network: no internet gateway, no NAT gateway,
      no public address needed. It works by a route to the service's prefix list in the tables named here.
    `,
    say`
      To ${code(endpoint.service.text)}, for the route tables
      ${list(endpoint.routeTables.map((ref) => code(ref.text)))}.
    `,
    say`Groups may name the prefix list; network ACLs cannot, so they must allow the blocks themselves.`,
    readOn('gatewayEndpoint'),
  );
}
