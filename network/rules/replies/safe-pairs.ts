import type { AddressClass } from '../../address/index.js';
import { type CompiledNetwork, endsOf, type Interface, type InterfaceAddress } from '../../endpoints/index.js';
import { type CompiledRouteTable, isJoined } from '../../forwarding/index.js';
import { isNatGateway, networkAclOf, type RouteTargetElement, type Vpc } from '../../topology/index.js';
import { type ClassMember, repliesTo } from '../../trace/index.js';
import { servicesCover } from '../../traffic/index.js';
import { REPLIED } from './request-kinds.js';

/**
 * Whether every reply between two ends is known to come back, or none of their requests to arrive, without following a packet.
 * Where it errs, packets are followed for nothing.
 */
export function areSafe(compiled: CompiledNetwork, from: ClassMember, to: ClassMember): boolean {
  const [a, b] = [from.iface, to.iface];
  // By a load balancer that keeps the client's address, other ways are taken, and the ACLs of its nodes' subnets are met.
  if (b && compiled.balancedPaths(b).length > 0) return false;
  if (a && b) return areSafeInside(compiled, a, b);
  const { kind } = a ? to.questionEnd : from.questionEnd;
  // What on-premises networks do with each other and with the internet is not AWS's to answer.
  if (!a && !b) return true;
  if (kind !== 'internet') return !mayMeetNetworks(compiled, (a ?? b)?.vpc);
  if (a) return a.vpc.networkAcls.length === 0 && leadsStraightOut(compiled, a);
  return b !== undefined && b.vpc.networkAcls.length === 0 && comesStraightBack(compiled, b);
}

function areSafeInside(compiled: CompiledNetwork, a: Interface, b: Interface): boolean {
  if (a.vpc !== b.vpc)
    return !isJoined(a.vpc, compiled.topology) || !isJoined(b.vpc, compiled.topology) || noneLeave(compiled, a, b);
  if (a.subnet === b.subnet) return true;
  return isLocal(compiled, a, b) && isLocal(compiled, b, a) && repliesPass(compiled, a, b);
}

function mayMeetNetworks({ topology }: CompiledNetwork, vpc: Vpc | undefined): boolean {
  return vpc !== undefined && (vpc.vpnGateways.length > 0 || isJoined(vpc, topology));
}

const classesOfAddresses = new WeakMap<InterfaceAddress, readonly AddressClass[]>();

function classesOf(compiled: CompiledNetwork, address: InterfaceAddress): readonly AddressClass[] {
  let classes = classesOfAddresses.get(address);
  if (!classes) {
    classes = endsOf(compiled, address.set).map(({ cls }) => cls);
    classesOfAddresses.set(address, classes);
  }
  return classes;
}

/** Every address of the one that the other's table may be asked for, of the families that both have. */
function* goalsFrom(compiled: CompiledNetwork, from: Interface, to: Interface): Iterable<AddressClass> {
  for (const address of to.addresses)
    if (from.addresses.some(({ family }) => family === address.family)) yield* classesOf(compiled, address);
}

function noneLeave(compiled: CompiledNetwork, from: Interface, to: Interface): boolean {
  const table = compiled.tableOfSubnet(from.subnet);
  if (!table) return false;
  for (const cls of goalsFrom(compiled, from, to)) if (table.lookup(cls).kind !== 'none') return false;
  return true;
}

function isLocal(compiled: CompiledNetwork, from: Interface, to: Interface): boolean {
  const table = compiled.tableOfSubnet(from.subnet);
  if (!table) return false;
  for (const cls of goalsFrom(compiled, from, to)) {
    const choice = table.lookup(cls);
    if (choice.kind !== 'route' || choice.entry.target.kind !== 'local') return false;
  }
  return true;
}

/** Straight from subnet to subnet, the two ACLs let every reply pass. */
function repliesPass(compiled: CompiledNetwork, a: Interface, b: Interface): boolean {
  const [aclA, aclB] = [networkAclOf(a.subnet), networkAclOf(b.subnet)];
  if (!aclA && !aclB) return true;
  return a.addresses.every((client) =>
    b.addresses.every((server) => {
      if (client.family !== server.family) return true;
      const { acls } = compiled;
      return classesOf(compiled, client).every((from) =>
        classesOf(compiled, server).every((to) => {
          const leaving = acls.allowed(aclB, 'outbound', from, client.family).must;
          const entering = acls.allowed(aclA, 'inbound', to, client.family).must;
          return REPLIED[client.family].every(({ services }) => {
            const needed = repliesTo(services, a.clientPorts);
            return servicesCover(leaving, needed) && servicesCover(entering, needed);
          });
        }),
      );
    }),
  );
}

interface Outward {
  /** What the table's routes to the internet lead to. */
  readonly targets: ReadonlySet<RouteTargetElement>;
  /** Some of it the file leaves open. */
  readonly open: boolean;
}

const outwards = new WeakMap<CompiledRouteTable, Outward>();

function outwardOf(compiled: CompiledNetwork, table: CompiledRouteTable): Outward {
  let outward = outwards.get(table);
  if (!outward) {
    const targets = new Set<RouteTargetElement>();
    let open = false;
    for (const { cls } of endsOf(compiled, compiled.internet)) {
      const choice = table.lookup(cls);
      if (choice.kind === 'unknown') open = true;
      if (choice.kind === 'route' && choice.entry.target.kind === 'element') targets.add(choice.entry.target.element);
      if (choice.kind === 'route' && choice.entry.target.kind === 'unknown') open = true;
    }
    outward = { targets, open };
    outwards.set(table, outward);
  }
  return outward;
}

/** By gateways of its own VPC, which bring every reply back to where the request came from. */
function leadsStraightOut(compiled: CompiledNetwork, { subnet, vpc, addresses }: Interface): boolean {
  const table = compiled.tableOfSubnet(subnet);
  if (!table) return true;
  const { targets, open } = outwardOf(compiled, table);
  if (open || vpc.internetGateways.some(({ routeTable }) => routeTable)) return false;
  return [...targets].every((target) => {
    if (target.kind === 'resource' && isNatGateway(target))
      return compiled
        .interfacesOf(target)
        .every((nat) => addresses.every((address) => nat.vpc === vpc && leadsBack(compiled, nat, address)));
    return (
      target.kind === 'internet-gateway' || target.kind === 'egress-only-gateway' || target.kind === 'gateway-endpoint'
    );
  });
}

function leadsBack(compiled: CompiledNetwork, nat: Interface, client: InterfaceAddress): boolean {
  const table = compiled.tableOfSubnet(nat.subnet);
  return classesOf(compiled, client).every((cls) => {
    const choice = table?.lookup(cls);
    return choice?.kind === 'route' && choice.entry.target.kind === 'local';
  });
}

/** Requests of the internet arrive at public addresses alone, and their replies go out by the gateway that they came in by. */
function comesStraightBack(compiled: CompiledNetwork, { subnet, vpc, addresses }: Interface): boolean {
  if (vpc.internetGateways.length === 0) return true;
  if (!addresses.some(({ publicAddress }) => publicAddress)) return true;
  const table = compiled.tableOfSubnet(subnet);
  if (!table || vpc.internetGateways.some(({ routeTable }) => routeTable)) return false;
  const { targets, open } = outwardOf(compiled, table);
  return !open && targets.size === 1 && [...targets].every((target) => target === vpc.internetGateways[0]);
}
