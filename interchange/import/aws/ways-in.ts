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

/** What a way leads to: instances and interfaces, load balancers, and groups, subnets or whole VPCs. */
const TOUCHED = /^(i|eni|vpc|subnet|sg)-[0-9a-z-]+$|^arn:[^:]+:(elasticloadbalancing|ec2):/;

/**
 * A way in that is not modelled makes the instances and interfaces that it names unknown, and is told of the rest: who comes through it, by which addresses, and past which groups is not told here.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html
 */
export function importWaysIn(context: Import): void {
  const { network, described, warnings } = context;
  for (const { key, value, place } of described.unread) {
    const way = WAYS.get(lettersOf(key));
    if (way === undefined) continue;
    const touched = [...new Set(idsIn(value))];
    const doubted = touched.filter((id) => doubtResource(network, id));
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

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return TOUCHED.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

export function isWayIn(key: string): boolean {
  return WAYS.has(lettersOf(key));
}
