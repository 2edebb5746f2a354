import { addressSetOfCidrs, addressSetsOverlap } from '../address/index.js';
import { endInside } from '../endpoints/index.js';
import type { GatewayConnection } from '../forwarding/index.js';
import { qualifiedName, type VpnGateway } from '../topology/index.js';
import { say } from '../words/index.js';
import { pass } from './record.js';
import { type Position, type TraceState, withVia } from './state.js';
import { choose, onward, stop, type Transition } from './transition.js';
import { isThere, settleThose } from './whether-there.js';

/** From the VPC to on-premises: the gateway forwards to prefixes that it knows, and to nothing else. https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html */
export function throughVpnGateway(state: TraceState, _: Position, gateway: VpnGateway): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  if (state.sender?.vpc !== gateway.vpc)
    return stop(
      state,
      'vpn-gateway',
      object,
      say`${object} takes packets of its own VPC's resources alone.`,
      'VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
      detail,
    );
  const connections = state.context.compiled.connections.ofGateway(gateway).map(({ connection }) => connection);
  return settleThose(state, connections, 'vpn-gateway', object, (settled) => send(settled, gateway));
}

function send(state: TraceState, gateway: VpnGateway): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  const { best, unsure } = connectionsFor(state, gateway);
  const told =
    unsure.length === 0
      ? state
      : pass(
          state,
          'vpn-gateway',
          object,
          () => say`Which prefixes ${unsure[0]?.connection.name} announces is not known.`,
          detail,
          'choice',
        );
  const candidates = [...best, ...unsure, ...(best.length === 0 ? [undefined] : [])];
  return choose(candidates, (chosen) => {
    if (chosen)
      return onward(
        withVia(
          pass(told, 'vpn-gateway', object, say`${object} knows this prefix from ${chosen.connection.name}.`, detail),
          object,
        ),
        { at: 'connection', connection: chosen.connection },
      );
    return stop(
      told,
      'vpn-gateway',
      object,
      () =>
        say`
        ${object} knows no way to this address: no VPN or Direct Connect announces it, and no static route of a
        VPN has it. A route in the subnet's table alone is not enough.
      `,
      undefined,
      detail,
    );
  });
}

/** By the longest prefix, then by rank; and those of which nobody knows what they announce. */
function connectionsFor(
  state: TraceState,
  gateway: VpnGateway,
): { readonly best: readonly GatewayConnection[]; readonly unsure: readonly GatewayConnection[] } {
  const { destination } = state;
  const context = state.context.compiled;
  const known = context.connections.ofGateway(gateway).filter(({ connection }) => isThere(state, connection));
  const matching = known.flatMap((item) =>
    item.blocks.filter((block) => endInside(destination, [block])).map((block) => ({ ...item, block })),
  );
  const length = Math.max(...matching.map(({ block }) => block.prefixLength));
  const longest = matching.filter(({ block }) => block.prefixLength === length);
  const rank = Math.min(...longest.map((item) => item.rank));
  const { hidden, cls } = destination;
  // Whatever a network announces, its own addresses are among it.
  const names = ({ unknown, connection: { network } }: GatewayConnection): boolean =>
    unknown && network.target !== undefined && hidden?.owners.includes(network.target) === true;
  const naming = known.filter(names);
  const first = Math.min(...naming.map((item) => item.rank));
  const best = [...naming.filter((item) => item.rank === first), ...longest.filter((item) => item.rank === rank)];
  const mayKnow = ({ unknown, blocks, connection }: GatewayConnection): boolean =>
    unknown
      ? !(connection.network.target && context.classes.isAssumedOutside(connection.network.target, cls))
      : hidden !== undefined && addressSetsOverlap(addressSetOfCidrs(blocks), hidden.set);
  const unsure = known.filter((item) => mayKnow(item) && !best.some((other) => other.connection === item.connection));
  return { best, unsure };
}
