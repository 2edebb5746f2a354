import { type Cidr, cidrContains, formatCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { destinationText } from '../../forwarding/index.js';
import { type Origin, type Route, type Topology, validCidrs } from '../../topology/index.js';
import { ALL_TCP, formatServices, servicesCover, uniteAllServices } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import type { LostWay } from '../replies/lost-way.js';
import { listOf } from '../wording.js';

/** `tcp 443 from shop.web to bakery.db`, and whether there are others like it. */
export function exampleInWords(all: readonly LostWay[]): string {
  const [{ from, to }] = all as [LostWay, ...LostWay[]];
  const same = all.filter((one) => one.from === from && one.to === to);
  const services = uniteAllServices(same.map(({ requests }) => requests));
  const words = servicesCover(services, ALL_TCP) ? say`What comes` : formatServices(services);
  return say`${words} from ${from.name} to ${to.name}${same.length < all.length ? say` (and more like it)` : ''}`;
}

/** Where the finding stands. */
export function addressOfPlace({ stop: { place } }: LostWay): Origin {
  return place.element.nameOrigin;
}

function placeInWords({ stop: { place } }: LostWay): string {
  switch (place.kind) {
    case 'route-table':
      return say`route table \`${place.element.name}\``;
    case 'main-table':
      return say`
        the main route table, which AWS makes for VPC \`${place.vpc.name}\` and which holds \`local\` alone,
      `;
    case 'transit-table':
      return place.element.kind === 'transit-gateway'
        ? say`the default route table of \`${place.element.name}\``
        : say`route table \`${place.element.name}\` of transit gateway \`${place.element.transitGateway.name}\``;
    case 'connection':
    case 'appliance':
      return `\`${place.element.name}\``;
  }
}

/** What happens to the reply. */
export function reasonInWords(lost: LostWay, topology: Topology): string {
  const { step, place } = lost.stop;
  const where = placeInWords(lost);
  const back = blockInWords(lost, topology);
  if (step.code === 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT' || step.code === 'NO_ROUTE_TO_DESTINATION')
    return say`${where} has no route to ${back}`;
  if (place.kind === 'connection' || place.kind === 'appliance') return withoutFullStop(step.note);
  const taken =
    'route' in place && place.route ? say` by its route to ${destinationText(place.route.destination)}` : '';
  if (step.checkpoint === 'internet-gateway')
    return say`
      ${where} sends the reply to ${back}${taken} to the internet gateway \`${shortName(step.object)}\`, which is
      not the way that the request came and drops it
    `;
  if (step.checkpoint === 'nat-gateway')
    return say`
      ${where} sends the reply to ${back}${taken} to the NAT gateway \`${shortName(step.object)}\`, which drops
      replies to connections that it did not open
    `;
  if (step.checkpoint === 'nat-instance')
    return say`
      ${where} sends the reply to ${back}${taken} to the NAT instance \`${shortName(step.object)}\`, which drops
      replies to connections that did not pass it
    `;
  if (step.checkpoint === 'egress-only-gateway')
    return say`
      ${where} sends the reply to ${back}${taken} to the egress-only gateway \`${shortName(step.object)}\`, which
      drops replies to connections that were not opened from inside
    `;
  return say`${where} sends the reply${taken} where it is dropped: ${withoutFullStop(step.note)}`;
}

/** What to do. */
export function adviceFor(all: readonly LostWay[], topology: Topology): string {
  const [{ stop }] = all as [LostWay, ...LostWay[]];
  const { place, door } = stop;
  const routes = blocksOf(all, topology);
  if (place.kind === 'transit-table')
    return say`
      A transit gateway looks replies up like any other packet, in the table with which the attachment that they
      come from is associated. Let the attachment of the clients propagate into that table, or add a static route
      to it.
    `;
  if (place.kind === 'connection')
    return say`
      On-premises hears of these addresses only where the connection announces them: add their block to its
      allowed prefixes.
    `;
  if (place.kind === 'appliance')
    return say`
      A firewall lets a reply pass only where it has seen the request: let both directions take the same one, in
      both route tables (for what crosses a transit gateway, by one appliance for all zones, or appliance mode on
      its attachment).
    `;
  if (!door || routes.length === 0)
    return say`Replies are looked up like any other packet: let the table lead back the way that the request came.`;
  const texts = routes.map((block) => `\`${formatCidr(block)} -> ${door.name}\``);
  return say`
    Replies are looked up like any other packet, and nothing leads them back by themselves: the request came by
    \`${door.name}\`. Add ${listOf(texts)} to ${
      place.kind === 'main-table'
        ? say`
        a route table for ${place.element.kind === 'subnet' ? say`subnet` : say`the subnets of VPC`}
        \`${place.element.name}\`
      `
        : `\`${place.element.name}\``
    }.
  `;
}

/** The routes to add, below the last one of the table. */
export function addRoutes(all: readonly LostWay[], topology: Topology): Fix[] {
  const [{ stop }] = all as [LostWay, ...LostWay[]];
  const { place, door } = stop;
  if (place.kind !== 'route-table' || !door || door.kind === 'internet-gateway') return [];
  const taken = new Set(place.element.routes.map(({ destination }) => destinationText(destination)));
  const blocks = blocksOf(all, topology).map(formatCidr);
  const last = lowest(place.element.routes);
  // A route to the same destination is there already: which of the two is meant, nobody can tell.
  if (!last || blocks.length === 0 || blocks.some((block) => taken.has(block))) return [];
  const { file, range } = last.origin;
  const indent = `\n${' '.repeat(range.start.column - 1)}`;
  const newText = blocks.map((block) => `${indent}${block} -> ${door.name}`).join('');
  const title =
    blocks.length === 1
      ? say`Add \`${blocks[0]} -> ${door.name}\``
      : say`
      Add ${blocks.length} routes to \`${door.name}\`
    `;
  return [{ title, edits: [{ origin: { file, range: { start: range.end, end: range.end } }, newText }] }];
}

function lowest(routes: readonly Route[]): Route | undefined {
  const after = ({ origin: { range: a } }: Route, { origin: { range: b } }: Route): boolean =>
    a.start.line > b.start.line || (a.start.line === b.start.line && a.start.column > b.start.column);
  return routes.reduce<Route | undefined>((last, route) => (!last || after(route, last) ? route : last), undefined);
}

/** The blocks to which replies have to go, each once: those that VPCs and networks declare. */
function blocksOf(all: readonly LostWay[], topology: Topology): Cidr[] {
  const blocks = new Map<string, Cidr>();
  for (const lost of all) {
    const block = blockOf(lost, topology);
    if (block) blocks.set(formatCidr(block), block);
  }
  return [...blocks.values()];
}

function blockInWords(lost: LostWay, topology: Topology): string {
  const block = blockOf(lost, topology);
  return block ? formatCidr(block) : say`its client`;
}

/** The declared block in which the client's address lies, as it stands on the reply. */
function blockOf({ stop: { step }, from }: LostWay, { vpcs, networks }: Topology): Cidr | undefined {
  const address = step.destination.set?.[0]?.low;
  if (address === undefined) return undefined;
  // Several VPCs may have the same block: the client's own first.
  const own = from.iface ? [from.iface.vpc] : [];
  return [...own, ...networks, ...vpcs]
    .flatMap(({ cidrs }) => validCidrs(cidrs))
    .find((block) => typeof block.base === typeof address && cidrContains(block, address));
}

/** Qualified names are for where several VPCs are spoken of. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** As a part of a sentence. */
function withoutFullStop(note: string): string {
  return note.replace(/^The /, 'the ').replace(/\.$/, '');
}
