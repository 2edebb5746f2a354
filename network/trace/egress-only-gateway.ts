import { publicAccess } from '../forwarding/index.js';
import { type EgressOnlyGateway, qualifiedName } from '../topology/index.js';
import { say } from '../words/index.js';
import { unlessPrivate } from './private-ipv6.js';
import { pass } from './record.js';
import { type Position, type TraceState, withLeg, withVia } from './state.js';
import { onward, settle, stop, type Transition } from './transition.js';

/** IPv6 out, replies in, nothing else. https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html */
export function throughEgressOnlyGateway(
  state: TraceState,
  position: Position,
  gateway: EgressOnlyGateway,
): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  if (state.source.family === 4)
    return stop(state, 'egress-only-gateway', object, say`${object} carries IPv6 alone.`, 'CANNOT_ROUTE', detail);
  if (state.answered)
    return stop(
      state,
      'egress-only-gateway',
      object,
      say`The reply would leave by ${object}, which knows only connections that were opened from inside.`,
      undefined,
      detail,
    );
  if (state.sender?.vpc !== gateway.vpc)
    return stop(
      state,
      'egress-only-gateway',
      object,
      say`${object} serves its own VPC alone.`,
      'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
      detail,
    );
  return unlessPrivate(state, gateway, 'source', (open) => leave(open, position, gateway));
}

function leave(state: TraceState, position: Position, gateway: EgressOnlyGateway): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  return settle(state, publicAccess(gateway.vpc, position.subnet), (settled, access) => {
    if (access && !access.egressAllowed)
      return stop(
        settled,
        'egress-only-gateway',
        object,
        say`VPC Block Public Access is on for this VPC: nothing passes ${object}.`,
        undefined,
        detail,
      );
    const passed = pass(
      settled,
      'egress-only-gateway',
      object,
      say`The egress-only gateway lets IPv6 out and remembers it, so that the reply may come in.`,
      detail,
    );
    const exit = { kind: 'egress-only-gateway', vpc: gateway.vpc, name: object } as const;
    return onward(withLeg(withVia(passed, object), { exit, publicSource: settled.source }), {
      at: 'internet',
      from: gateway.vpc.name,
    });
  });
}
