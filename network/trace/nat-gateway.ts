import { addressSetsOverlap, NAT64 } from '../address/index.js';
import {
  addressEnd,
  type End,
  type Interface,
  type InterfaceAddress,
  type PublicAddress,
  publicAddressOf,
  publicEnd,
} from '../endpoints/index.js';
import {
  areOneSubnet,
  qualifiedName,
  type RegionalNatGateway,
  type Resource,
  type Subnet,
  subnetAddresses,
} from '../topology/index.js';
import { ALL_ICMP, ALL_TCP, ALL_UDP, exactly, type ServiceSet, uniteAllServices } from '../traffic/index.js';
import { say } from '../words/index.js';
import { whetherOne } from './one-subnet.js';
import { acl, pass, record } from './record.js';
import { type Position, type TraceState, withNewLeg, withoutReferences, withVia } from './state.js';
import { noTable, unknownTable } from './table-words.js';
import { choose, leftOpen, oneOf, onward, settle, stop, type Transition } from './transition.js';

/** TCP, UDP and ICMP, nothing else. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
const TRANSLATABLE: ServiceSet = uniteAllServices([ALL_TCP, ALL_UDP, ALL_ICMP]);

/** By a NAT gateway in a subnet: in past that subnet's ACL, out again with its own address and a port of its own choice. */
export function throughNatGateway(before: TraceState, position: Position, gateway: Resource): Transition {
  const object = qualifiedName(gateway);
  const detail = { origin: gateway.nameOrigin };
  const iface = before.context.compiled.interfacesOf(gateway)[0];
  const sources = iface?.addresses.filter(({ family }) => family === 4) ?? [];
  // Whatever the gateway makes of the packet, replies to others included, it came into the gateway's subnet first.
  const subnet = iface?.subnet ?? gateway.subnets[0];
  return whetherOne(before, position.subnet, subnet, (found, isInside) => {
    const state = subnet && !isInside ? acl(found, subnet, 'inbound') : found;
    if (!iface || sources.length === 0)
      return stop(state, 'nat-gateway', object, say`${object} has no address.`, undefined, detail);
    if (isInside && !state.answered)
      return stop(
        state,
        'nat-gateway',
        object,
        say`
          ${object} lies in the subnet that it is to serve, so the packet would come back to it again and again. Put
          it in another subnet.
        `,
        undefined,
        detail,
      );
    return translated(state, object, gateway.nameOrigin, (open) =>
      choose(sources, (address) => sendOn(open, gateway, iface, address)),
    );
  });
}

function sendOn(state: TraceState, { vpc }: Resource, iface: Interface, address: InterfaceAddress): Transition {
  const { compiled } = state.context;
  const sent = withNewLeg(
    {
      ...state,
      source: addressEnd(compiled, address),
      sender: { vpc, publicAddress: address.publicAddress, nat: true },
    },
    { kind: 'interface', iface, address },
  );
  if (
    sent.goal.kind === 'interface' &&
    (isInside(sent, iface.subnet) ||
      (sent.goal.address.hidden && areOneSubnet(sent.goal.iface.subnet, iface.subnet) !== 'no'))
  )
    return onward(sent, { at: 'sender', iface });
  const table = compiled.tableOfSubnet(iface.subnet);
  if (!table) return unknownTable(sent, iface.subnet);
  return onward(sent, { at: 'route-table', position: { vpc, subnet: iface.subnet, table, fromTransit: false } });
}

const isInside = ({ destination: { set } }: TraceState, subnet: Subnet): boolean =>
  set !== undefined && addressSetsOverlap(set, subnetAddresses(subnet));

/** By a NAT gateway of the whole VPC, which is in no subnet and so behind no ACL. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html */
export function throughRegionalNatGateway(state: TraceState, _: Position, gateway: RegionalNatGateway): Transition {
  return translated(state, qualifiedName(gateway), gateway.nameOrigin, (open) =>
    // It picks one of its addresses for each connection.
    settle(open, gateway.publicIps, (settled, ip) =>
      sendOnToInternet(settled, gateway, ip ? publicAddressOf(ip) : { address: undefined }),
    ),
  );
}

function sendOnToInternet(state: TraceState, gateway: RegionalNatGateway, publicAddress: PublicAddress): Transition {
  const { compiled } = state.context;
  const object = qualifiedName(gateway);
  const { routeTable, vpc } = gateway;
  const sent = withNewLeg(
    { ...state, source: publicEnd(compiled, publicAddress), sender: { vpc, publicAddress, nat: true } },
    { kind: 'regional-nat', vpc, name: object },
  );
  if (routeTable && !routeTable.target)
    return leftOpen(sent, 'route-table', routeTable.text, noTable(say`The NAT gateway`, routeTable));
  const position = { vpc, subnet: undefined, table: compiled.tableFor(routeTable?.target, vpc), fromTransit: false };
  if (routeTable) return onward(sent, { at: 'route-table', position });
  return oneOf(sent, vpc.internetGateways, 'internet-gateway', vpc.name, say`internet gateways`, (found, target) => {
    if (target)
      return onward(
        pass(found, 'route-table', `${vpc.name}.main`, say`The NAT gateway's own table leads to the internet gateway.`),
        { at: 'target', position, target, detail: {} },
      );
    if (vpc.unknown)
      return leftOpen(
        found,
        'nat-gateway',
        object,
        say`Whether ${vpc.name} has an internet gateway, the file does not tell.`,
      );
    return stop(
      found,
      'nat-gateway',
      object,
      say`${vpc.name} has no internet gateway, so ${object} leads nowhere.`,
      undefined,
      { origin: gateway.nameOrigin },
    );
  });
}

/** What a NAT gateway of either kind makes of a packet before it sends it on. */
function translated(
  state: TraceState,
  object: string,
  origin: Resource['nameOrigin'],
  sendOn: (state: TraceState) => Transition,
): Transition {
  if (state.answered)
    return stop(
      state,
      'nat-gateway',
      object,
      say`The reply goes to ${object}, which drops it: it translates only connections that it opened itself.`,
      'NGW_SOURCE_ADDRESS_REASSIGN',
      { origin },
    );
  if (state.source.family === 4) return sendOn(translate(state, object, origin));
  const embedded = embeddedIpv4(state);
  if (embedded === 'several')
    return leftOpen(
      state,
      'nat-gateway',
      object,
      say`The IPv4 addresses that these IPv6 ones stand for do not fare alike: ask for one of them.`,
    );
  if (embedded) return sendOn({ ...translate(state, object, origin), destination: embedded });
  return stop(
    state,
    'nat-gateway',
    object,
    say`${object} translates IPv4. For IPv6 use an egress-only gateway.`,
    'CANNOT_ROUTE',
    { origin },
  );
}

/** NAT64: the IPv4 addresses in the last 32 bits of the destination. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html */
function embeddedIpv4({ destination: { set }, context }: TraceState): End | 'several' | undefined {
  if (!set || !addressSetsOverlap(set, NAT64)) return undefined;
  const v4 = set.map(({ low, high }) => ({
    low: Number(BigInt(low) & 0xffff_ffffn),
    high: Number(BigInt(high) & 0xffff_ffffn),
  }));
  const [only, ...others] = context.compiled.classes.partition(v4);
  return only && others.length === 0 ? { family: 4, cls: only[0], set: only[1] } : 'several';
}

function translate(state: TraceState, object: string, origin: Resource['nameOrigin']): TraceState {
  const recorded = record(state, {
    checkpoint: 'nat-gateway',
    object,
    allowed: exactly(TRANSLATABLE),
    stateful: true,
    effect: 'translate',
    code: 'PROTOCOL_RESTRICTION',
    note: say`
      ${object} puts its own address on the packet, picks a source port from 1024-65535 and remembers the
      connection. It translates TCP, UDP and ICMP alone.
    `,
    detail: { kind: 'plain', origin },
  });
  return withoutReferences({ ...withVia(recorded, object), segment: state.segment + 1 }, 'nat');
}
