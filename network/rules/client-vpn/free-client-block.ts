import {
  addressSetOfCidrs,
  type Cidr,
  cidrFamily,
  cidrOf,
  formatCidr,
  lastAddress,
  parseCidr,
} from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { type ClientVpnEndpoint, destinationBlocks } from '../../forwarding/index.js';
import { type Topology, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import { clientVpnsOf } from './endpoints-of.js';

/** The smallest that AWS takes. */
const LENGTH = 22;
const POOL = (parseCidr('172.20.0.0/14') as { cidr: Cidr }).cidr;

/** Addresses that nothing in the files has. The routes and authorizations from client to client follow. */
export function freeClientBlock({ clientVpn }: ClientVpnEndpoint, topology: Topology): Fix[] {
  const { clients, routes, authorizations } = clientVpn;
  const block = clients && freeBlock(topology);
  if (!block || clients.origin.file === '') return [];
  const newText = formatCidr(block);
  const local = routes.filter(({ target }) => target.kind === 'local');
  const named = [...local, ...authorizations].flatMap(({ destination }) =>
    destination.kind === 'cidr' && destination.literal.text === clients.text ? [destination.literal.origin] : [],
  );
  const places = [clients.origin, ...named];
  return [{ title: say`Give the clients ${newText}`, edits: places.map((origin) => ({ origin, newText })) }];
}

function freeBlock(topology: Topology): Cidr | undefined {
  const { vpcs, networks } = topology;
  const tables = vpcs.flatMap((vpc) => vpc.routeTables.flatMap(({ routes }) => routes));
  const endpoints = clientVpnsOf(topology);
  const routed = [...tables, ...endpoints.flatMap(({ clientVpn }) => clientVpn.routes)].flatMap(
    ({ destination }) => destinationBlocks(destination, undefined).cidrs,
  );
  const taken = addressSetOfCidrs(
    [
      ...[...vpcs, ...networks].flatMap(({ cidrs }) => validCidrs(cidrs)),
      ...endpoints.flatMap(({ clientVpn }) => clientVpn.clients?.cidr ?? []),
      ...routed.filter((cidr) => cidr.prefixLength > 0),
    ].filter((cidr) => cidrFamily(cidr) === 4),
  );
  const step = 2 ** (32 - LENGTH);
  for (let base = POOL.base as number; base < (lastAddress(POOL) as number); base += step) {
    const block = cidrOf(base, LENGTH);
    if (!overlapsBlock(taken, block)) return block;
  }
  return undefined;
}
