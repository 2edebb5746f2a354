/** Network ACLs and security groups, asked about one packet. */
import type {
  CidrLiteral,
  GroupRule,
  LoadBalancer,
  NetworkAcl,
  Peer,
  Resource,
  SecurityGroup,
  Subnet,
  Vpc,
} from '../../network/topology/model.js';
import { matchesPeerAddress, matchesTraffic } from './match.js';
import type { Endpoint, Inside } from './packet.js';
import { isInside } from './packet.js';
import { type Crossing, type Journey, type Passed, Stopped, step } from './trace.js';
import { keyOf } from './world.js';

/** The ACL of a subnet: its own, else the declared default one, else AWS's, which lets everything pass. */
export function passAcl(journey: Journey, subnet: Subnet, direction: 'inbound' | 'outbound'): void {
  const { packet, world } = journey;
  let acl: NetworkAcl | undefined;
  if (subnet.networkAcl) {
    acl = subnet.networkAcl.target;
    if (!acl) {
      if (world.maybe(`acl of ${keyOf(subnet)} ${direction} ${packet.protocol}/${packet.destinationPort}`)) return;
      throw new Stopped(`network-acl-${direction}`, subnet.networkAcl.text, 'unresolved');
    }
  } else {
    const defaults = subnet.vpc.networkAcls.filter((candidate) => candidate.isDefault);
    acl = defaults[world.choose(`default acl ${keyOf(subnet.vpc)}`, defaults.length)];
  }
  step(journey, `network-acl-${direction} ${subnet.name}`);
  if (!acl) return;
  const other = direction === 'inbound' ? packet.source : packet.destination;
  const rules = [...acl[direction]].sort((a, b) => a.number.value - b.number.value);
  for (const rule of rules) {
    if (!matchesTraffic(rule.traffic, packet, world)) continue;
    if (!matchesPeerAddress(rule.peer, other, acl.vpc, world)) continue;
    if (rule.action.value === 'allow') return;
    throw new Stopped(`network-acl-${direction}`, `${acl.vpc.name}.${acl.name}`, `rule ${rule.number.value} denies`);
  }
  throw new Stopped(`network-acl-${direction}`, `${acl.vpc.name}.${acl.name}`, 'rule * denies');
}

/** The groups on an endpoint; `default` is AWS's own default group of its VPC; undefined: nothing filters there. */
function groupsOf(endpoint: Inside): readonly (SecurityGroup | 'default' | 'unresolved')[] | undefined {
  const owner = endpoint.kind === 'resource' ? endpoint.resource : endpoint.loadBalancer;
  if (owner.kind === 'resource' && (owner.type === 'nat-gateway' || owner.type === 'gateway-load-balancer-endpoint'))
    return undefined;
  if (owner.securityGroups) return owner.securityGroups.map((ref) => ref.target ?? 'unresolved');
  if (owner.kind === 'load-balancer' && owner.type === 'network') return undefined;
  return [owner.vpc.securityGroups.find((group) => group.isDefault) ?? 'default'];
}

function carries(endpoint: Endpoint | undefined, group: SecurityGroup | 'default', vpc: Vpc): boolean {
  if (!endpoint || !isInside(endpoint)) return false;
  if (group === 'default' && endpoint.vpc !== vpc) return false;
  return groupsOf(endpoint)?.includes(group) ?? false;
}

const isNatInstance = (passed: Passed): boolean =>
  passed.kind === 'nat' && passed.nat.kind === 'resource' && passed.nat.type === 'nat-instance';

/** A region that is not written is taken to be the same one. */
const sameRegion = (a: Vpc, b: Vpc): boolean => !a.region || !b.region || a.region.value === b.region.value;

/** What lies between the interface whose groups are asked and the other one. A NAT instance sends in its own name: only what comes after it counts. */
function betweenGroups(
  journey: Journey,
  direction: 'inbound' | 'outbound',
): { readonly passed: number; readonly crossings: readonly Crossing[] } {
  const whole = direction === 'outbound' ? (journey.foreseen ?? { passed: [], crossings: [] }) : journey;
  const start = journey.passed.findLastIndex(isNatInstance);
  const nat = journey.passed[start];
  return {
    passed: whole.passed.length - start - 1,
    crossings: whole.crossings.slice(nat?.kind === 'nat' ? nat.crossings : 0),
  };
}

/**
 * A reference to a group means the private addresses of its members: in the same VPC, over an active peering in the same region, or, inbound alone,
 * over one transit gateway that supports it; never after an appliance or NAT gateway.
 */
function referenceReaches(journey: Journey, group: SecurityGroup, at: Vpc, direction: 'inbound' | 'outbound'): boolean {
  const { passed, crossings } = betweenGroups(journey, direction);
  if (passed > 0) return false;
  if (crossings.length === 0) return group.vpc === at;
  if (crossings.length > 1) return false;
  const crossing = crossings[0]!;
  if (crossing.kind === 'peering') return sameRegion(group.vpc, at);
  return (
    crossing.kind === 'transit-gateway' && direction === 'inbound' && crossing.transitGateway.securityGroupReferencing
  );
}

function ruleMatches(
  rule: GroupRule,
  journey: Journey,
  at: Vpc,
  other: Endpoint | undefined,
  direction: 'inbound' | 'outbound',
): boolean {
  const { packet, world } = journey;
  if (rule.action.value !== 'allow') return false;
  if (!rule.traffics.some((term) => matchesTraffic(term, packet, world))) return false;
  const address = direction === 'inbound' ? packet.source : packet.destination;
  return rule.peers.some((peer) => {
    if (peer.kind === 'ref' && peer.ref.target?.kind === 'security-group') {
      const group = peer.ref.target;
      return carries(other, group, at) && referenceReaches(journey, group, at, direction);
    }
    return matchesPeerAddress(peer, address, at, world);
  });
}

/** The groups of an endpoint, for a packet that opens a connection. Replies are remembered and pass. */
export function passGroups(
  journey: Journey,
  endpoint: Inside,
  direction: 'inbound' | 'outbound',
  other: Endpoint | undefined,
): void {
  if (journey.reply || journey.withoutGroups) return;
  const groups = groupsOf(endpoint);
  if (!groups) return;
  step(
    journey,
    `security-group-${direction} ${endpoint.kind === 'resource' ? endpoint.resource.name : endpoint.loadBalancer.name}`,
  );
  const at = endpoint.vpc;
  for (const group of groups) {
    if (group === 'unresolved') {
      if (
        journey.world.maybe(
          `groups of ${keyOf(endpoint.kind === 'resource' ? endpoint.resource : endpoint.loadBalancer)} ${direction}`,
        )
      )
        return;
    } else if (group === 'default') {
      if (direction === 'outbound') return;
      const { passed, crossings } = betweenGroups(journey, direction);
      if (carries(other, 'default', at) && passed === 0 && crossings.length === 0) return;
    } else {
      const rules = group[direction];
      if (!rules) {
        if (direction === 'outbound') return;
        continue;
      }
      if (rules.some((rule) => ruleMatches(rule, journey, at, other, direction))) return;
    }
  }
  const names = groups.map((group) => (typeof group === 'string' ? `${at.name}.default` : `${at.name}.${group.name}`));
  throw new Stopped(`security-group-${direction}`, names.join(', '), 'no rule allows it');
}

/** Whoever it comes from: something that nobody tells may have put any IPv4 address on it, and be in any group. Stopped where no rule lets such traffic in from anybody. */
export function passGroupsAsAnybody({ packet, world }: Journey, endpoint: Inside): void {
  const groups = groupsOf(endpoint);
  if (!groups) return;
  const letsIn = (rule: GroupRule): boolean =>
    rule.action.value === 'allow' &&
    rule.traffics.some((term) => matchesTraffic(term, packet, world)) &&
    rule.peers.some(namesSomeIpv4);
  for (const group of groups) if (typeof group === 'string' || (group.inbound ?? []).some(letsIn)) return;
  throw new Stopped('security-group-inbound', endpoint.vpc.name, 'no rule allows it from anybody');
}

const isIpv4 = ({ cidr }: CidrLiteral): boolean => typeof cidr?.base === 'number';

function namesSomeIpv4(peer: Peer): boolean {
  if (peer.kind === 'any') return true;
  if (peer.kind === 'cidr') return isIpv4(peer.literal);
  if (peer.kind === 'address') return typeof peer.literal.address === 'number';
  const element = peer.ref.target;
  if (!element || element.kind === 'security-group') return true;
  if (element.kind === 'host') return typeof element.address.address === 'number';
  if (element.kind === 'resource' || element.kind === 'load-balancer') return hasIpv4(element);
  return ('unknown' in element && element.unknown === true) || element.cidrs.some(isIpv4);
}

function hasIpv4(owner: Resource | LoadBalancer): boolean {
  if (owner.kind === 'resource' && owner.addresses.length > 0)
    return owner.addresses.some(({ address }) => typeof address === 'number');
  const subnets = owner.kind === 'resource' ? owner.subnets : owner.nodes.map(({ subnet }) => subnet.target);
  return owner.ipAddressType?.value !== 'ipv6' && subnets.some((subnet) => !subnet || subnet.cidrs.some(isIpv4));
}
