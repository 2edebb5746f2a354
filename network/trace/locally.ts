import type { CompiledNetwork, End, Interface } from '../endpoints/index.js';
import { addressEnd } from '../endpoints/index.js';
import { areOneSubnet, traitsOf } from '../topology/index.js';
import { type Allowed, both, EVERYTHING } from '../traffic/index.js';
import { fromBalancer } from './balancer-as-client.js';
import { aclAllows, groupStep, groupsOfSender } from './record.js';
import { withSendersGroups } from './request.js';
import type { TraceState } from './state.js';
import type { Trace } from './trace.js';

/*
 * Inside one VPC nearly all packets go by the `local` route, there and back. What the subnets' borders let through on such a way is a product of what each
 * lets out and in, so that it takes no walk, of which every step copies what is underway. Only what a light walk keeps is made here, and where anything
 * else may happen on the way this says nothing.
 */

/** What lies between two interfaces lets through, by the `local` route. Undefined: the packet may go another way. */
export function locally(
  compiled: CompiledNetwork,
  from: Interface,
  to: Interface,
  source: End,
  destination: End,
): Allowed | undefined {
  if (from.vpc !== to.vpc) return undefined;
  // Within a subnet there is no border and no route. https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html
  const areOne = areOneSubnet(from.subnet, to.subnet);
  if (areOne === 'yes') return EVERYTHING;
  if (areOne === 'perhaps' || from.vpc.anywhere) return undefined;
  const choice = compiled.tableOfSubnet(from.subnet)?.lookup(destination.cls);
  if (choice?.kind !== 'route' || choice.entry?.target.kind !== 'local') return undefined;
  return both(
    aclAllows(compiled, from.subnet, 'outbound', destination),
    aclAllows(compiled, to.subnet, 'inbound', source),
  );
}

/** Whether it is there for certain, and nothing but its groups is asked when a packet arrives. */
export function takesEverything({ owner }: Interface): boolean {
  if (owner.kind !== 'resource') return true;
  const { takesConnections, answersPing } = traitsOf(owner);
  return !owner.maybe && !owner.clientVpn && takesConnections && answersPing;
}

/** Whether it is there for certain, and what it sends is its own. */
const sendsItself = ({ owner }: Interface): boolean =>
  owner.kind === 'load-balancer' ? owner.type !== 'classic' : !owner.maybe && !owner.clientVpn;

/** The one way between two interfaces of a VPC that addresses lead by `local` alone, as a light walk tells it; undefined where it takes a walk to know. */
export function localWay(begun: TraceState): Trace | undefined {
  const { goal, source, destination, context } = begun;
  const { compiled, start } = context;
  if (start.kind !== 'interface' || goal.kind !== 'interface') return undefined;
  if (goal.dialedPublic || goal.reading || !sendsItself(start.iface) || !takesEverything(goal.iface)) return undefined;
  const [from, to] = [start.iface, goal.iface];
  const there = locally(compiled, from, to, source, destination);
  const back = there && locally(compiled, to, from, addressEnd(compiled, goal.address), source);
  if (!there || !back) return undefined;
  const { owner, groups } = from;
  const sent = owner.kind === 'load-balancer' ? fromBalancer(begun, from, owner) : begun;
  const asked = to.groups && groupStep(begun, to, to.groups, 'inbound', source, groupsOfSender(begun));
  const steps = asked ? [asked] : [];
  return {
    steps: groups ? withSendersGroups(begun, steps) : steps,
    via: NO_GATEWAYS,
    forward: 'arrived',
    return: 'arrived',
    segments: [from.clientPorts],
    source,
    destination,
    arriving: { source, destination },
    sums: { forward: both(sent.forwardAllowed, there), replies: [back] },
    untold: false,
  };
}

/** Of a way in sum nobody asks what it passes. */
export const NO_GATEWAYS: readonly string[] = [];
