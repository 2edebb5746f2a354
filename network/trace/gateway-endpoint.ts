import { type GatewayEndpoint, qualifiedName } from '../topology/index.js';
import {
  ALL_TCP,
  ECHO_REQUEST,
  ECHO_REQUEST_V6,
  exactly,
  ICMP,
  ICMPV6,
  icmpServices,
  uniteServices,
} from '../traffic/index.js';
import { say } from '../words/index.js';
import { whereSomebodyIs } from './elastic-ip.js';
import { record } from './record.js';
import { type Position, type TraceState, withLeg, withVia } from './state.js';
import { ended, stop, type Transition } from './transition.js';

/** To an AWS service (S3, DynamoDB) without leaving AWS. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export function throughGatewayEndpoint(state: TraceState, _: Position, endpoint: GatewayEndpoint): Transition {
  const object = qualifiedName(endpoint);
  const detail = { origin: endpoint.nameOrigin };
  if (state.answered || state.sender?.vpc !== endpoint.vpc)
    return stop(
      state,
      'gateway-endpoint',
      object,
      say`${object} serves the resources of its own VPC alone.`,
      'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION',
      detail,
    );
  const echo = state.source.family === 4 ? icmpServices(ICMP, ECHO_REQUEST) : icmpServices(ICMPV6, ECHO_REQUEST_V6);
  const passed = withVia(
    record(state, {
      checkpoint: 'gateway-endpoint',
      object,
      allowed: exactly(uniteServices(ALL_TCP, echo)),
      stateful: false,
      effect: 'filter',
      code: 'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
      note: say`A gateway endpoint carries TCP and ping alone.`,
      detail: { kind: 'plain', ...detail },
    }),
    object,
  );
  if (state.goal.kind !== 'internet')
    return stop(
      passed,
      'delivery',
      object,
      say`Behind a gateway endpoint there is the AWS service alone.`,
      'NO_POSSIBLE_DESTINATION',
    );
  const exit = { kind: 'gateway-endpoint', vpc: endpoint.vpc, name: object } as const;
  return whereSomebodyIs(passed, state.goal, (found) => ended(withLeg(found, { exit }), 'arrived'));
}
