import { cidrCovers } from '../../address/index.js';
import { hasUnresolvedAcl, isKnownPeer, peerBlocks, subnetsByAcl } from '../../filters/index.js';
import { type AclRule, type Subnet, type Topology, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';
import { DIRECTIONS } from './rules-of.js';

/** An ACL is asked at the subnet's border only. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
export const aclInsideSubnet: Rule = {
  id: 'acl-inside-subnet',
  severity: 'warning',
  summary: 'A deny against hosts of the ACL’s own subnet, between which no ACL is asked.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (hasUnresolvedAcl(vpc)) continue;
      const crossed = subnetsCrossedFromWithin(vpc, topology);
      for (const [acl, subnets] of subnetsByAcl(vpc)) {
        const subnet = subnets[0] as Subnet;
        // Where several subnets have it, the rule works between them.
        if (subnets.length > 1 || crossed.has(subnet)) continue;
        for (const rule of DIRECTIONS.flatMap((direction) => acl[direction])) {
          if (rule.action.value !== 'deny' || !isWithin(rule, subnet)) continue;
          report({
            origin: rule.origin,
            message: say`
              Rule ${rule.number.value} denies nothing: ${acl.name} guards ${subnet.name}, and the other end is in
              ${subnet.name} too. A network ACL is asked when a packet crosses the border of a subnet, never
              between two hosts inside. To keep them apart, use security groups, or give one of them a subnet of
              its own.
            `,
            fixes: removal(say`Remove the rule`, rule.origin),
            related: [
              {
                origin: subnet.nameOrigin,
                message: say`${subnet.name} has ${acl.name}, and the addresses of the rule`,
              },
            ],
          });
        }
      }
    }
  },
};

function isWithin(rule: AclRule, subnet: Subnet): boolean {
  if (!isKnownPeer(rule.peer)) return false;
  const blocks = peerBlocks(rule.peer, rule.acl.vpc);
  const own = validCidrs(subnet.cidrs);
  return blocks.length > 0 && blocks.every((block) => own.some((cidr) => cidrCovers(cidr, block)));
}

/**
 * Where AWS asks the ACL although both ends are in the subnet: a classic load balancer and its targets,
 * and packets to a transit gateway whose attachment is in the sender's own subnet.
 * https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html, https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
 */
function subnetsCrossedFromWithin(vpc: Vpc, topology: Topology): Set<Subnet> {
  const subnets = new Set<Subnet>();
  for (const balancer of vpc.loadBalancers) {
    if (balancer.type !== 'classic') continue;
    for (const { subnet } of balancer.nodes) if (subnet.target) subnets.add(subnet.target);
  }
  for (const { attachments } of topology.transitGateways) {
    for (const { subnets: own } of attachments) {
      for (const { target } of own ?? []) if (target) subnets.add(target);
    }
  }
  return subnets;
}
