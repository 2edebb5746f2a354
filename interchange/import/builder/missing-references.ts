/** Closes every reference that leads nowhere, with a warning, and with a placeholder where it can change a verdict: what is built then has no dangling end. */
import { cidrCovers, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { describe } from './describe.js';
import { doubtReferences } from './doubt-references.js';
import type { Draft, DraftKind, Key, RouteDraft, RouteTableDraft } from './draft.js';
import { closeFilterGaps } from './missing-references-filters.js';
import { closeLinkGaps } from './missing-references-links.js';
import type { NetworkDraft } from './network-draft.js';
import { standsForTarget, unknownPrefixList, unknownTransit } from './placeholders.js';

const VPC_TARGETS: readonly DraftKind[] = [
  'internet-gateway',
  'egress-only-gateway',
  'vpn-gateway',
  'resource',
  'regional-nat-gateway',
  'peering',
  'transit-gateway',
  'gateway-endpoint',
];

export function closeGaps(network: NetworkDraft, warnings: Warnings): void {
  dropHomeless(network, warnings);
  closeFilterGaps(network, warnings);
  closeLinkGaps(network, warnings);
  const edges = new Set(
    [...network.all('internet-gateway'), ...network.all('vpn-gateway')].flatMap(
      ([, { routeTable }]) => network.keyOf(routeTable ?? '') ?? [],
    ),
  );
  for (const [key, table] of network.all('route-table')) {
    table.routes = table.routes.map((route) => closeRoute(network, warnings, key, table.vpc, route));
    if (!edges.has(key)) openWithin(network, warnings, key, table);
    table.propagations = table.propagations.filter((gateway) => {
      if (network.has(gateway, 'vpn-gateway')) return true;
      warnings.add(
        say`
          ${describe(table, key)} learns routes from ${gateway}, which the input does not describe: any route may
          be in the table.
        `,
      );
      table.unknown = true;
      return false;
    });
  }
  doubtReferences(network);
}

/** What lies in a VPC or subnet that is not described cannot be placed. */
function dropHomeless(network: NetworkDraft, warnings: Warnings): void {
  const drop = (key: Key, draft: Draft, home: string) => {
    warnings.add(say`${describe(draft, key)} is left out: it lies in ${home}, which the input does not describe.`);
    network.remove(key);
  };
  for (const [key, draft] of [...network.entries()]) {
    if ('vpc' in draft) draft.vpc = network.keyOf(draft.vpc) ?? draft.vpc;
    if ('vpc' in draft && !network.has(draft.vpc, 'vpc')) drop(key, draft, draft.vpc || 'a VPC');
    else if (draft.kind === 'host' && !network.has(draft.network, 'network')) drop(key, draft, draft.network);
    else if (draft.kind === 'transit-gateway-route-table' && !network.has(draft.transitGateway, 'transit-gateway'))
      drop(key, draft, draft.transitGateway);
  }
  for (const [key, draft] of [...network.all('resource')]) {
    const subnets = draft.subnets.filter((subnet) => network.find(subnet, 'subnet')?.vpc === draft.vpc);
    if (subnets.length === 0) drop(key, draft, draft.subnets.join(', ') || 'no subnet');
    else if (subnets.length < draft.subnets.length) {
      const gone = draft.subnets.filter((subnet) => !subnets.includes(subnet)).join(', ');
      warnings.add(
        say`
          ${describe(draft, key)} lies in ${gone} too, which the input does not describe: it is taken to lie in
          ${subnets.join(', ')} alone.
        `,
      );
      draft.subnets = subnets;
    }
  }
}

function closeRoute(network: NetworkDraft, warnings: Warnings, table: Key, vpc: Key, route: RouteDraft): RouteDraft {
  const { destination, target } = route;
  let closed = route;
  if ('ref' in destination && !network.has(destination.ref, 'prefix-list', 'vpc', 'subnet', 'network')) {
    warnings.add(
      say`
        The input does not tell what is in ${destination.ref}, a destination in route table ${table}: what it
        matches is unknown.
      `,
    );
    closed = { ...closed, destination: { ref: unknownPrefixList(network, destination.ref, [destination.ref]) } };
  }
  if (typeof target === 'object' && !network.has(target.ref, ...VPC_TARGETS)) {
    warnings.add(
      say`
        Route table ${table} sends packets to ${target.ref}, which the input does not describe: what becomes of
        them is unknown.
      `,
    );
    closed = { ...closed, target: { ref: unknownTransit(network, target.ref, vpc) } };
  }
  return closed;
}

/**
 * Within its VPC a route may lead to an appliance alone, which may hand on what it likes under whichever address: that is no way out of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
function openWithin(network: NetworkDraft, warnings: Warnings, key: Key, table: RouteTableDraft): void {
  const blocks = (network.find(table.vpc, 'vpc')?.cidrs ?? []).flatMap((text) => parseCidr(text)?.cidr ?? []);
  const isOpen = ({ destination, target }: RouteDraft): boolean => {
    const cidr = 'cidr' in destination ? parseCidr(destination.cidr)?.cidr : undefined;
    if (cidr === undefined || typeof target !== 'object' || !standsForTarget(target.ref)) return false;
    return blocks.some((block) => cidrCovers(block, cidr));
  };
  const open = table.routes.filter(isOpen);
  if (open.length === 0) return;
  warnings.add(
    say`
      ${describe(table, key)} sends packets within its VPC to what the input does not describe: any route may be in
      the table.
    `,
  );
  table.routes = table.routes.filter((route) => !open.includes(route));
  table.unknown = true;
}
