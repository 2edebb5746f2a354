import { destinationText, targetOf } from '../../network/forwarding/index.js';
import {
  isNatGateway,
  nounOf,
  type ResourceTraits,
  type Route,
  type RouteTable,
  type RouteTargetElement,
  routeTableOf,
  type TransitGatewayRouteTable,
  traitsOf,
} from '../../network/topology/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, names, paragraphs, table } from './markdown.js';

export function routeTableHover(routes: RouteTable): string {
  const subnets = routes.vpc.subnets.filter((subnet) => routeTableOf(subnet) === routes);
  const gateways = [...routes.vpc.internetGateways, ...routes.vpc.vpnGateways].filter(
    (gateway) => gateway.routeTable?.target === routes,
  );
  return paragraphs(
    heading(routes, routes.main ? say`the main table` : undefined),
    say`
      The signposts of a subnet: where a packet that leaves it goes, by its destination. Of all routes that match,
      the one with the longest prefix wins: \`10.1.0.0/16\` before \`0.0.0.0/0\`. A packet that no route matches
      is dropped.
    `,
    routes.main ? say`As the main table it holds for every subnet that names no table of its own.` : '',
    users(subnets.length > 0 ? names(subnets) : '', gateways.length > 0 ? names(gateways) : ''),
    routeRows(routes.routes, [[say`every block of the VPC`, say`\`local\`: the VPC itself`, say`always there`]]),
    routes.propagations.length > 0
      ? say`
        It also learns the routes that ${list(routes.propagations.map((ref) => code(ref.text)))} knows. A route
        written here wins over a learned one to the same block, and \`local\` wins over every learned one within
        the VPC.
      `
      : '',
    readOn('routeTable', 'routePriority'),
  );
}

function users(subnets: string, gateways: string): string {
  if (!subnets && !gateways) return say`No subnet uses it now.`;
  return [subnets && say`In force for ${subnets}.`, gateways && say`For what comes in by ${gateways}.`]
    .filter(Boolean)
    .join(' ');
}

const MOST_ROUTES = 20;

function routeRows(routes: readonly Route[], always: readonly string[][]): string {
  const rows = routes
    .slice(0, MOST_ROUTES)
    .map((route) => [code(destinationText(route.destination)), targetText(route), purpose(targetOf(route))]);
  if (routes.length > MOST_ROUTES) rows.push(['…', say`${routes.length - MOST_ROUTES} more routes`, '']);
  return table([say`to`, say`goes to`, ''], [...always, ...rows]);
}

function targetText({ target }: Route): string {
  if (target.kind !== 'ref') return code(target.kind);
  return target.ref.target
    ? `${nounOf(target.ref.target)} ${code(target.ref.target.name)}`
    : say`${code(target.ref.text)}, which is not declared`;
}

/** What a target is for, in a few words. */
const FORWARDED: Readonly<Record<ResourceTraits['forwards'], Told | ''>> = {
  translates: told`out, behind a shared address; nobody comes in`,
  masquerades: told`on, behind the address of this instance`,
  routes: told`through this appliance`,
  inspects: told`through the appliances behind this endpoint`,
  never: '',
};

function purpose(target: RouteTargetElement | undefined): string {
  switch (target?.kind) {
    case 'internet-gateway':
      return say`the front door: to the internet, and from it`;
    case 'egress-only-gateway':
      return say`to the internet by IPv6, never from it`;
    case 'vpn-gateway':
      return say`the staff door: to the network on premises`;
    case 'regional-nat-gateway':
      return say`out, behind a shared address; nobody comes in`;
    case 'peering':
      return say`to the peered VPC`;
    case 'transit-gateway':
      return say`to the networks attached to it`;
    case 'gateway-endpoint':
      return say`to the AWS service, without the internet`;
    case 'resource':
      return `${FORWARDED[traitsOf(target).forwards]}`;
    default:
      return '';
  }
}

export function routeHover(route: Route, routes: RouteTable | TransitGatewayRouteTable | undefined): string {
  const target = targetOf(route);
  const { destination } = route;
  const everything =
    destination.kind === 'any' || (destination.kind === 'cidr' && destination.literal.cidr?.prefixLength === 0);
  return paragraphs(
    say`
      **Route** ${routes ? say`of ${code(routes.name)}` : ''}: packets to
      ${code(destinationText(route.destination))} go to ${targetText(route)}.
    `,
    everything
      ? say`This is the default route: it takes what no longer prefix takes.`
      : say`Where several routes match, the longest prefix wins.`,
    explanation(route, target),
    say`A route decides about one direction only. Replies need a way back too, by the routes of the other side.`,
    readOn('routeTable', 'routePriority'),
  );
}

function explanation(route: Route, target: RouteTargetElement | undefined): string {
  if (route.target.kind === 'local')
    return say`\`local\` is the VPC itself: its router brings the packet to the subnet that has the address.`;
  if (route.target.kind === 'blackhole')
    return say`
      \`blackhole\` drops the packet. AWS shows routes so whose target is gone; they still win where their prefix
      is the longest.
    `;
  switch (target?.kind) {
    case undefined:
      return say`The target is not declared, so where these packets end is not known.`;
    case 'internet-gateway':
      return say`
        The internet gateway is the front door. A route to it makes a subnet public; a resource needs a public
        address as well, since the gateway swaps its private address for that one, and drops what has none.
      `;
    case 'egress-only-gateway':
      return say`The egress-only gateway lets IPv6 connections out and only their replies in.`;
    case 'vpn-gateway':
      return say`
        The VPN gateway is the staff door. It passes on only what it knows a way for: blocks announced over BGP,
        or written as static routes of the VPN.
      `;
    case 'peering':
      return say`
        A peering joins two VPCs. The other one needs a route back to this one; and the way ends there, it does
        not lead on to its gateways.
      `;
    case 'transit-gateway':
      return say`
        From here the transit gateway's own route table decides, the one this VPC's attachment is associated with.
        The transit gateway needs an attachment subnet in the zone that the packet comes from.
      `;
    case 'gateway-endpoint':
      return say`The endpoint brings the packet to the service without leaving AWS's network.`;
    case 'resource':
    case 'regional-nat-gateway':
      return isNat(target)
        ? say`
          The NAT gateway replaces the source address by its own, with a port from 1024 to 65535, and remembers
          whose the reply is. Nobody outside can open a connection through it.
        `
        : say`
          The packet goes to ${code(target.name)} as an appliance. It must have \`source-dest-check off\`, or it
          drops what is not addressed to itself.
        `;
    default:
      return '';
  }
}

function isNat(target: RouteTargetElement): boolean {
  return target.kind === 'regional-nat-gateway' || (target.kind === 'resource' && isNatGateway(target));
}

export function transitTableHover(routes: TransitGatewayRouteTable): string {
  return paragraphs(
    heading(routes),
    say`
      A table of a transit gateway. It decides about packets that come **from** the attachments associated with
      it. Routes get into it by propagation (an attached network announces its blocks) or are written here.
    `,
    say`
      Decides for: ${list(routes.associations.map((ref) => code(ref.text)))}. Learns from:
      ${list(routes.propagations.map((ref) => code(ref.text)))}.
    `,
    routeRows(routes.routes, []),
    readOn('transitGateway'),
  );
}
