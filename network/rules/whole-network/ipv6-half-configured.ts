import { addressSetOfCidrs, cidrFamily, familyOf, formatCidr } from '../../address/index.js';
import { peerBlocks } from '../../filters/index.js';
import {
  defaultRoute,
  destinationBlocks,
  everyTargetResolved,
  isInternetGatewayRoute,
  isPrefixList,
  privateBlockOf,
  targetText,
  vpcRouting,
} from '../../forwarding/index.js';
import {
  type AclRule,
  allResources,
  type GroupRule,
  type NetworkAcl,
  networkAclOf,
  type Peer,
  type Resource,
  type RouteTable,
  type SecurityGroup,
  type Subnet,
  securityGroupsOf,
  traitsOf,
  type Vpc,
  validCidrs,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { namesInWords } from '../route-tables/words.js';
import type { Rule, RuleContext } from '../rule.js';

/** Rules and routes for IPv4 say nothing on IPv6: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6.html */
export const ipv6HalfConfigured: Rule = {
  id: 'ipv6-half-configured',
  severity: 'warning',
  summary: 'Subnets have IPv6 blocks, but their routes, network ACLs or security groups speak of IPv4 only.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      const subnets = new Set(vpc.subnets.filter(hasIpv6));
      if (subnets.size === 0) continue;
      // What is private has no way to the internet that a route could open.
      for (const [table, users] of vpcRouting(vpc).subnetsOf)
        checkTable(
          table,
          users.filter((user) => subnets.has(user) && !hasPrivateIpv6(user)),
          context,
        );
      checkAcls(subnets, context);
      checkGroups(vpc, context);
    }
  },
};

function hasIpv6(subnet: Subnet): boolean {
  return validCidrs(subnet.cidrs).some((cidr) => cidrFamily(cidr) === 6);
}

function hasPrivateIpv6({ cidrs, vpc }: Subnet): boolean {
  const blocks = validCidrs(cidrs).filter((cidr) => cidrFamily(cidr) === 6);
  return privateBlockOf(vpc, addressSetOfCidrs(blocks)) !== undefined;
}

function checkTable(table: RouteTable, subnets: readonly Subnet[], { report }: RuleContext): void {
  const route = defaultRoute(table.routes, table.vpc, 4);
  if (subnets.length === 0 || !route || route.target.kind === 'blackhole' || !everyTargetResolved(table)) return;
  const forIpv6 = table.routes.some((other) => {
    const { cidrs, known } = destinationBlocks(other.destination, table.vpc);
    return cidrs.some((cidr) => cidrFamily(cidr) === 6) || (!known && !isPrefixList(other.destination));
  });
  if (forIpv6 || table.propagations.length > 0) return;
  report({
    origin: route.origin,
    message: say`
      ${namesInWords(subnets)} ${subnets.length > 1 ? say`have` : say`has`} an IPv6 block, but \`${table.name}\`
      has routes for IPv4 only: 0.0.0.0/0 never covers IPv6. IPv6 traffic that leaves the VPC is dropped, and
      clients that prefer IPv6 wait for it. ${
        isInternetGatewayRoute(route)
          ? say`
          Add \`::/0 -> ${targetText(route.target)}\`, or a route to an \`egress-only-gateway\` where nobody is to
          come in.
        `
          : say`Add a route from ::/0 to an \`egress-only-gateway\`: it lets IPv6 out as a NAT gateway lets IPv4 out.`
      }
    `,
    related: subnets.slice(0, 4).map((subnet) => ({ message: say`Has an IPv6 block`, origin: subnet.nameOrigin })),
  });
}

function checkAcls(subnets: ReadonlySet<Subnet>, { report }: RuleContext): void {
  const users = new Map<NetworkAcl, Subnet>();
  for (const subnet of subnets) {
    const acl = networkAclOf(subnet);
    if (acl && !users.has(acl)) users.set(acl, subnet);
  }
  for (const [acl, subnet] of users) {
    for (const direction of ['inbound', 'outbound'] as const) {
      const allows = acl[direction].filter((rule) => rule.action.value === 'allow');
      const wide = allows.find((rule) => isEverywhere(rule.peer));
      if (!wide || allows.some((rule) => mayMeanIpv6(rule.peer, acl.vpc))) continue;
      report({
        origin: wide.peer.origin,
        message: say`
          Subnet \`${subnet.name}\` has an IPv6 block, but the ${direction} rules of \`${acl.name}\` allow IPv4
          only: 0.0.0.0/0 says nothing on IPv6, and all of that meets the rule \`*\`. Write \`any\`, which means
          both, or add rules for ::/0.
        `,
        related: [{ message: say`Has an IPv6 block`, origin: subnet.nameOrigin }],
        fixes: [{ title: say`Allow both families`, edits: everywhereOf(allows) }],
      });
    }
  }
}

function checkGroups(vpc: Vpc, { report }: RuleContext): void {
  const members = new Map<SecurityGroup, Resource>();
  for (const resource of allResources(vpc)) {
    if (!mayHaveIpv6(resource)) continue;
    for (const group of securityGroupsOf(resource))
      if (group !== 'default' && !members.has(group)) members.set(group, resource);
  }
  for (const [group, member] of members) {
    for (const direction of ['inbound', 'outbound'] as const) {
      const rules = (group[direction] ?? []).filter((rule) => rule.action.value === 'allow');
      const peers = rules.flatMap((rule) => rule.peers);
      const wide = peers.find(isEverywhere);
      if (!wide || peers.some((peer) => mayMeanIpv6(peer, vpc))) continue;
      report({
        origin: wide.origin,
        message: say`
          \`${member.name}\` ${
            member.addresses.length > 0
              ? say`has an IPv6 address`
              : say`may get an IPv6 address, as its subnet gives them out`
          }, but the ${direction} rules of its group \`${group.name}\` allow IPv4 only: 0.0.0.0/0 says
          nothing on IPv6. Write \`any\`, which means both, or add a rule for ::/0.
        `,
        related: [
          {
            message: member.addresses.length > 0 ? say`Has an IPv6 address` : say`May get an IPv6 address`,
            origin: member.nameOrigin,
          },
        ],
        // Where nothing comes in from outside, a rule for everybody over IPv6 would never be met.
        fixes: vpc.internetGateways.length > 0 ? [{ title: say`Allow both families`, edits: everywhereOf(rules) }] : [],
      });
    }
  }
}

/** Where no address is written, an instance gets one of each block of its subnet. Databases, functions and endpoints do only where they are told to. */
function mayHaveIpv6({ addresses, subnets, type }: Resource): boolean {
  if (addresses.length > 0) return addresses.some(({ address }) => address !== undefined && familyOf(address) === 6);
  return (traitsOf({ type }).isInstance || type === 'interface') && subnets.some(hasIpv6);
}

function everywhereOf(rules: readonly (AclRule | GroupRule)[]): { origin: Peer['origin']; newText: string }[] {
  const peers = rules.flatMap((rule) => (rule.kind === 'acl-rule' ? [rule.peer] : rule.peers));
  return peers.filter(isEverywhere).map(({ origin }) => ({ origin, newText: 'any' }));
}

function isEverywhere(peer: Peer): boolean {
  return peer.kind === 'cidr' && peer.literal.cidr !== undefined && formatCidr(peer.literal.cidr) === '0.0.0.0/0';
}

/** A name may stand for IPv6 addresses too, and what it stands for may not be told. */
function mayMeanIpv6(peer: Peer, vpc: Vpc): boolean {
  if (peer.kind === 'ref') {
    const { target } = peer.ref;
    if (!target || target.kind === 'security-group' || ('unknown' in target && target.unknown)) return true;
  }
  return peerBlocks(peer, vpc).some((cidr) => cidrFamily(cidr) === 6);
}
