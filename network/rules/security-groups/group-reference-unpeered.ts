import { allowRules, groups, rulesOf } from '../../filters/index.js';
import type { GroupRule, SecurityGroup, Topology, Vpc } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { membersFix } from './members-fix.js';

/**
 * A reference to a group of another VPC counts across a peering within one Region, and across one transit gateway with the option on, there in inbound rules only.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html, https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export const groupReferenceUnpeered: Rule = {
  id: 'group-reference-unpeered',
  severity: 'warning',
  summary: 'A rule that names a group of a VPC from which such references do not count.',
  needs: 'topology',
  check({ topology, report }) {
    const joints = new Joints(topology);
    for (const group of groups(topology)) {
      for (const rule of allowRules(rulesOf(group))) {
        for (const peer of rule.peers) {
          const target = peer.kind === 'ref' ? peer.ref.target : undefined;
          if (target?.kind !== 'security-group' || target.vpc === group.vpc) continue;
          const why = joints.whyNot(rule, group, target);
          if (!why) continue;
          report({
            origin: peer.origin,
            message: say`
              ${target.name} is a group of ${target.vpc.name}, and ${why}. The rule therefore matches nobody. Name
              the other VPC's addresses instead: \`${rule.preposition.value} ${target.vpc.name}\`, or one of its
              subnets.
            `,
            related: [{ origin: target.nameOrigin, message: say`${target.name} belongs to ${target.vpc.name}` }],
            fixes: membersFix(peer.origin, target, topology),
          });
        }
      }
    }
  },
};

/** What joins VPCs in a way that may keep references. */
class Joints {
  /** Some end leads nowhere: it may be what joins any two. */
  private readonly open: boolean;

  constructor(private readonly topology: Topology) {
    this.open =
      topology.peerings.some(({ ends }) => ends.some(({ target }) => !target)) ||
      topology.transitGateways.some(({ attachments }) => attachments.some(({ vpc }) => !vpc.target));
  }

  whyNot(rule: GroupRule, { vpc }: SecurityGroup, { vpc: other }: SecurityGroup): string | undefined {
    if (this.open) return undefined;
    const gateway = this.gatewayOf(vpc, other);
    if (this.arePeered(vpc, other)) {
      const [here, there] = [vpc.region?.value, other.region?.value];
      if (!here || !there || here === there) return undefined;
      return say`a peering between Regions (${here}, ${there}) carries packets but no group references`;
    }
    if (!gateway) return say`no peering joins it with ${vpc.name}`;
    if (!gateway.securityGroupReferencing)
      return say`
        ${gateway.name} does not carry group references: \`security-group-referencing\` is off unless it is
        written
      `;
    if (rule.direction === 'outbound') return say`across a transit gateway references count in inbound rules only`;
    return undefined;
  }

  private arePeered(a: Vpc, b: Vpc): boolean {
    return this.topology.peerings.some(
      ({ ends }) => ends.some((e) => e.target === a) && ends.some((e) => e.target === b),
    );
  }

  /** One with the option on is preferred. */
  private gatewayOf(a: Vpc, b: Vpc) {
    const joining = this.topology.transitGateways.filter(
      ({ attachments }) =>
        attachments.some(({ vpc }) => vpc.target === a) && attachments.some(({ vpc }) => vpc.target === b),
    );
    return joining.find(({ securityGroupReferencing }) => securityGroupReferencing) ?? joining[0];
  }
}
