import { cidrsOverlap, formatCidr, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import { openDefaultRoutes, takesOthers } from '../builder/default-routes.js';
import type { Key, NetworkDraftElement } from '../builder/draft.js';
import type { Import } from './context.js';

/** The lines that end at each network. */
interface Line {
  readonly key: Key;
  readonly gateways: readonly Key[];
  /** Undefined: BGP. */
  readonly routes: readonly string[] | undefined;
}

/**
 * The blocks of on-premises networks: as given; else the static routes to them, those of transit gateways' tables too; else what their gateway has learned, as propagated routes tell it.
 * A network that announces its blocks by BGP and that nothing tells of stays unknown.
 */
export function settleNetworks(context: Import): void {
  const lines = linesByNetwork(context);
  const all = [...lines.values()].flat();
  for (const [key, draft] of [...context.network.all('network')]) {
    const name = key.replace(/ network$/, '');
    const given = announced(context, key, name, givenBlocks(context, [...draft.ids, name]));
    if (given) setBlocks(draft, given);
    else if (lines.has(key)) {
      setBlocks(draft, blocksOf(context, lines.get(key) ?? [], all));
      const wide = openDefaultRoutes(context.network, key, draft);
      if (wide.length > 0) context.warnings.add(takesOthers(name, wide));
      else if (draft.unknown && draft.ids.length > 0)
        context.warnings.add(
          say`
            The data do not tell which blocks ${name} announces: they are unknown, unless \`--network
            ${name}=CIDR\` says them.
          `,
        );
    }
  }
  settleLearned(context);
  mergeAlike(context);
}

/** Blocks of a family of which no BGP session tells anything, are no way to what lies behind it. */
function announced(context: Import, key: Key, name: string, given: string[] | undefined): string[] | undefined {
  const families = context.families.get(key);
  if (given === undefined || families === undefined || families === 'any') return given;
  const isTold = (block: string): boolean => families.has(block.includes(':') ? 'ipv6' : 'ipv4');
  const untold = given.filter((block) => !isTold(block));
  if (untold.length > 0)
    context.warnings.add(
      say`
        No virtual interface of ${name} has a BGP session for the family of ${untold.join(', ')}: nothing leads there
        through it, and what was given is left out.
      `,
    );
  const rest = given.filter(isTold);
  return rest.length > 0 ? rest : undefined;
}

function linesByNetwork({ network }: Import): Map<Key, Line[]> {
  const lines = new Map<Key, Line[]>();
  const add = (to: Key, line: Line) => lines.set(to, [...(lines.get(to) ?? []), line]);
  for (const [key, vpn] of network.all('vpn')) add(vpn.network, { key, gateways: [vpn.gateway], routes: vpn.routes });
  for (const [key, line] of network.all('direct-connect'))
    add(line.network, { key, gateways: line.gateways, routes: undefined });
  return lines;
}

/** Undefined where one line announces what nothing tells. */
function blocksOf(context: Import, own: readonly Line[], all: readonly Line[]): string[] | undefined {
  const blocks: string[] = [];
  for (const { key, gateways, routes } of own) {
    const sources = [key, ...gateways];
    const learned = sources.map((source) => context.learned.get(source)).find((found) => found !== undefined);
    const inTables = routes?.length === 0 ? routedTo(context, key, gateways) : [];
    if (inTables === undefined) return undefined;
    if (routes) blocks.push(...routes, ...inTables);
    else if (learned) {
      // A gateway propagates the static routes of its other lines too.
      const others = all.filter((line) => line.routes && line.gateways.some((gateway) => gateways.includes(gateway)));
      const elsewhere = new Set(others.flatMap((line) => line.routes ?? []));
      blocks.push(...[...learned].filter((block) => !elsewhere.has(block)));
    } else return undefined;
  }
  return [...new Set(blocks)];
}

/**
 * A static VPN of a transit gateway has its routes in the gateway's tables. One that leads there whatever no other route is exact for does not tell what lies behind it.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
 */
function routedTo({ network }: Import, line: Key, gateways: readonly Key[]): string[] | undefined {
  const tables = [...network.all('transit-gateway-route-table')].filter(([, one]) =>
    gateways.includes(one.transitGateway),
  );
  const blocks = tables.flatMap(([, { routes }]) =>
    routes.flatMap(({ destination, target, maybe }) =>
      !maybe && typeof target === 'object' && target.ref === line && 'cidr' in destination ? [destination.cidr] : [],
    ),
  );
  const taken = [...network.all('vpc')].flatMap(([, { cidrs }]) => cidrs.flatMap((one) => parseCidr(one)?.cidr ?? []));
  const isWide = (block: string): boolean => {
    const cidr = parseCidr(block)?.cidr;
    return cidr === undefined || block.endsWith('/0') || taken.some((one) => cidrsOverlap(one, cidr));
  };
  return blocks.some(isWide) ? undefined : [...new Set(blocks)];
}

function setBlocks(draft: NetworkDraftElement, blocks: readonly string[] | undefined): void {
  draft.cidrs = [...(blocks ?? [])];
  draft.unknown = draft.cidrs.length === 0;
}

/** Customer gateways with the same blocks behind them are the devices of one network, one of them for when the other fails. */
function mergeAlike(context: Import): void {
  const { network } = context;
  const byBlocks = new Map<string, Key>();
  const merged = new Map<Key, Key>();
  for (const [key, draft] of [...network.all('network')].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (draft.unknown) continue;
    const blocks = [...draft.cidrs].sort().join();
    const first = byBlocks.get(blocks);
    if (first === undefined) {
      byBlocks.set(blocks, key);
      continue;
    }
    network.find(first, 'network')?.ids.push(...draft.ids);
    merged.set(key, first);
    network.remove(key);
  }
  for (const [, line] of [...network.all('vpn'), ...network.all('direct-connect')])
    line.network = merged.get(line.network) ?? line.network;
}

function givenBlocks(context: Import, ids: readonly string[]): string[] | undefined {
  const given = ids.flatMap((id) => context.givenNetworks.get(id) ?? []);
  const blocks = given.flatMap((block) => {
    const parsed = parseCidr(block);
    return parsed ? [formatCidr(parsed.cidr)] : [];
  });
  return blocks.length > 0 ? blocks : undefined;
}

/** A VPN gateway that has learned routes, or that nothing tells anything of, though no line in the data leads to it. */
function settleLearned(context: Import): void {
  const { network } = context;
  const ends = new Set<string>();
  for (const [, vpn] of network.all('vpn')) ends.add(vpn.gateway);
  for (const [, line] of network.all('direct-connect')) for (const gateway of line.gateways) ends.add(gateway);
  for (const [id] of [...network.all('vpn-gateway')]) {
    if (ends.has(id)) continue;
    const learned = context.learned.get(id);
    const key = `beyond-${id}`;
    const known = learned !== undefined && learned.size > 0;
    context.warnings.add(
      known
        ? say`
          Nothing in the data leads to ${id}, which has learned routes to ${[...learned].join(', ')}: a network of
          these blocks is taken to lie behind it.
        `
        : say`Nothing in the data leads to ${id}: what lies behind it is unknown.`,
    );
    network.define(key, { kind: 'network', ids: [], label: key, cidrs: [...(learned ?? [])], unknown: !known });
    network.define(`${key} line`, { kind: 'vpn', ids: [], label: `${key}-line`, network: key, gateway: id });
  }
}
