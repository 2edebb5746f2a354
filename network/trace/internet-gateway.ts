import { addressSetsOverlap, RFC1918, RFC6598 } from '../address/index.js';
import { addressEnd, type Interface, publicEnd } from '../endpoints/index.js';
import { type PublicAccess, publicAccess, UNRESTRICTED } from '../forwarding/index.js';
import { type InternetGateway, type MayBeAbsent, qualifiedName, traitsOf, type Vpc } from '../topology/index.js';
import { say, told } from '../words/index.js';
import { includesSome } from './chain.js';
import { unlessPrivate } from './private-ipv6.js';
import { pass } from './record.js';
import { type Position, type TraceState, withLeg, withoutReferences, withVia } from './state.js';
import { leftOpen, oneOf, onward, settle, stop, type Transition } from './transition.js';
import { ifThere, whereThere } from './whether-there.js';

const BLOCK_PUBLIC_ACCESS = told`VPC Block Public Access is on for this VPC: `;

/** Out of the VPC by its internet gateway, which maps the private source address to its public one. */
export function throughInternetGateway(state: TraceState, position: Position, gateway: InternetGateway): Transition {
  // What was let in may be answered.
  const accesses = state.answered ? UNRESTRICTED : publicAccess(gateway.vpc, position.subnet);
  return unlessPrivate(state, gateway, 'source', (open) =>
    withPublicAddress(open, qualifiedName(gateway), (found) =>
      settle(found, accesses, (settled, access) => leave(settled, gateway, access)),
    ),
  );
}

/** A sender whose public address the file leaves open has one, or has none. */
function withPublicAddress(state: TraceState, object: string, then: (state: TraceState) => Transition): Transition {
  const { sender, source } = state;
  const ip = source.family === 4 ? sender?.publicAddress?.maybe : undefined;
  if (!sender || !ip) return then(state);
  return ifThere(state, [ip], 'internet-gateway', object, say`the public address of its source`, (found, isThere) =>
    then(isThere ? found : { ...found, sender: { ...sender, publicAddress: undefined } }),
  );
}

function leave(state: TraceState, gateway: InternetGateway, access: PublicAccess | undefined): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  const { sender, source } = state;
  const isClosed = access !== undefined && access.blocks !== 'nothing';
  if (!sender || sender.vpc !== gateway.vpc || (source.family === 4 && !sender.publicAddress)) {
    if (source.family === 4 && !isClosed && !isForPrivateAddress(state) && mayBeTranslated(state))
      return leftOpen(
        state,
        'internet-gateway',
        object,
        say`
          Whether the appliance before it puts its own address on the packet (as a NAT instance does) no file
          tells. If it does, write it as \`nat-instance\` in place of \`instance\`.
        `,
      );
    return stop(
      state,
      'internet-gateway',
      object,
      sender?.nat
        ? say`
          ${object} drops the packet: the NAT gateway before it has no public address. Give that a \`public-ip\`.
        `
        : say`
          ${object} drops the packet: its source has no public address. Give the resource a \`public-ip\`, or send
          it through a NAT gateway.
        `,
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      detail,
    );
  }
  if (isClosed && !(sender.nat && access.egressAllowed))
    return stop(
      state,
      'internet-gateway',
      object,
      say`${BLOCK_PUBLIC_ACCESS}nothing passes ${object} directly.`,
      undefined,
      detail,
    );
  const { set, family } = state.destination;
  if (set && family === 4 && addressSetsOverlap(set, RFC1918))
    return stop(
      state,
      'internet-gateway',
      object,
      say`${object} does not forward to private addresses (RFC 1918).`,
      'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
      detail,
    );
  if (set && family === 4 && addressSetsOverlap(set, RFC6598))
    return stop(
      state,
      'internet-gateway',
      object,
      say`${object} does not forward to shared addresses (RFC 6598, 100.64.0.0/10).`,
      'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS',
      detail,
    );
  const translates = source.family === 4 && sender.publicAddress !== undefined;
  const passed = withVia(
    pass(
      state,
      'internet-gateway',
      object,
      source.family === 4
        ? say`The internet gateway puts the public address in place of the private one.`
        : say`IPv6 addresses are global: the internet gateway changes nothing.`,
      detail,
      source.family === 4 ? 'translate' : 'pass',
    ),
    object,
  );
  const publicSource =
    translates && sender.publicAddress ? publicEnd(state.context.compiled, sender.publicAddress) : source;
  const outside = { ...passed, source: publicSource };
  const exit = { kind: 'internet-gateway', vpc: gateway.vpc, name: object } as const;
  return onward(state.answered ? outside : withLeg(outside, { exit, publicSource }), {
    at: 'internet',
    from: gateway.vpc.name,
  });
}

/** The gateway refuses the packet whoever its source is. */
function isForPrivateAddress({ destination: { set } }: TraceState): boolean {
  return set !== undefined && (addressSetsOverlap(set, RFC1918) || addressSetsOverlap(set, RFC6598));
}

/** A router with a public address may be a NAT instance. */
const mayBeTranslated = ({ answered, passed, legs }: TraceState): boolean =>
  includesSome(answered ? passed : legs.last.appliances, mayTranslate);

const mayTranslate = ({ owner, addresses }: Interface): boolean =>
  owner.kind === 'resource' &&
  traitsOf(owner).forwards === 'routes' &&
  addresses.some(({ publicAddress }) => publicAddress);

/** Into a VPC from the internet: the gateway maps the public destination to the private one before anything in the VPC sees it. */
export function fromInternet(state: TraceState, vpc: Vpc): Transition {
  const exit = state.answered?.exit;
  if (exit?.kind === 'egress-only-gateway' && exit.vpc === vpc)
    return onward(
      pass(state, exit.kind, exit.name, say`The egress-only gateway knows the connection and lets the reply in.`),
      { at: 'vpc', vpc, from: undefined },
    );
  return oneOf(state, vpc.internetGateways, 'internet-gateway', vpc.name, say`internet gateways`, (chosen, gateway) =>
    gateway
      ? whereThere(chosen, gateway, 'internet-gateway', qualifiedName(gateway), (found) => admit(found, vpc, gateway))
      : admit(chosen, vpc, undefined),
  );
}

function admit(found: TraceState, vpc: Vpc, gateway: InternetGateway | undefined): Transition {
  if (!gateway && vpc.unknown)
    return leftOpen(
      found,
      'internet-gateway',
      vpc.name,
      say`Whether ${vpc.name} has an internet gateway, the file does not tell.`,
    );
  if (!gateway)
    return stop(
      found,
      'internet-gateway',
      vpc.name,
      say`${vpc.name} has no internet gateway, so nothing comes in from the internet.`,
      'NO_POSSIBLE_DESTINATION',
      { origin: vpc.nameOrigin },
    );
  const { goal } = found;
  const subnet = goal.kind === 'interface' ? goal.iface.subnet : undefined;
  const accesses = found.answered ? UNRESTRICTED : publicAccess(vpc, subnet);
  const ip = openAddress(found);
  const object = qualifiedName(gateway);
  return unlessPrivate(found, gateway, 'destination', (open) =>
    whereThere(open, ip ?? ALWAYS, 'internet-gateway', object, (known) =>
      settle(known, accesses, (settled, access) => enter(settled, vpc, gateway, access)),
    ),
  );
}

const ALWAYS: MayBeAbsent = {};

/** What the internet asks for, where the file leaves open whether it is there for it. */
function openAddress({ goal, answered }: TraceState): MayBeAbsent | undefined {
  if (goal.kind !== 'interface') return undefined;
  if (goal.dialedPublic) return goal.address.publicAddress?.maybe;
  if (answered) return undefined;
  if (goal.through?.dialedPublic) return goal.through.nodeAddress.publicAddress?.maybe;
  const { owner } = goal.through?.node ?? goal.iface;
  return owner.kind === 'load-balancer' && !owner.isPublic ? (owner.maybePublic ?? owner.maybePublicIp) : undefined;
}

function enter(state: TraceState, vpc: Vpc, gateway: InternetGateway, access: PublicAccess | undefined): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  const { goal } = state;
  if (goal.kind === 'interface' && goal.iface.deniesInternetGateways)
    return stop(
      state,
      'internet-gateway',
      object,
      say`
        ${goal.iface.name} denies what comes from an internet gateway: requests and replies alike are dropped
        there.
      `,
      undefined,
      { origin: goal.iface.owner.nameOrigin },
    );
  if (access && access.blocks !== 'nothing')
    return stop(
      state,
      'internet-gateway',
      object,
      say`${BLOCK_PUBLIC_ACCESS}nothing comes in through ${object}.`,
      undefined,
      detail,
    );
  let inside: TraceState;
  if (goal.kind === 'interface' && goal.dialedPublic) {
    const note = say`The internet gateway puts the private address in place of the public one.`;
    inside = {
      ...pass(state, 'internet-gateway', object, note, detail, 'translate'),
      destination: addressEnd(state.context.compiled, goal.address),
      goal: { ...goal, dialedPublic: false },
    };
  } else
    inside = pass(
      state,
      'internet-gateway',
      object,
      goal.kind === 'interface' || goal.kind === 'nobody'
        ? say`The internet gateway lets IPv6 in unchanged.`
        : say`The reply comes in through the internet gateway.`,
      detail,
    );
  return onward(withoutReferences(withVia(inside, object), 'public'), { at: 'edge', vpc, gateway });
}
