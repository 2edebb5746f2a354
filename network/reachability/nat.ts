import { parseCidr } from '../address/cidr.js';
import { addressSetOfCidrs, addressSetsOverlap } from '../address/address-set.js';
import { type Position, type Walk, addressEnd } from './walk.js';
import { qualifiedName, type RegionalNatGateway, type Resource } from '../topology/model.js';
import { ALL_ICMP, ALL_TCP, ALL_UDP, type ServiceSet, uniteAllServices } from '../traffic/service-set.js';
import { exactly } from './certainty.js';
import { publicAddressOf } from './interfaces.js';
import type { Arrival, End } from './journey.js';
import { internetGateway, publicEnd } from './internet.js';
import { destinationInside, followRoute, leaveInterface, nameOf } from './travel.js';

/** TCP, UDP and ICMP, nothing else. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
const TRANSLATABLE: ServiceSet = uniteAllServices([ALL_TCP, ALL_UDP, ALL_ICMP]);

/** IPv6 clients reach IPv4 hosts by this block. https://www.rfc-editor.org/rfc/rfc6052 */
const NAT64 = addressSetOfCidrs([(parseCidr('64:ff9b::/96') as { cidr: { base: bigint; prefixLength: number } }).cidr]);

/** What a NAT gateway of either kind asks before it takes a packet; undefined: it takes it. */
function refused(walk: Walk, object: string, origin: RegionalNatGateway['nameOrigin']): Arrival | undefined {
  if (walk.reply) return walk.stop('nat-gateway', object, `The reply goes to ${object}, which drops it: it translates only connections that it opened itself.`, 'NGW_SOURCE_ADDRESS_REASSIGN', { origin });
  if (walk.source.family === 6) {
    if (walk.destination.set && addressSetsOverlap(walk.destination.set, NAT64)) return walk.open('nat-gateway', object, 'NAT64 translates this to an IPv4 connection, which is not followed.');
    return walk.stop('nat-gateway', object, `${object} translates IPv4. For IPv6 use an egress-only gateway.`, 'CANNOT_ROUTE', { origin });
  }
  return undefined;
}

/** By a NAT gateway in a subnet: in past that subnet's ACL, out again with its own address and a port of its own choice. */
export function natGateway(walk: Walk, position: Position, gateway: Resource): Arrival {
  const object = qualifiedName(gateway);
  const refusal = refused(walk, object, gateway.nameOrigin);
  if (refusal) return refusal;
  const iface = walk.fabric.interfacesOf(gateway)[0];
  const sources = iface?.addresses.filter(({ family }) => family === 4) ?? [];
  if (!iface || sources.length === 0) return walk.stop('nat-gateway', object, `${object} has no address.`, undefined, { origin: gateway.nameOrigin });
  if (position.subnet === iface.subnet)
    return walk.stop('nat-gateway', object, `${object} lies in the subnet that it is to serve, so the packet would come back to it again and again. Put it in another subnet.`, undefined, { origin: gateway.nameOrigin });
  walk.acl(iface.subnet, 'inbound');
  translate(walk, object, gateway.nameOrigin);
  const address = sources[walk.choose(sources.length)] ?? sources[0];
  if (!address) return 'stopped';
  walk.source = addressEnd(walk.fabric, address);
  walk.sender = { vpc: gateway.vpc, publicAddress: address.publicAddress, nat: true };
  walk.beginLeg({ kind: 'interface', iface, address });
  if (walk.goal.kind === 'interface' && destinationInside(walk, iface.subnet)) return leaveInterface(walk, iface);
  const table = walk.fabric.tableOfSubnet(iface.subnet);
  if (!table) return walk.open('route-table', iface.subnet.routeTable?.text ?? '', 'The subnet names a route table that nothing declares.');
  return followRoute(walk, { vpc: gateway.vpc, subnet: iface.subnet, table, fromTransit: false });
}

/** By a NAT gateway of the whole VPC, which is in no subnet and so behind no ACL. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html */
export function regionalNatGateway(walk: Walk, gateway: RegionalNatGateway): Arrival {
  const object = qualifiedName(gateway);
  const refusal = refused(walk, object, gateway.nameOrigin);
  if (refusal) return refusal;
  translate(walk, object, gateway.nameOrigin);
  const first = gateway.publicIps[0];
  const publicAddress = first ? publicAddressOf(first) : { address: undefined };
  const sender = { vpc: gateway.vpc, publicAddress, nat: true };
  const source: End = publicEnd(walk.fabric, publicAddress);
  walk.source = source;
  walk.sender = sender;
  walk.beginLeg({ kind: 'regional-nat', vpc: gateway.vpc, name: object, sender });
  const { routeTable, vpc } = gateway;
  if (routeTable && !routeTable.target) return walk.open('route-table', routeTable.text, 'The NAT gateway names a route table that nothing declares.');
  if (routeTable?.target) return followRoute(walk, { vpc, subnet: undefined, table: walk.fabric.compiled(routeTable.target, vpc), fromTransit: false });
  const out = vpc.internetGateways[0];
  if (!out) return walk.stop('nat-gateway', object, `${vpc.name} has no internet gateway, so ${object} leads nowhere.`, undefined, { origin: gateway.nameOrigin });
  const position: Position = { vpc, subnet: undefined, table: walk.fabric.compiled(undefined, vpc), fromTransit: false };
  return throughOwnTable(walk, position, out);
}

function throughOwnTable(walk: Walk, position: Position, out: Parameters<typeof internetGateway>[2]): Arrival {
  walk.pass('route-table', nameOf(position), "The NAT gateway's own table leads to the internet gateway.");
  return internetGateway(walk, position, out);
}

function translate(walk: Walk, object: string, origin: Resource['nameOrigin']): void {
  walk.push({
    checkpoint: 'nat-gateway', object, allowed: exactly(TRANSLATABLE), stateful: true, effect: 'translate', code: 'PROTOCOL_RESTRICTION',
    note: `${object} puts its own address on the packet, picks a source port from 1024-65535 and remembers the connection. It translates TCP, UDP and ICMP alone.`,
    detail: { kind: 'plain', origin },
  });
  walk.via.push(object);
  walk.lost ??= 'nat';
  walk.segment++;
}
