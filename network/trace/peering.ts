import { cidrCovers } from '../address/index.js';
import { endInside, isWithin } from '../endpoints/index.js';
import { blocksInside, type Peering, type Vpc, validCidrs } from '../topology/index.js';
import { say } from '../words/index.js';
import { pass } from './record.js';
import { type Position, type TraceState, withLeg, withoutReferences, withVia } from './state.js';
import { leftOpen, onward, stop, type Transition } from './transition.js';

/** Between two VPCs, one to one: nothing passes on from there. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export function throughPeering(state: TraceState, { vpc }: Position, peering: Peering): Transition {
  const [left, right] = [peering.ends[0].target, peering.ends[1].target];
  if (!left || !right) return leftOpen(state, 'peering', peering.name, say`One end of the peering is not declared.`);
  const other = left === vpc ? right : right === vpc ? left : undefined;
  if (other?.kind === 'vpc') return onward(state, { at: 'peering', from: vpc, to: other, peering });
  return stop(state, 'peering', peering.name, say`${peering.name} does not belong to ${vpc.name}.`, 'CANNOT_ROUTE', {
    origin: peering.nameOrigin,
  });
}

export function acrossPeering(state: TraceState, from: Vpc, to: Vpc, peering: Peering): Transition {
  const detail = { origin: peering.nameOrigin };
  if (overlap(from, to))
    return stop(
      state,
      'peering',
      peering.name,
      say`${from.name} and ${to.name} overlap, so AWS never makes this peering active.`,
      'BAD_STATE',
      detail,
    );
  if (state.sender?.vpc !== from)
    return stop(
      state,
      'peering',
      peering.name,
      say`Only what ${from.name} itself sends may cross ${peering.name}: a peering does not pass on for others.`,
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      detail,
    );
  const isOpen = to.unknown && state.goal.kind === 'nobody';
  if (!isOpen && !isWithin(state.destination, to) && !endInside(state.destination, blocksInside(to)))
    return stop(
      state,
      'peering',
      peering.name,
      say`${peering.name} takes packets to addresses of ${to.name} alone; its gateways cannot be used from here.`,
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      detail,
    );
  const passed = pass(state, 'peering', peering.name, say`Over the peering to ${to.name}.`, detail);
  const crossed: TraceState = {
    ...withVia(isFirstAfterNat(state) ? withLeg(passed, { peering }) : passed, peering.name),
    crossing: 'peering',
  };
  const isOtherRegion = from.region && to.region && from.region.value !== to.region.value;
  return onward(isOtherRegion ? withoutReferences(crossed, 'region') : crossed, {
    at: 'vpc',
    vpc: to,
    from: undefined,
  });
}

const overlap = (one: Vpc, other: Vpc): boolean =>
  validCidrs(one.cidrs).some((a) =>
    validCidrs(other.cidrs).some((b) => typeof a.base === typeof b.base && (cidrCovers(a, b) || cidrCovers(b, a))),
  );

/** The packet comes right from a NAT gateway, which finds its replies by itself. */
const isFirstAfterNat = ({ answered, legs, moved, sender }: TraceState): boolean =>
  !answered && !moved && legs.before !== undefined && sender?.nat === true;
