import { type AddressClasses, hiddenWithin } from '../address/index.js';
import { type End, endInside } from '../endpoints/index.js';
import { type TrafficSelector, type Vpn, validCidrs } from '../topology/index.js';
import { say, told } from '../words/index.js';
import { doubt } from './record.js';
import type { TraceState } from './state.js';
import { stop, type Transition } from './transition.js';

type Fit = 'yes' | 'no' | 'perhaps';

/** Which end of a packet is the customer's: the source of what comes in from there, the destination of what goes there. */
export type Customer = 'source' | 'destination';

/** Whether the tunnels of a VPN carry a packet: only what is within both traffic selectors, the local one on the customer's side and the remote one on AWS's. */
export function tunnelled(
  state: TraceState,
  vpn: Vpn,
  customer: Customer,
  then: (state: TraceState) => Transition,
): Transition {
  const { localCidrs, remoteCidrs } = vpn;
  if (!localCidrs && !remoteCidrs) return then(state);
  const { classes } = state.context.compiled;
  const aws = customer === 'source' ? 'destination' : 'source';
  const local = fitOf(classes, state[customer], localCidrs);
  const remote = fitOf(classes, state[aws], remoteCidrs);
  if (local === 'no') return outside(state, vpn, customer, 'local-cidrs', localCidrs);
  if (remote === 'no') return outside(state, vpn, aws, 'remote-cidrs', remoteCidrs);
  const isOpen = local === 'perhaps' || remote === 'perhaps';
  return then(
    isOpen
      ? doubt(
          state,
          'vpn',
          vpn.name,
          say`
        Whether the traffic selectors of ${vpn.name} hold this packet is not known.
      `,
        )
      : state,
  );
}

/** Whether the tunnels carry it for certain, or may. */
export function fitsTunnel({ source, destination, context }: TraceState, vpn: Vpn): boolean {
  if (!vpn.localCidrs && !vpn.remoteCidrs) return true;
  const { classes } = context.compiled;
  return fitOf(classes, source, vpn.localCidrs) !== 'no' && fitOf(classes, destination, vpn.remoteCidrs) !== 'no';
}

function fitOf(classes: AddressClasses, end: End, selector: TrafficSelector | undefined): Fit {
  if (!selector) return 'yes';
  if (selector.unknown) return 'perhaps';
  const blocks = validCidrs(selector.cidrs);
  const { hidden, set } = end;
  if (hidden) {
    const fits = blocks.map((block) => hiddenWithin(hidden, classes.spanOf(block)));
    if (fits.includes('yes')) return 'yes';
    return fits.includes('maybe') ? 'perhaps' : 'no';
  }
  if (!set) return 'perhaps';
  return endInside(end, blocks) ? 'yes' : 'no';
}

const SIDES = { 'local-cidrs': told`on the customer's side`, 'remote-cidrs': told`on AWS's side` } as const;

function outside(
  state: TraceState,
  vpn: Vpn,
  end: Customer,
  side: keyof typeof SIDES,
  selector: TrafficSelector | undefined,
): Transition {
  return stop(
    state,
    'vpn',
    vpn.name,
    () =>
      say`
      The tunnels of ${vpn.name} do not carry the packet: its ${end}, ${SIDES[side]}, is not within the traffic
      selector \`${side} ${(selector?.cidrs ?? []).map(({ text }) => text).join(', ')}\`. Widen it here and on the
      customer gateway's device, or send the packet another way.
    `,
    undefined,
    { origin: vpn.nameOrigin },
  );
}
