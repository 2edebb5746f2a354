import { coversPeer, type Holds } from '../builder/covering.js';
import type { Context } from './context.js';

/** A group's members send from addresses of their VPC alone, by which a reference to the group knows them: a block that holds all of the VPC's holds the group. */
export function holdsGroups(context: Context): Holds {
  const { network } = context;
  const isOneVpc = context.all('vpc_security_group_vpc_association').length === 0;
  return (wide, narrow) => {
    if (coversPeer(wide, narrow)) return true;
    const group = isOneVpc && typeof narrow === 'object' && 'ref' in narrow ? narrow.ref : undefined;
    const vpc = network.find(network.find(group, 'security-group')?.vpc, 'vpc');
    if (!vpc || vpc.unknown || vpc.cidrs.length === 0) return false;
    return vpc.cidrs.every((cidr) => coversPeer(wide, { cidr }));
  };
}
