import type { Goal, Start } from '../endpoints/index.js';
import type { MayBeAbsent } from '../topology/index.js';
import { exactly } from '../traffic/index.js';
import { say } from '../words/index.js';
import { fromBalancer } from './balancer-as-client.js';
import type { Chain } from './chain.js';
import { endpointOfIpv6Clients, throughClientVpn, toIpv6Clients } from './client-vpn.js';
import { whereSomebodyIs } from './elastic-ip.js';
import { groupStep, groupsOfGoal, record } from './record.js';
import { type Leg, referencesOn, type TraceState } from './state.js';
import { whicheverVpc } from './table-words.js';
import type { Step } from './trace.js';
import { ended, onward, stop, type Transition } from './transition.js';
import { perhapsInVpc } from './untold-subnet.js';
import { readAs, whereThere } from './whether-there.js';

/** Where the packet that opens a connection sets out. */
export function request(before: TraceState): Transition {
  const { goal } = before;
  const state = asRead(before);
  const { start } = state.context;
  const endpoint = endpointOfIpv6Clients(goal);
  if (endpoint) return toIpv6Clients(state, endpoint);
  switch (start.kind) {
    case 'internet': {
      const vpc = goal.kind === 'interface' ? goal.iface.vpc : perhapsInVpc(state);
      return vpc
        ? whereSomebodyIs(state, start, (found) => onward(found, { at: 'internet-gateway', vpc }))
        : stop(state, 'delivery', 'internet', say`Nothing of AWS lies on this way.`, 'NO_POSSIBLE_DESTINATION');
    }
    case 'network':
      if (goal.kind === 'interface' && goal.iface.vpc.anywhere) return whicheverVpc(state, goal.iface.vpc);
      return onward(state, { at: 'network', network: start.network });
    case 'interface':
      break;
    case 'regional-nat':
      throw new Error('a NAT gateway opens no connection of its own');
  }
  const { iface } = start;
  const { owner } = iface;
  if (owner.kind === 'load-balancer') return goal.kind === 'service' ? toService(state, goal) : leave(state, start);
  return throughClientVpn(state, iface, owner, (admitted) =>
    goal.kind === 'service' ? toService(admitted, goal) : leave(admitted, start),
  );
}

/** By the name of a load balancer that is public or not: as it is read. A load balancer's target is there. */
function asRead(state: TraceState): TraceState {
  const { goal } = state;
  if (goal.kind === 'interface' && goal.isThere) return readAs(state, goal.iface.owner as MayBeAbsent, true);
  const scheme = goal.kind === 'interface' && goal.reading ? goal.address.publicAddress?.maybe : undefined;
  return scheme && goal.kind === 'interface' ? readAs(state, scheme, goal.reading === 'public') : state;
}

function toService(state: TraceState, { name, services, isClients }: Extract<Goal, { kind: 'service' }>): Transition {
  return ended(
    record(state, {
      checkpoint: 'delivery',
      object: name,
      allowed: exactly(services),
      stateful: false,
      effect: 'filter',
      code: 'NO_POSSIBLE_DESTINATION',
      note: isClients
        ? say`From client to client, past no interface in a VPC.`
        : say`${name}: neither network ACLs nor security groups filter it.`,
      detail: { kind: 'plain' },
    }),
    'arrived',
  );
}

function leave(state: TraceState, { iface, address }: Extract<Start, { kind: 'interface' }>): Transition {
  const sent: TraceState = {
    ...state,
    sender: { vpc: iface.vpc, publicAddress: address.publicAddress, nat: false },
  };
  const { owner } = iface;
  if (owner.kind === 'load-balancer') return onward(fromBalancer(sent, iface, owner), { at: 'sender', iface });
  return whereThere(sent, owner, 'delivery', iface.name, (found) => onward(found, { at: 'sender', iface }));
}

/** The groups of the senders, each before what its leg meets: only the whole leg tells whether references to groups count there. */
export function withSendersGroups(end: TraceState, steps: readonly Step[]): Step[] {
  if (end.goal.kind === 'service') return [...steps];
  const out = [...steps];
  for (let legs: Chain<Leg> | undefined = end.legs; legs; legs = legs.before) {
    const asked = groupsOnLeg(end, legs.last);
    if (asked) out.splice(firstOf(out, legs.last), 0, asked);
  }
  return out;
}

function groupsOnLeg(end: TraceState, leg: Leg): Step | undefined {
  const { start, source, destination, segment } = leg;
  if (start.kind !== 'interface' || !start.iface.groups) return undefined;
  const others = groupsOfGoal(end);
  const step = groupStep(end, start.iface, start.iface.groups, 'outbound', destination, others, referencesOn(end, leg));
  return { ...step, direction: 'forward', source, destination, segment };
}

/** What a Client VPN endpoint decides comes before what its interface does. */
export const isPastClientVpn = ({ checkpoint }: Pick<Step, 'checkpoint'>): boolean =>
  checkpoint !== 'client-vpn-endpoint';

/** Where a leg's steps begin. */
function firstOf(steps: readonly Step[], { segment }: Leg): number {
  const first = steps.findIndex(
    segment === 0 ? isPastClientVpn : (step) => step.direction === 'return' || step.segment >= segment,
  );
  return first < 0 ? steps.length : first;
}
