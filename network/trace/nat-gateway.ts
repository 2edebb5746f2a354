import { addressSetsOverlap } from '../address/address-set.js';
import { NAT64 } from '../address/known-ranges.js';
import { publicAddressOf } from '../endpoints/interfaces.js';
import { qualifiedName, type RegionalNatGateway, type Resource } from '../topology/model.js';
import { exactly } from '../traffic/bounds.js';
import { ALL_ICMP, ALL_TCP, ALL_UDP, type ServiceSet, uniteAllServices } from '../traffic/service-set.js';
import { destinationInside, followRoute, leaveInterface, nameOf, unknownTable } from './forward.js';
import { internetGateway, publicEnd } from './internet-gateway.js';
import type { Arrival, End } from './trace.js';
import { addressEnd, type Position, type Walk } from './tracer.js';

/** TCP, UDP and ICMP, nothing else. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
const TRANSLATABLE: ServiceSet = uniteAllServices([ALL_TCP, ALL_UDP, ALL_ICMP]);

/** What a NAT gateway of either kind asks before it takes a packet; undefined: it takes it. */
function refused(walk: Walk, object: string, origin: RegionalNatGateway['nameOrigin']): Arrival | undefined {
  if (walk.reply)
    return walk.stop(
      'nat-gateway',
      object,
      `The reply goes to ${object}, which drops it: it translates only connections that it opened itself.`,
      'NGW_SOURCE_ADDRESS_REASSIGN',
      { origin },
    );
  if (walk.source.family === 6) {
    const embedded = embeddedIpv4(walk);
    if (embedded === 'several')
      return walk.open(
        'nat-gateway',
        object,
        'The IPv4 addresses that these IPv6 ones stand for do not fare alike: ask for one of them.',
      );
    if (embedded) {
      translate(walk, object, origin);
      walk.destination = embedded;
      return undefined;
    }
    return walk.stop(
      'nat-gateway',
      object,
      `${object} translates IPv4. For IPv6 use an egress-only gateway.`,
      'CANNOT_ROUTE',
      { origin },
    );
  }
  translate(walk, object, origin);
  return undefined;
}

/** NAT64: the IPv4 addresses in the last 32 bits of the destination. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html */
function embeddedIpv4(walk: Walk): End | 'several' | undefined {
  const { set } = walk.destination;
  if (!set || !addressSetsOverlap(set, NAT64)) return undefined;
  const v4 = set.map(({ low, high }) => ({
    low: Number(BigInt(low) & 0xffff_ffffn),
    high: Number(BigInt(high) & 0xffff_ffffn),
  }));
  const [only, ...others] = walk.compiled.classes.partition(v4);
  return only && others.length === 0 ? { family: 4, cls: only[0], set: only[1] } : 'several';
}

/** By a NAT gateway in a subnet: in past that subnet's ACL, out again with its own address and a port of its own choice. */
export function natGateway(walk: Walk, position: Position, gateway: Resource): Arrival {
  const object = qualifiedName(gateway);
  const iface = walk.compiled.interfacesOf(gateway)[0];
  const sources = iface?.addresses.filter(({ family }) => family === 4) ?? [];
  // Whatever the gateway makes of the packet, replies to others included, it came into the gateway's subnet first.
  const subnet = iface?.subnet ?? gateway.subnets[0];
  if (subnet && subnet !== position.subnet) walk.acl(subnet, 'inbound');
  if (!iface || sources.length === 0)
    return walk.stop('nat-gateway', object, `${object} has no address.`, undefined, { origin: gateway.nameOrigin });
  if (position.subnet === iface.subnet && !walk.reply)
    return walk.stop(
      'nat-gateway',
      object,
      `${object} lies in the subnet that it is to serve, so the packet would come back to it again and again. Put it in another subnet.`,
      undefined,
      { origin: gateway.nameOrigin },
    );
  const refusal = refused(walk, object, gateway.nameOrigin);
  if (refusal) return refusal;
  const address = sources[walk.choose(sources.length)] ?? sources[0];
  if (!address) return 'stopped';
  walk.source = addressEnd(walk.compiled, address);
  walk.sender = { vpc: gateway.vpc, publicAddress: address.publicAddress, nat: true };
  walk.beginLeg({ kind: 'interface', iface, address });
  if (walk.goal.kind === 'interface' && destinationInside(walk, iface.subnet)) return leaveInterface(walk, iface);
  const table = walk.compiled.tableOfSubnet(iface.subnet);
  if (!table) return unknownTable(walk, iface.subnet);
  return followRoute(walk, { vpc: gateway.vpc, subnet: iface.subnet, table, fromTransit: false });
}

/** By a NAT gateway of the whole VPC, which is in no subnet and so behind no ACL. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html */
export function regionalNatGateway(walk: Walk, gateway: RegionalNatGateway): Arrival {
  const object = qualifiedName(gateway);
  const refusal = refused(walk, object, gateway.nameOrigin);
  if (refusal) return refusal;
  // It picks one of its addresses for each connection.
  const first = walk.settle(gateway.publicIps);
  const publicAddress = first ? publicAddressOf(first) : { address: undefined };
  const sender = { vpc: gateway.vpc, publicAddress, nat: true };
  const source: End = publicEnd(walk.compiled, publicAddress);
  walk.source = source;
  walk.sender = sender;
  walk.beginLeg({ kind: 'regional-nat', vpc: gateway.vpc, name: object, sender });
  const { routeTable, vpc } = gateway;
  if (routeTable && !routeTable.target)
    return walk.open('route-table', routeTable.text, 'The NAT gateway names a route table that nothing declares.');
  if (routeTable?.target)
    return followRoute(walk, {
      vpc,
      subnet: undefined,
      table: walk.compiled.tableFor(routeTable.target, vpc),
      fromTransit: false,
    });
  const out = walk.oneOf(vpc.internetGateways, 'internet-gateway', vpc.name, 'internet gateways');
  if (!out)
    return walk.stop(
      'nat-gateway',
      object,
      `${vpc.name} has no internet gateway, so ${object} leads nowhere.`,
      undefined,
      { origin: gateway.nameOrigin },
    );
  const position: Position = {
    vpc,
    subnet: undefined,
    table: walk.compiled.tableFor(undefined, vpc),
    fromTransit: false,
  };
  return throughOwnTable(walk, position, out);
}

function throughOwnTable(walk: Walk, position: Position, out: Parameters<typeof internetGateway>[2]): Arrival {
  walk.pass('route-table', nameOf(position), "The NAT gateway's own table leads to the internet gateway.");
  return internetGateway(walk, position, out);
}

function translate(walk: Walk, object: string, origin: Resource['nameOrigin']): void {
  walk.push({
    checkpoint: 'nat-gateway',
    object,
    allowed: exactly(TRANSLATABLE),
    stateful: true,
    effect: 'translate',
    code: 'PROTOCOL_RESTRICTION',
    note: `${object} puts its own address on the packet, picks a source port from 1024-65535 and remembers the connection. It translates TCP, UDP and ICMP alone.`,
    detail: { kind: 'plain', origin },
  });
  walk.via.push(object);
  walk.lost ??= 'nat';
  walk.segment++;
}
