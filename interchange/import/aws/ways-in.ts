import type { NetworkDraft } from '../builder/network-draft.js';
import type { Import } from './context.js';
import { doubtResource } from './doubt-resource.js';
import { lettersOf } from './kinds.js';

/**
 * Lists of what opens a way in or out that is not modelled, by the key under which they are printed, and what it is called.
 * @public The tables of the docs are made from it.
 */
export const WAYS_IN = {
  Accelerators: 'Global Accelerator',
  EndpointGroups: 'Global Accelerator',
  EndpointDescriptions: 'Global Accelerator',
  VerifiedAccessEndpoints: 'Verified Access',
  CoreNetworks: 'Cloud WAN',
  VpcOriginList: 'CloudFront with VPC origins',
  LocalGateways: 'a local gateway of Outposts',
  LocalGatewayRouteTableVpcAssociations: 'a local gateway of Outposts',
  ServiceNetworkVpcAssociations: 'VPC Lattice',
  ResourceGateways: 'VPC Lattice',
  InstanceConnectEndpoints: 'EC2 Instance Connect Endpoint',
  RouteServers: 'Route Server',
  CarrierGateways: 'a carrier gateway',
} as const;

const WAYS: ReadonlyMap<string, string> = new Map(Object.entries(WAYS_IN).map(([key, name]) => [lettersOf(key), name]));

/**
 * Ways whose traffic comes out of an interface of their own, or goes to addresses of their own alone: what they name lets in as much from there as from any neighbour.
 * All others may hand on to whatever lies in a VPC or subnet that they name.
 */
const OWN_ENDS: ReadonlySet<string> = new Set<keyof typeof WAYS_IN>([
  'InstanceConnectEndpoints',
  'RouteServers',
  'CarrierGateways',
]);

/** What a way leads to, as answers name it. */
const TOUCHED = /^(i|eni|vpc|subnet|sg)-[0-9a-z-]+$|^arn:[^:]+:(elasticloadbalancing|ec2|rds|lambda):/;

/**
 * A way in that is not modelled makes what it names unknown, and what lies in a VPC or subnet that it names: who comes through it, by which addresses, and past which groups is not told here.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html
 */
export function importWaysIn(context: Import): void {
  const { network, described, warnings } = context;
  for (const { key, value, place } of described.unread) {
    const way = WAYS.get(lettersOf(key));
    if (way === undefined) continue;
    const touched = [...new Set(idsIn(value))];
    const doubted = touched.filter((id) => doubt(network, id, OWN_ENDS.has(canonical(key))));
    const others = touched.filter((id) => !doubted.includes(id));
    warnings.add(
      [
        `${way} opens ways that are not read (${key}).`,
        ...(doubted.length === 0 ? [] : [`What reaches ${doubted.join(', ')} is unknown because of it.`]),
        ...(others.length === 0
          ? []
          : [`It has to do with ${others.join(', ')}: no answer knows who comes to these by it, or leaves by it.`]),
      ].join(' '),
      place,
    );
  }
}

const canonical = (key: string): string =>
  Object.keys(WAYS_IN).find((known) => lettersOf(known) === lettersOf(key)) ?? key;

/** Whether there is something of that id, or in it. */
function doubt(network: NetworkDraft, id: string, isAlone: boolean): boolean {
  if (doubtResource(network, id)) return true;
  const place = network.keyOf(id) ?? network.keyOf(id.split('/').at(-1) ?? id);
  if (isAlone || !network.has(place, 'vpc', 'subnet')) return false;
  const inside = [
    ...[...network.all('resource')].filter(
      ([, { vpc, subnets }]) => vpc === place || subnets.some((one) => one === place),
    ),
    ...[...network.all('load-balancer')].filter(
      ([, { vpc, nodes }]) => vpc === place || nodes.some(({ subnet }) => subnet === place),
    ),
  ];
  for (const [key] of inside) doubtResource(network, key);
  return inside.length > 0;
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return TOUCHED.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

export function isWayIn(key: string): boolean {
  return WAYS.has(lettersOf(key));
}
