import type { Subnet } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, names, paragraphs } from './markdown.js';

export function regionHover(region: string): string {
  return paragraphs(
    `**Region** ${code(region)}`,
    say`
      Where in the world the VPC is. A VPC never leaves its region; it is joined to others by peering, a transit
      gateway, or a network on premises.
    `,
    readOn('vpc'),
  );
}

export function zoneHover(subnet: Subnet): string {
  const zone = subnet.zone?.value ?? '';
  const others = subnet.vpc.subnets.filter((other) => other !== subnet && other.zone?.value === zone);
  return paragraphs(
    say`**Availability zone** ${code(zone)}`,
    say`
      One or more data centres with power of their own. A subnet lies in exactly one; a network that is to survive
      the loss of a zone has subnets in two.
    `,
    others.length > 0 ? say`Also in it: ${names(others)}.` : say`No other subnet of the VPC is in it.`,
    readOn('subnet'),
  );
}
