import { addressSetOfCidrs, cidrFamily, singleAddress } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { defaultRoute, isInternetGatewayRoute, isPrivateIpv6, tableInForce, targetOf } from '../../forwarding/index.js';
import { publicIpOf } from '../../repairs/index.js';
import {
  type Resource,
  type RouteTargetElement,
  type Subnet,
  type Topology,
  traitsOf,
  validCidrs,
  vpcHasIpv6,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** An internet gateway forwards IPv4 for interfaces with a public address alone: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export const publicIpMissing: Rule = {
  id: 'public-ip-missing',
  severity: 'warning',
  summary: 'An instance in a public subnet has no public address, so it neither reaches the internet nor is reached.',
  needs: 'topology',
  check({ topology, report }) {
    let served: ReadonlySet<unknown> | undefined;
    for (const vpc of topology.vpcs) {
      // Where public access is blocked, a public address would change nothing.
      if (vpc.blockPublicAccess.length > 0) continue;
      for (const subnet of vpc.subnets) {
        if (!leadsOutByGateway(subnet)) continue;
        for (const resource of subnet.resources) {
          if (!traitsOf(resource).isInstance || resource.publicIps.length > 0 || mayHavePublicIpv6(resource, subnet))
            continue;
          served ??= servedByOthers(topology);
          if (served.has(resource)) continue;
          report({
            origin: resource.nameOrigin,
            message: say`
              \`${resource.name}\` is in the public subnet \`${subnet.name}\` but has no public address. The
              internet gateway drops what it sends to the internet, and nobody can reach it from there. Add
              \`public-ip\` to it, or place it in a private subnet with a route to a NAT gateway.
            `,
            related: [{ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
            fixes: publicIpFix(resource),
          });
        }
      }
    }
  },
};

function publicIpFix(resource: Resource): Fix[] {
  const edits = publicIpOf(resource);
  return edits ? [{ title: say`Give it a public address`, edits }] : [];
}

/** Its IPv4 default route is an internet gateway, and nobody calls the subnet private (which is a finding of its own). */
function leadsOutByGateway(subnet: Subnet): boolean {
  if (subnet.intent?.value === 'private' || subnet.resources.length === 0) return false;
  const table = tableInForce(subnet);
  if (typeof table === 'string') return false;
  const route = defaultRoute(table.routes, table.vpc, 4);
  return route !== undefined && isInternetGatewayRoute(route);
}

/** An IPv6 address is public, unless its block is private. */
function mayHavePublicIpv6({ addresses }: Resource, { vpc, cidrs }: Subnet): boolean {
  const blocks = validCidrs(cidrs).filter((cidr) => cidrFamily(cidr) === 6);
  const own = addresses.flatMap(({ address }) => (typeof address === 'bigint' ? [singleAddress(address)] : []));
  const sets = addresses.length > 0 ? own : vpcHasIpv6(vpc) ? blocks.map((block) => addressSetOfCidrs([block])) : [];
  return sets.some((set) => !isPrivateIpv6(vpc, set));
}

/** Targets of load balancers are reached through these, and appliances pass on what is routed to them: neither needs an address of its own. */
function servedByOthers(topology: Topology): ReadonlySet<unknown> {
  const served = new Set<RouteTargetElement | Resource>();
  for (const vpc of topology.vpcs) {
    for (const balancer of vpc.loadBalancers) {
      for (const { targets } of balancer.listeners) {
        for (const { target } of targets) {
          if (target?.kind === 'resource') served.add(target);
          if (target?.kind === 'subnet') for (const resource of target.resources) served.add(resource);
        }
      }
    }
    for (const table of vpc.routeTables) {
      for (const route of table.routes) {
        const target = targetOf(route);
        if (target?.kind === 'resource') served.add(target);
      }
    }
  }
  return served;
}
