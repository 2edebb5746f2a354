import type { Subnet } from '../../network/topology/index.js';
import { readOn } from './aws-pages.js';
import { code, names, paragraphs } from './markdown.js';

export function regionHover(region: string): string {
  return paragraphs(
    `**Region** ${code(region)}`,
    'Where in the world the VPC is. A VPC never leaves its region; it is joined to others by peering, a transit gateway, or a network on premises.',
    readOn('vpc'),
  );
}

export function zoneHover(subnet: Subnet): string {
  const zone = subnet.zone?.value ?? '';
  const others = subnet.vpc.subnets.filter((other) => other !== subnet && other.zone?.value === zone);
  return paragraphs(
    `**Availability zone** ${code(zone)}`,
    'One or more data centres with power of their own. A subnet lies in exactly one; a network that is to survive the loss of a zone has subnets in two.',
    others.length > 0 ? `Also in it: ${names(others)}.` : 'No other subnet of the VPC is in it.',
    readOn('subnet'),
  );
}
