import { addressSetsOverlap } from '../address/index.js';
import { SOMEWHERE } from '../endpoints/index.js';
import { type Vpc, vpcAddresses } from '../topology/index.js';
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
