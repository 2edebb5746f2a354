/** The route that a table lacks, where there is one way alone that it could lead. */

import {
  type Address,
  addressSetContains,
  type Cidr,
  cidrContains,
  cidrFamily,
  type Family,
  familyOf,
  formatCidr,
  INTERNET,
} from '../address/index.js';
import type { CompiledNetwork } from '../endpoints/index.js';
import type { Edit } from '../findings/index.js';
import { attachedTo, destinationText, peeredVpcs, vpcRouting } from '../forwarding/index.js';
import {
  allResources,
  isNatGateway,
  type NamedElement,
  type OnPremisesNetwork,
  type RouteTable,
  type Topology,
  type Vpc,
  validCidrs,
  writtenName,
} from '../topology/index.js';
import type { Step } from '../trace/index.js';
import { say } from '../words/index.js';
import { atEnd, below, lowest } from './insert.js';

export function missingRoute({ topology, internet }: CompiledNetwork, step: Step): Edit | undefined {
  const { detail, code, destination } = step;
  if (code !== 'NO_ROUTE_TO_DESTINATION' || step.checkpoint !== 'route-table' || detail.kind !== 'plain')
    return undefined;
  const address = destination.set?.[0]?.low;
  if (address === undefined) return undefined;
  const place = placeOf(topology, step, detail.origin);
  if (!place) return undefined;
  const { vpc, table } = place;
  const isOutside = addressSetContains(internet, address) && addressSetContains(INTERNET, address);
  const way = isOutside ? wayOut(vpc, table, familyOf(address)) : wayTo(topology, vpc, address);
  if (!way || way.file !== vpc.origin.file) return undefined;
  const text = `${way.block} -> ${way.target}`;
  if (!table)
    return way.opensInternet
      ? undefined
      : atEnd(
          vpc.origin,
          [`main route-table ${freeName(vpc)} { ${text} }`],
          say`the main route table of ${vpc.name}: ${text}`,
        );
  return routeEdit(table, text);
}

/** Routes to these blocks in every table that a subnet of the VPC has, or in a main one where there is none; a table that knows a block is left as it is. */
export function routesInto(vpc: Vpc, blocks: readonly Cidr[], target: NamedElement): Edit[] {
  const { file } = vpc.origin;
  if (file === '' || target.origin.file !== file || blocks.length === 0) return [];
  const texts = (taken: ReadonlySet<string>): string[] =>
    blocks.map(formatCidr).flatMap((block) => (taken.has(block) ? [] : [`${block} -> ${writtenName(target)}`]));
  if (vpc.routeTables.length === 0)
    return [atEnd(vpc.origin, [`main route-table ${freeName(vpc)} { ${texts(new Set()).join(' ')} }`])];
  const tables = [...vpcRouting(vpc).subnetsOf.keys()].filter((table) => table.vpc === vpc && !table.unknown);
  return tables.flatMap((table) => {
    const own = texts(new Set(table.routes.map(({ destination }) => destinationText(destination))));
    const last = lowest([...table.routes, ...table.propagations]);
    if (own.length === 0) return [];
    return [last ? below(last.origin, own) : atEnd(table.origin, own)];
  });
}

/** Below the last route of the table. */
function routeEdit(table: RouteTable, text: string): Edit {
  const last = lowest([...table.routes, ...table.propagations]);
  const label = say`route table ${table.vpc.name}.${table.name}: ${text}`;
  return last ? below(last.origin, [text], label) : atEnd(table.origin, [text], label);
}

interface Way {
  readonly block: string;
  readonly target: string;
  /** Where the target is declared. */
  readonly file: string;
  readonly opensInternet?: boolean;
}

function placeOf(
  { vpcs }: Topology,
  { object }: Step,
  origin: { readonly file: string } | undefined,
): { vpc: Vpc; table: RouteTable | undefined } | undefined {
  for (const vpc of vpcs) {
    const table = vpc.routeTables.find(({ nameOrigin }) => nameOrigin === origin);
    if (table) return table.unknown ? undefined : { vpc, table };
    if (!origin && object === `${vpc.name}.main` && !vpc.routeTables.some(({ main }) => main))
      return vpc.origin.file === '' || vpc.unknown ? undefined : { vpc, table: undefined };
  }
  return undefined;
}

/** By its only NAT gateway; by the internet gateway only where nothing that shall be private has the table. */
function wayOut(vpc: Vpc, table: RouteTable | undefined, family: Family): Way | undefined {
  const block = family === 4 ? '0.0.0.0/0' : '::/0';
  const to = (one: NamedElement, opensInternet = false): Way => ({
    block,
    target: writtenName(one),
    file: one.origin.file,
    opensInternet,
  });
  const subnets = table ? (vpcRouting(vpc).subnetsOf.get(table) ?? []) : [];
  const [gateway, ...others] = vpc.internetGateways;
  const isPublic = subnets.length > 0 && subnets.every(({ intent }) => intent?.value === 'public');
  if (isPublic) return gateway && others.length === 0 ? to(gateway, true) : undefined;
  if (family === 6) {
    const [exit, ...more] = vpc.egressOnlyGateways;
    return exit && more.length === 0 ? to(exit) : undefined;
  }
  const translators = [
    ...allResources(vpc).filter((resource) => isNatGateway(resource) && !resource.privateNat),
    ...vpc.regionalNatGateways,
  ];
  const [only, ...more] = translators;
  return only && more.length === 0 && !only.maybe ? to(only) : undefined;
}

/** By the only peering, transit gateway or VPN gateway that joins both ends. */
function wayTo(topology: Topology, here: Vpc, address: Address): Way | undefined {
  const there = [...topology.vpcs, ...topology.networks].find(
    (other) => other !== here && blockWith(other, address) !== undefined,
  );
  const block = there && blockWith(there, address);
  if (!there || !block) return undefined;
  const doors = [
    ...topology.peerings.filter((peering) => {
      const vpcs = peeredVpcs(peering);
      return there.kind === 'vpc' && vpcs?.includes(here) === true && vpcs.includes(there);
    }),
    ...topology.transitGateways.filter((gateway) => {
      const { attached } = attachedTo(gateway, topology);
      return (
        attached.has(here) &&
        [...attached].some((one) => one === there || ('network' in one && one.network.target === there))
      );
    }),
    ...here.vpnGateways.filter((gateway) => there.kind === 'network' && isServedBy(topology, there, gateway)),
  ];
  const [door, ...others] = doors;
  if (!door || others.length > 0 || ('maybe' in door && door.maybe)) return undefined;
  return { block: formatCidr(block), target: writtenName(door), file: door.origin.file };
}

const blockWith = ({ cidrs }: Vpc | OnPremisesNetwork, address: Address): Cidr | undefined =>
  validCidrs(cidrs).find((cidr) => cidrFamily(cidr) === familyOf(address) && cidrContains(cidr, address));

function isServedBy({ vpns, directConnects }: Topology, network: OnPremisesNetwork, gateway: object): boolean {
  return (
    vpns.some((vpn) => vpn.network.target === network && vpn.gateway.target === gateway) ||
    directConnects.some(
      (line) => line.network.target === network && line.gateways.some(({ target }) => target === gateway),
    )
  );
}

function freeName(vpc: Vpc): string {
  const taken = new Set(vpc.routeTables.map(writtenName));
  for (let i = 1; ; i++) {
    const name = i === 1 ? 'main-routes' : `main-routes-${i}`;
    if (!taken.has(name)) return name;
  }
}
