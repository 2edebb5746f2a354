import { type Address, formatAddress } from '../../address/index.js';
import { hasUnresolvedAcl, isKnownPeer, subnetsByAcl } from '../../filters/index.js';
import type { Fix } from '../../findings/index.js';
import { mayLeaveFor, routesItsOwnAddressesThrough } from '../../forwarding/index.js';
import {
  type AclRule,
  EPHEMERAL_PORTS,
  isNatGateway,
  type PortRange,
  type Resource,
  type Subnet,
} from '../../topology/index.js';
import {
  ALL_ICMP,
  ALL_OTHER,
  portServices,
  type ServiceSet,
  servicesOf,
  servicesOverlap,
  TCP,
  UDP,
  uniteAllServices,
  uniteServices,
} from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import { natGatewaysOf, type PublicOwner, publicOwnersOf, singleAddresses } from '../own-addresses.js';
import type { Rule } from '../rule.js';
import { DIRECTIONS } from './rules-of.js';

/**
 * The internet gateway translates before a packet enters a subnet and after it has left it, so an ACL sees the private address of its own hosts;
 * behind a NAT gateway it sees the client on one side and the internet host on the other, never the gateway itself.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
 */
export const aclAddressNeverSeen: Rule = {
  id: 'acl-address-never-seen',
  severity: 'warning',
  summary: 'A public address or a NAT gateway’s, which packets at this subnet’s border never have.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (hasUnresolvedAcl(vpc)) continue;
      const publicOwners = publicOwnersOf(vpc);
      const natGateways = natGatewaysOf(vpc);
      if (publicOwners.size === 0 && natGateways.size === 0) continue;
      for (const [acl, subnets] of subnetsByAcl(vpc)) {
        for (const rule of DIRECTIONS.flatMap((direction) => acl[direction])) {
          const addresses = isKnownPeer(rule.peer) ? singleAddresses(rule.peer, vpc) : [];
          if (addresses.length === 0) continue;
          const gateways = addresses.map((address) => natGateways.get(address));
          if (gateways.every((gateway) => gateway && !routesItsOwnAddressesThrough(vpc, gateway))) {
            report({
              origin: rule.peer.origin,
              message: natWords(rule, gateways[0] as Resource),
              fixes: withoutRule(rule),
            });
            continue;
          }
          const owners = addresses.map((address) => publicOwners.get(address));
          const asked = servicesOf([rule.traffic], 4);
          if (
            owners.every(
              (owner, i) =>
                owner && subnets.every((subnet) => neverSees(subnet, owner, addresses[i] as Address, rule, asked)),
            )
          ) {
            report({
              origin: rule.peer.origin,
              message: publicWords(rule, owners[0] as PublicOwner, addresses[0] as Address),
              fixes: withoutRule(rule),
            });
          }
        }
      }
    }
  },
};

/** It decides nothing, so that nothing changes without it; but a direction without rules is a finding of its own. */
const withoutRule = (rule: AclRule): Fix[] =>
  rule.acl[rule.direction].length > 1 ? removal(say`Remove the rule`, rule.origin) : [];

/**
 * A public address of the VPC is met by a subnet with public hosts, when its owner calls one of them by its public address;
 * and by a subnet whose hosts can call the owner by that address through something other than their own internet gateway, or whose NAT gateway can for its clients:
 * then what comes in from it are replies, to the ports that clients pick.
 */
function neverSees(
  subnet: Subnet,
  owner: PublicOwner,
  address: Address,
  { direction }: AclRule,
  asked: ServiceSet | undefined,
): boolean {
  if (hasOtherPublicHosts(subnet, owner)) return false;
  if (!mayLeaveFor(subnet, address) && !subnet.resources.some(isNatGateway)) return true;
  return direction === 'inbound' && asked !== undefined && !servicesOverlap(asked, repliesInto(subnet));
}

/** A NAT gateway has a public address too, and takes no calls. */
function hasOtherPublicHosts(subnet: Subnet, owner: PublicOwner): boolean {
  const { vpc } = subnet;
  return (
    subnet.resources.some(
      (resource) => resource !== owner && !isNatGateway(resource) && resource.publicIps.length > 0,
    ) ||
    vpc.spanningResources.some((resource) => resource.publicIps.length > 0 && resource.subnets.includes(subnet)) ||
    vpc.loadBalancers.some(
      (balancer) => balancer.isPublic && balancer.nodes.some((node) => node.subnet.target === subnet),
    )
  );
}

/** All protocols without ports, and TCP and UDP to the ports that somebody in the subnet picks as a client. */
function repliesInto(subnet: Subnet): ServiceSet {
  const clients = [
    ...subnet.resources,
    ...subnet.vpc.spanningResources.filter(({ subnets }) => subnets.includes(subnet)),
  ];
  return uniteAllServices([
    ALL_ICMP,
    ALL_OTHER,
    ...clients.map(({ clientPorts }) => clientPorts?.value ?? EPHEMERAL_PORTS).map(toPorts),
    toPorts(EPHEMERAL_PORTS),
  ]);
}

const toPorts = ({ low, high }: PortRange): ServiceSet =>
  uniteServices(portServices(TCP, low, high), portServices(UDP, low, high));

function natWords({ number, direction }: AclRule, gateway: Resource): string {
  return say`
      Rule ${number.value} never matches: no packet here comes from or goes to the NAT gateway ${gateway.name}
      itself. On the way out an ACL sees the internet host as the destination, and on the way back as the source;
      the gateway’s own address is used only beyond it. Name the addresses of the internet hosts,
      ${
        direction === 'inbound'
          ? say`
      as in \`allow tcp 1024-65535 from 0.0.0.0/0\` for replies
    `
          : say`
      as in \`allow https to 0.0.0.0/0\`
    `
      }.
    `;
}

function publicWords({ number, direction }: AclRule, owner: PublicOwner, address: Address): string {
  return say`
      Rule ${number.value} never matches: ${formatAddress(address)} is the public address of ${owner.name}, and
      the internet gateway has replaced it by the private one before a network ACL sees the packet. A rule names
      the ${direction === 'inbound' ? say`source: the clients` : say`destination: where the packets go`}, never
      the subnet's own hosts; for hosts of this VPC, write their private addresses.
    `;
}
