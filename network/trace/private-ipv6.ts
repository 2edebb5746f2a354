import { formatCidr } from '../address/index.js';
import type { End } from '../endpoints/index.js';
import { type PrivateBlock, privateBlockOf } from '../forwarding/index.js';
import { type EgressOnlyGateway, type InternetGateway, qualifiedName } from '../topology/index.js';
import { say } from '../words/index.js';
import type { Note } from './record.js';
import type { TraceState } from './state.js';
import { stop, type Transition } from './transition.js';
import { ifThere } from './whether-there.js';

type Gateway = InternetGateway | EgressOnlyGateway;

/**
 * Private IPv6 addresses are not and cannot be advertised on the internet, so the gateways that lead there pass nothing from them or to them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcIpv6CidrBlockAssociation.html
 */
export function unlessPrivate(
  state: TraceState,
  gateway: Gateway,
  end: 'source' | 'destination',
  then: (state: TraceState) => Transition,
): Transition {
  const { family, set, hidden }: End = state[end];
  if (family === 4) return then(state);
  const found = privateBlockOf(gateway.vpc, set ?? hidden?.set);
  if (!found) return then(state);
  const object = qualifiedName(gateway);
  const drop = (settled: TraceState): Transition =>
    stop(settled, gateway.kind, object, noteOf(gateway, found, end), undefined, { origin: gateway.nameOrigin });
  if (!found.use.maybe) return drop(state);
  const name = say`\`private\` behind ${formatCidr(found.block)}`;
  return ifThere(state, [found.use], gateway.kind, object, name, (settled, isPrivate) =>
    isPrivate ? drop(settled) : then(settled),
  );
}

const noteOf =
  (gateway: Gateway, { block }: PrivateBlock, end: 'source' | 'destination'): Note =>
  () =>
    end === 'source'
      ? say`
        ${qualifiedName(gateway)} drops the packet: its source is in ${formatCidr(block)}, a private IPv6 block of
        ${gateway.vpc.name}, which AWS does not advertise on the internet. Send it from a public IPv6 block, or
        over IPv4 through a NAT gateway.
      `
      : say`
        ${formatCidr(block)} is a private IPv6 block of ${gateway.vpc.name}, which AWS does not advertise on the
        internet, so nothing comes in from there. Reach it over a peering, a transit gateway or a VPN, or give it
        an address of a public block.
      `;
