import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { type Family, PEERS, sessionsOf } from './bgp-peers.js';
import { readBlocks } from './blocks.js';
import { type Import, readKind } from './context.js';
import type { Place } from './described.js';
import { text } from './fields.js';
import { stateOf } from './states.js';

const GATEWAY = { DirectConnectGatewayId: text, DirectConnectGatewayName: text, DirectConnectGatewayState: text };
const lower = z.looseObject({ id: z.string().nullish(), Id: z.string().nullish() });
const prefix = z.looseObject({ cidr: z.string().nullish(), Cidr: z.string().nullish() });
const ASSOCIATION = {
  DirectConnectGatewayId: text,
  AssociationState: text,
  AssociatedGateway: lower,
  VirtualGatewayId: text,
  AllowedPrefixesToDirectConnectGateway: z.array(prefix),
};
const VIF = {
  VirtualInterfaceId: text,
  VirtualInterfaceName: text,
  VirtualInterfaceType: text,
  VirtualInterfaceState: text,
  VirtualGatewayId: text,
  DirectConnectGatewayId: text,
  BgpPeers: PEERS,
};

interface Association {
  readonly gateway: string;
  readonly allow: string[] | undefined;
  /** Whether it is joined now is left open. */
  readonly isOpen?: boolean;
}

/** Direct Connect gateways with what they are associated to, and virtual interfaces that end at a VPN gateway themselves. */
export function importDirectConnect(context: Import): void {
  const open = new Set<string>();
  for (const { value } of readKind(context, 'DirectConnectGateways', GATEWAY)) {
    const id = value.DirectConnectGatewayId;
    if (id === undefined) continue;
    const status = stateOf('Direct Connect gateway', value.DirectConnectGatewayState);
    if (status === 'gone') context.gone.add(id);
    else context.labels.set(id, value.DirectConnectGatewayName);
    if (status === 'open') open.add(id);
  }
  const withInterface = new Set<string>();
  const withLiveInterface = new Set<string>();
  for (const { value, place } of readKind(context, 'VirtualInterfaces', VIF)) {
    const {
      VirtualInterfaceId: id,
      VirtualGatewayId: gateway,
      DirectConnectGatewayId: owner,
      VirtualInterfaceType: type,
    } = value;
    const status = stateOf('virtual interface', value.VirtualInterfaceState);
    if (id === undefined || status === 'gone' || type === 'public') continue;
    const sessions = sessionsOf(value.BgpPeers);
    addFamilies(context, networkOf(owner ?? id), sessions && [...sessions.keys()]);
    const down = [...(sessions ?? [])].flatMap(([family, isUp]) => (isUp ? [] : [family]));
    const isUp = status === 'there' && down.length === 0;
    if (status === 'there' && !isUp)
      context.warnings.add(
        say`
          The BGP session for ${down.join(', ')} of virtual interface ${id} is down: nothing is announced through it
          now, so whether anything passes is unknown.
        `,
        place,
      );
    if (status !== 'there')
      context.warnings.add(
        say`
          Virtual interface ${id} is ${value.VirtualInterfaceState}: BGP announces nothing through it now, so
          whether anything passes it is unknown.
        `,
        place,
      );
    if (owner) withInterface.add(owner);
    if (owner && isUp) withLiveInterface.add(owner);
    if (!owner && gateway && !context.gone.has(gateway))
      defineLine(context, id, [id], value.VirtualInterfaceName, id, [{ gateway, allow: undefined }], !isUp);
  }
  const areInterfacesUntold = context.described.untold('VirtualInterfaces').length > 0;
  // One that is not told may have any session.
  if (areInterfacesUntold) context.families.clear();
  const interfacesAreTold = context.described.has('VirtualInterfaces') && !areInterfacesUntold;
  for (const [id, associations] of readAssociations(context)) {
    if (context.gone.has(id)) continue;
    if (interfacesAreTold && !withInterface.has(id)) {
      context.warnings.add(
        say`Direct Connect gateway ${id} has no virtual interface in the data: nothing on premises comes through it.`,
      );
      continue;
    }
    const vpn = associations.filter(({ gateway }) => context.network.has(gateway, 'vpn-gateway'));
    const rest = associations.filter((association) => !vpn.includes(association));
    for (const group of [...sameAllowance(vpn), ...rest.map((one) => [one])]) {
      const key = `${id} ${group[0]?.gateway ?? ''}`;
      defineLine(
        context,
        key,
        associations.length === group.length ? [id] : [],
        context.labels.get(id) ?? id,
        id,
        group,
        open.has(id) ||
          group.some(({ isOpen }) => isOpen) ||
          (!withLiveInterface.has(id) && (withInterface.has(id) || areInterfacesUntold)),
      );
    }
  }
}

/** The key of what lies behind a gateway or virtual interface. */
const networkOf = (owner: string): string => `${owner} network`;

/** Of several virtual interfaces each may announce what the others do not; where one does not tell its families, all may be. */
function addFamilies({ families }: Import, network: string, own: readonly Family[] | undefined): void {
  const known = families.get(network);
  const isOpen = own === undefined || known === 'any';
  families.set(network, isOpen ? 'any' : new Set([...(known ?? []), ...own]));
}

function readAssociations(context: Import): Map<string, Association[]> {
  const found = new Map<string, Association[]>();
  for (const { value, place, maybe } of readKind(context, 'DirectConnectGatewayAssociations', ASSOCIATION)) {
    const id = value.DirectConnectGatewayId;
    const gateway = value.AssociatedGateway?.id ?? value.AssociatedGateway?.Id ?? value.VirtualGatewayId;
    const status = stateOf('Direct Connect association', value.AssociationState);
    if (id === undefined || !gateway || status === 'gone' || context.gone.has(gateway)) continue;
    const list = found.get(id) ?? [];
    if (!list.some((known) => known.gateway === gateway))
      list.push({
        gateway,
        allow: allowed(context, value.AllowedPrefixesToDirectConnectGateway, place),
        isOpen: maybe || status === 'open',
      });
    found.set(id, list);
  }
  return found;
}

function allowed(
  context: Import,
  prefixes: readonly z.output<typeof prefix>[] | undefined,
  place: Place,
): string[] | undefined {
  if (!prefixes || prefixes.length === 0) return undefined;
  return readBlocks(
    prefixes.map(({ cidr, Cidr }) => cidr ?? Cidr ?? undefined),
    place,
    context.warnings,
  );
}

/** One line tells one list of allowed prefixes: associations with the same list share a line. */
function sameAllowance(associations: readonly Association[]): Association[][] {
  const groups = new Map<string, Association[]>();
  for (const association of associations) {
    const list = association.allow?.join() ?? '';
    groups.set(list, [...(groups.get(list) ?? []), association]);
  }
  return [...groups.values()];
}

function defineLine(
  context: Import,
  key: string,
  ids: string[],
  label: string | undefined,
  owner: string,
  ends: readonly Association[],
  maybe: boolean,
): void {
  const network = networkOf(owner);
  context.network.define(network, {
    kind: 'network',
    ids: [`network-of-${owner}`],
    label: label && `${label}-network`,
    cidrs: [],
    unknown: true,
  });
  context.network.define(key, {
    kind: 'direct-connect',
    ...(maybe ? { maybe } : {}),
    ids,
    label: label ?? owner,
    network,
    gateways: ends.map(({ gateway }) => gateway),
    allow: ends[0]?.allow,
  });
}
