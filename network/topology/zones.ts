import type { EndpointService } from './endpoint-service.js';
import type { Subnet } from './subnet.js';

/** `eu-west-1a`; that of a local zone has its place before the number. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
const FULL_NAME = /^([a-z]+(?:-[a-z]+)+-\d+)([a-z])$/;

/** The Region of a subnet, by its VPC or by the name of its zone. */
export const regionOf = ({ vpc, zone }: Subnet): string | undefined =>
  vpc.region?.value ?? FULL_NAME.exec(zone?.value ?? '')?.[1];

export const regionOfService = ({ vpc }: EndpointService): string | undefined =>
  vpc.region?.value ?? vpc.subnets.map(regionOf).find((region) => region !== undefined);

/** Whether two subnets, of VPCs that need not be written alike, may be in one zone: `a` is `eu-west-1a` there. Where a zone is not told, it may be any. */
export function mayShareZone(one: Subnet, other: Subnet): boolean {
  if (!one.zone || !other.zone) return true;
  const [here, there] = [regionOf(one), regionOf(other)];
  return letterOf(one.zone.value) === letterOf(other.zone.value) && (!here || !there || here === there);
}

/** Whether two subnets of one VPC are in one zone. A zone that is left out is whichever suits, save in a VPC with told ones that of a subnet which is `unknown`: that one nobody knows. */
export function shareZone(one: Subnet, other: Subnet): 'yes' | 'no' | 'perhaps' {
  if (one === other) return 'yes';
  if (one.zone && other.zone) return one.zone.value === other.zone.value ? 'yes' : 'no';
  if ((one.zone && other.unknown) || (other.zone && one.unknown)) return 'perhaps';
  return one.unknown && other.unknown && one.vpc.subnets.some(({ zone }) => zone) ? 'perhaps' : 'yes';
}

/** Whether a subnet is in a zone that is told by its name alone. */
export function isInZone({ zone, unknown }: Subnet, name: string): 'yes' | 'no' | 'perhaps' {
  if (zone) return zone.value === name ? 'yes' : 'no';
  return unknown ? 'perhaps' : 'yes';
}

const letterOf = (name: string): string => FULL_NAME.exec(name)?.[2] ?? name;
