import { addressSetsOverlap } from '../address/index.js';
import { type End, SOMEWHERE } from '../endpoints/index.js';
import { type Subnet, subnetAddresses, type Vpc, vpcAddresses } from '../topology/index.js';
import type { TraceState } from './state.js';

/** The VPC of which an untold subnet may have an address that the internet can name and nothing declared has: an IPv6 one of the VPC's own. */
export function perhapsInVpc(state: TraceState): Vpc | undefined {
  const { set, family } = state.destination;
  if (state.goal.kind !== 'nobody' || family !== 6 || !set) return undefined;
  return state.context.compiled.topology.vpcs.find(
    (vpc) => addressSetsOverlap(vpcAddresses(vpc), set) && mayBeThere(state, vpc),
  );
}

/** Something in a subnet whose blocks are unknown may have the address, which nothing declared has. */
export const mayBeThere = ({ context, destination }: TraceState, { unknown, subnets }: Vpc): boolean =>
  (unknown === true || subnets.some((subnet) => subnet.unknown)) &&
  context.compiled.mayHave(destination).includes(SOMEWHERE);

/** Whether what has an address that nothing declared has is in a subnet, if it is in its VPC. */
export function strangerIn({ set }: End, subnet: Subnet): 'yes' | 'no' | 'perhaps' {
  if (set && addressSetsOverlap(set, subnetAddresses(subnet))) return 'yes';
  return subnet.unknown ? 'perhaps' : 'no';
}
