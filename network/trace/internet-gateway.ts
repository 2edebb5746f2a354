import { UNNAMED_PUBLIC_IPV4 } from '../address/address-classes.js';
import { addressSetsOverlap, singleAddress } from '../address/address-set.js';
import { INTERNET, RFC1918, RFC6598 } from '../address/known-ranges.js';
import type { CompiledNetwork } from '../endpoints/compiled-network.js';
import type { Interface, PublicAddress } from '../endpoints/interfaces.js';
import { type PublicAccess, publicAccess } from '../forwarding/public-access.js';
import {
  type EgressOnlyGateway,
  type GatewayEndpoint,
  type InternetGateway,
  qualifiedName,
  type Subnet,
  type Vpc,
} from '../topology/model.js';
import { exactly } from '../traffic/bounds.js';
import { ICMP, ICMPV6 } from '../traffic/service-line.js';
import { ALL_TCP, icmpServices, uniteServices } from '../traffic/service-set.js';
import { ECHO_REQUEST, ECHO_REQUEST_V6 } from '../traffic/traffic-term.js';
import { deliver, throughAppliance } from './forward.js';
import type { Arrival, End } from './trace.js';
import { addressEnd, type Position, type Walk } from './tracer.js';

/** The end that has a public address. */
export function publicEnd(compiled: CompiledNetwork, address: PublicAddress): End {
  if (address.address === undefined) return { family: 4, cls: UNNAMED_PUBLIC_IPV4, set: undefined };
  return { family: 4, cls: compiled.classes.classOf(address.address), set: singleAddress(address.address) };
}

/** What Block Public Access forbids in a subnet. */
const accessOf = (walk: Walk, vpc: Vpc, subnet: Subnet | undefined): PublicAccess =>
  walk.settle(publicAccess(vpc, subnet)) as PublicAccess;

const BLOCK_PUBLIC_ACCESS = 'VPC Block Public Access is on for this VPC: ';

/** A router with a public address may be a NAT instance. */
function mayTranslate({ owner, addresses }: Interface): boolean {
  return (
    owner.kind === 'resource' &&
    owner.type !== 'gateway-load-balancer-endpoint' &&
    addresses.some(({ publicAddress }) => publicAddress)
  );
}

/** The gateway refuses the packet whoever its source is. */
function refusedAnyhow(walk: Walk, position: Position, gateway: InternetGateway): boolean {
  const { set } = walk.destination;
  if (set && (addressSetsOverlap(set, RFC1918) || addressSetsOverlap(set, RFC6598))) return true;
  return !walk.reply && accessOf(walk, gateway.vpc, position.subnet).blocks !== 'nothing';
}

/** Out of the VPC by its internet gateway, which maps the private source address to its public one. */
export function internetGateway(walk: Walk, position: Position, gateway: InternetGateway): Arrival {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  const { sender } = walk;
  if (!sender || sender.vpc !== gateway.vpc || (walk.source.family === 4 && !sender.publicAddress)) {
    if (
      walk.source.family === 4 &&
      !refusedAnyhow(walk, position, gateway) &&
      (walk.reply ? walk.passed : walk.leg.appliances).some(mayTranslate)
    )
      return walk.open(
        'internet-gateway',
        object,
        'Whether the appliance before it puts its own address on the packet (as a NAT instance does) no file tells.',
      );
    return walk.stop(
      'internet-gateway',
      object,
      sender?.nat
        ? `${object} drops the packet: the NAT gateway before it has no public address. Give that a \`public-ip\`.`
        : `${object} drops the packet: its source has no public address. Give the resource a \`public-ip\`, or send it through a NAT gateway.`,
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      detail,
    );
  }
  if (!walk.reply) {
    const access = accessOf(walk, gateway.vpc, position.subnet);
    if (access.blocks !== 'nothing' && !(sender.nat && access.egressAllowed))
      return walk.stop(
        'internet-gateway',
        object,
        `${BLOCK_PUBLIC_ACCESS}nothing passes ${object} directly.`,
        undefined,
        detail,
      );
  }
  const { set } = walk.destination;
  if (set && walk.destination.family === 4 && addressSetsOverlap(set, RFC1918))
    return walk.stop(
      'internet-gateway',
      object,
      `${object} does not forward to private addresses (RFC 1918).`,
      'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
      detail,
    );
  if (set && walk.destination.family === 4 && addressSetsOverlap(set, RFC6598))
    return walk.stop(
      'internet-gateway',
      object,
      `${object} does not forward to shared addresses (RFC 6598, 100.64.0.0/10).`,
      'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS',
      detail,
    );
  walk.pass(
    'internet-gateway',
    object,
    walk.source.family === 4
      ? 'The internet gateway puts the public address in place of the private one.'
      : 'IPv6 addresses are global: the internet gateway changes nothing.',
    detail,
    walk.source.family === 4 ? 'translate' : 'pass',
  );
  walk.via.push(object);
  if (walk.source.family === 4 && sender.publicAddress) walk.source = publicEnd(walk.compiled, sender.publicAddress);
  if (!walk.reply) {
    walk.leg.exit = { kind: 'internet-gateway', vpc: gateway.vpc, name: object };
    walk.leg.publicSource = walk.source;
  }
  return onTheInternet(walk, gateway.vpc.name);
}

/** Between the gateways: to an outside host, or into the VPC that has the address. */
function onTheInternet(walk: Walk, from: string): Arrival {
  const { goal, destination } = walk;
  if (goal.kind === 'internet') {
    if (destination.set && !addressSetsOverlap(destination.set, INTERNET))
      return walk.stop('delivery', from, 'The internet does not route this address.', 'UNKNOWN_DESTINATION');
    return 'arrived';
  }
  if (goal.kind === 'interface' && (goal.dialedPublic || destination.family === 6))
    return fromInternet(walk, goal.iface.vpc);
  if (goal.kind === 'regional-nat') return fromInternet(walk, goal.vpc);
  return walk.stop(
    'delivery',
    from,
    goal.kind === 'nobody' ? goal.why : 'On the internet this address leads somewhere else.',
    'NO_POSSIBLE_DESTINATION',
  );
}

/** Into a VPC from the internet: the gateway maps the public destination to the private one before anything in the VPC sees it. */
export function fromInternet(walk: Walk, vpc: Vpc): Arrival {
  const { goal, compiled } = walk;
  const exit = walk.reply ? walk.answered?.exit : undefined;
  if (exit?.kind === 'egress-only-gateway' && exit.vpc === vpc) {
    walk.pass(exit.kind, exit.name, 'The egress-only gateway knows the connection and lets the reply in.');
    return deliver(walk, vpc, undefined);
  }
  const gateway = walk.oneOf(vpc.internetGateways, 'internet-gateway', vpc.name, 'internet gateways');
  const natural = goal.kind === 'interface' ? goal.iface : undefined;
  if (!gateway)
    return walk.stop(
      'internet-gateway',
      vpc.name,
      `${vpc.name} has no internet gateway, so nothing comes in from the internet.`,
      'NO_POSSIBLE_DESTINATION',
      { origin: vpc.nameOrigin },
    );
  const object = qualifiedName(gateway);
  if (!walk.reply) {
    if (accessOf(walk, vpc, natural?.subnet).blocks !== 'nothing')
      return walk.stop(
        'internet-gateway',
        object,
        `${BLOCK_PUBLIC_ACCESS}nothing comes in through ${object}.`,
        undefined,
        { origin: gateway.nameOrigin },
      );
  }
  if (goal.kind === 'interface' && goal.dialedPublic) {
    walk.pass(
      'internet-gateway',
      object,
      'The internet gateway puts the private address in place of the public one.',
      { origin: gateway.nameOrigin },
      'translate',
    );
    walk.destination = addressEnd(compiled, goal.address);
    walk.goal = { ...goal, dialedPublic: false };
  } else
    walk.pass(
      'internet-gateway',
      object,
      goal.kind === 'interface'
        ? 'The internet gateway lets IPv6 in unchanged.'
        : 'The reply comes in through the internet gateway.',
      { origin: gateway.nameOrigin },
    );
  walk.via.push(object);
  walk.lost ??= 'public';
  return throughEdge(walk, vpc, gateway);
}

/** The gateway's own (edge) route table may send what comes in through an appliance. */
export function throughEdge(
  walk: Walk,
  vpc: Vpc,
  gateway: InternetGateway | { readonly kind: 'vpn-gateway'; readonly routeTable?: InternetGateway['routeTable'] },
): Arrival {
  const reference = gateway.routeTable;
  if (!reference || walk.goal.kind === 'regional-nat') return deliver(walk, vpc, undefined);
  if (!reference.target)
    return walk.open('route-table', reference.text, 'The gateway names a route table that nothing declares.');
  const table = walk.compiled.tableFor(reference.target, vpc);
  const choice = table.lookup(walk.destination.cls);
  const object = qualifiedName(reference.target);
  if (choice.kind === 'unknown')
    walk.pass(
      'route-table',
      object,
      () => `Which route of ${object} is taken is not known: ${choice.why}.`,
      {},
      'choice',
    );
  const entry =
    choice.kind === 'unknown' ? walk.settle(choice.candidates) : choice.kind === 'route' ? choice.entry : undefined;
  if (!entry) return deliver(walk, vpc, undefined);
  const detail = { rule: entry.text, origin: entry.origin };
  if (entry.target.kind === 'local') return deliver(walk, vpc, undefined);
  if (entry.target.kind === 'blackhole')
    return walk.stop(
      'route-table',
      object,
      `The gateway's route to ${entry.text} is a blackhole.`,
      'BAD_STATE_ROUTE',
      detail,
    );
  const element = entry.target.kind === 'element' ? entry.target.element : undefined;
  if (entry.target.kind === 'unknown')
    return walk.open('route-table', object, `The target of the gateway's route to ${entry.text} is not known.`);
  const iface = element?.kind === 'resource' ? walk.compiled.interfacesOf(element)[0] : undefined;
  if (
    !iface ||
    element?.kind !== 'resource' ||
    (element.type !== 'instance' && element.type !== 'interface' && element.type !== 'gateway-load-balancer-endpoint')
  )
    return walk.stop(
      'route-table',
      object,
      `A gateway's route table cannot lead to ${element?.name ?? 'this target'}.`,
      'CANNOT_ROUTE',
      detail,
    );
  walk.pass('route-table', object, `The gateway's route to ${entry.text} leads to ${iface.name}.`, detail);
  if (
    gateway.kind === 'internet-gateway' &&
    element.type !== 'gateway-load-balancer-endpoint' &&
    !iface.addresses.some((address) => address.publicAddress)
  )
    return walk.stop(
      'route-table',
      object,
      `${iface.name} has no public address, which AWS asks of an appliance behind an internet gateway.`,
      'INGRESS_RTB_NO_PUBLIC_IP',
      detail,
    );
  return throughAppliance(walk, vpc, undefined, iface);
}

/** IPv6 out, replies in, nothing else. */
export function egressOnlyGateway(walk: Walk, position: Position, gateway: EgressOnlyGateway): Arrival {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  if (walk.source.family === 4)
    return walk.stop('egress-only-gateway', object, `${object} carries IPv6 alone.`, 'CANNOT_ROUTE', detail);
  if (walk.reply)
    return walk.stop(
      'egress-only-gateway',
      object,
      `The reply would leave by ${object}, which knows only connections that were opened from inside.`,
      undefined,
      detail,
    );
  if (walk.sender?.vpc !== gateway.vpc)
    return walk.stop(
      'egress-only-gateway',
      object,
      `${object} serves its own VPC alone.`,
      'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
      detail,
    );
  const access = accessOf(walk, gateway.vpc, position.subnet);
  if (!access.egressAllowed)
    return walk.stop(
      'egress-only-gateway',
      object,
      `${BLOCK_PUBLIC_ACCESS}nothing passes ${object}.`,
      undefined,
      detail,
    );
  walk.pass(
    'egress-only-gateway',
    object,
    'The egress-only gateway lets IPv6 out and remembers it, so that the reply may come in.',
    detail,
  );
  walk.via.push(object);
  walk.leg.exit = { kind: 'egress-only-gateway', vpc: gateway.vpc, name: object };
  walk.leg.publicSource = walk.source;
  return onTheInternet(walk, gateway.vpc.name);
}

/** To an AWS service (S3, DynamoDB) without leaving AWS. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export function gatewayEndpoint(walk: Walk, endpoint: GatewayEndpoint): Arrival {
  const object = qualifiedName(endpoint);
  const detail = { origin: endpoint.nameOrigin };
  if (walk.reply || walk.sender?.vpc !== endpoint.vpc)
    return walk.stop(
      'gateway-endpoint',
      object,
      `${object} serves the resources of its own VPC alone.`,
      'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION',
      detail,
    );
  const echo = walk.source.family === 4 ? icmpServices(ICMP, ECHO_REQUEST) : icmpServices(ICMPV6, ECHO_REQUEST_V6);
  walk.push({
    checkpoint: 'gateway-endpoint',
    object,
    allowed: exactly(uniteServices(ALL_TCP, echo)),
    stateful: false,
    effect: 'filter',
    code: 'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
    note: 'A gateway endpoint carries TCP and ping alone.',
    detail: { kind: 'plain', ...detail },
  });
  walk.via.push(object);
  if (walk.goal.kind !== 'internet')
    return walk.stop(
      'delivery',
      object,
      'Behind a gateway endpoint there is the AWS service alone.',
      'NO_POSSIBLE_DESTINATION',
    );
  walk.leg.exit = { kind: 'gateway-endpoint', vpc: endpoint.vpc, name: object };
  return 'arrived';
}
