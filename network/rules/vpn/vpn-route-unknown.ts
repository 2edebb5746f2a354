import { addressSetCovers, addressSetOfCidrs, type Cidr, cidrRange, formatCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import {
  destinationBlocks,
  destinationText,
  everyTableKnown,
  everyTargetResolved,
  type Learned,
  learnedBy,
  targetOf,
  targetText,
  vpcRouting,
} from '../../forwarding/index.js';
import { atEnd } from '../../repairs/index.js';
import {
  type CidrLiteral,
  type Route,
  type RouteTable,
  type Topology,
  type Vpc,
  type VpnGateway,
  validCidrs,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { intoList } from '../fixes.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import { blocksInWords, namesInWords } from '../route-tables/words.js';
import type { Rule, RuleContext } from '../rule.js';

/** A virtual private gateway drops what it knows no prefix for: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html */
export const vpnRouteUnknown: Rule = {
  id: 'vpn-route-unknown',
  severity: 'warning',
  summary: 'A route leads to a VPN gateway that knows nothing of the destination, or nothing leads back to it.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      if (vpc.vpnGateways.length === 0) continue;
      for (const table of vpc.routeTables) for (const route of table.routes) checkRoute(route, table, context);
      for (const gateway of vpc.vpnGateways) checkWayBack(gateway, vpc, context);
    }
  },
};

function checkRoute(route: Route, table: RouteTable, { topology, report }: RuleContext): void {
  const gateway = targetOf(route);
  if (gateway?.kind !== 'vpn-gateway') return;
  const learned = learnedBy(gateway, topology);
  const prefixes = learned.announcements.flatMap((announcement) => announcement.cidrs);
  const { cidrs, known } = destinationBlocks(route.destination, table.vpc);
  if (!learned.known || !known || cidrs.length === 0) return;
  const all = addressSetOfCidrs(prefixes);
  if (cidrs.some((cidr) => overlapsBlock(all, cidr))) return;
  const knows = prefixes.length === 0 ? say`knows no prefix at all` : say`knows only ${blocksInWords(prefixes)}`;
  report({
    origin: route.origin,
    message: say`
      \`${targetText(route.target)}\` ${knows}, so it drops what this route sends to
      ${destinationText(route.destination)}. A virtual private gateway forwards to prefixes that a VPN or Direct
      Connect announces, or that are static routes of the VPN. ${
        learned.announcements.length === 0
          ? say`Declare the \`vpn\` or \`direct-connect\` that ends at \`${gateway.name}\`, or remove the route.`
          : say`Add the prefix to the connection, or correct the route.`
      }
    `,
    related: relatedConnections(learned),
    fixes: addToConnection(cidrs, learned),
  });
}

/** A static route more, where the network behind the one connection has all of it and the tunnels would carry it. */
function addToConnection(blocks: readonly Cidr[], { announcements }: Learned): Fix[] {
  const [only, ...others] = announcements;
  if (only?.connection.kind !== 'vpn' || others.length > 0) return [];
  const { name, network, routes = [], localCidrs } = only.connection;
  const last = routes.at(-1);
  const has = (cidrs: readonly CidrLiteral[]): boolean => {
    const all = addressSetOfCidrs(validCidrs(cidrs));
    return blocks.every((block) => addressSetCovers(all, [cidrRange(block)]));
  };
  if (!last || !network.target || !has(network.target.cidrs) || (localCidrs && !has(localCidrs.cidrs))) return [];
  const text = blocks.map(formatCidr).join(', ');
  return intoList(say`Add ${text} to the static routes of ${name}`, last.origin, text);
}

/** Whether something comes in by the gateway, and no table of its VPC leads back to it. */
export function lacksVpnRoute(gateway: VpnGateway, topology: Topology): boolean {
  const { vpc } = gateway;
  if (learnedBy(gateway, topology).announcements.length === 0 || vpc.subnets.length === 0) return false;
  if (!everyTableKnown(vpc)) return false;
  if (!vpc.routeTables.every((table) => everyTargetResolved(table) && table.propagations.every(({ target }) => target)))
    return false;
  const leadsThere = (table: RouteTable): boolean =>
    table.propagations.some(({ target }) => target === gateway) ||
    table.routes.some((route) => targetOf(route) === gateway);
  return !vpc.routeTables.some(leadsThere);
}

function checkWayBack(gateway: VpnGateway, vpc: Vpc, { topology, report }: RuleContext): void {
  if (!lacksVpnRoute(gateway, topology)) return;
  const learned = learnedBy(gateway, topology);
  report({
    origin: gateway.nameOrigin,
    message: say`
      No route table of VPC \`${vpc.name}\` leads to \`${gateway.name}\`: what comes in by
      ${namesInWords(learned.announcements.map(({ connection }) => connection))} gets no reply. Routes are not
      there by themselves: write \`propagate ${gateway.name}\` in the tables of the subnets that take part, or a
      static route.
    `,
    related: relatedConnections(learned),
    fixes: propagate(gateway),
  });
}

function propagate(gateway: VpnGateway): Fix[] {
  const { vpc } = gateway;
  const tables = [...vpcRouting(vpc).subnetsOf.keys()].filter(
    (table) => table.vpc === vpc && !table.unknown && table.origin.file === gateway.origin.file,
  );
  if (tables.length === 0 || gateway.origin.file === '') return [];
  const text = `propagate ${writtenName(gateway)}`;
  return [
    {
      title: say`Propagate its routes into ${namesInWords(tables)}`,
      edits: tables.map((table) => atEnd(table.origin, [text])),
    },
  ];
}

function relatedConnections(learned: Learned): { message: string; origin: Vpc['origin'] }[] {
  return learned.announcements
    .slice(0, 4)
    .map(({ connection }) => ({ message: say`Ends at the gateway`, origin: connection.nameOrigin }));
}
