import { cidrsOverlap } from '../../address/index.js';
import type { CompiledNetwork, Interface } from '../../endpoints/index.js';
import { allowRules, groups } from '../../filters/index.js';
import { type GroupRule, type SecurityGroup, type Vpc, validCidrs } from '../../topology/index.js';
import { type ClassMember, type LostReferences, tracesBetween } from '../../trace/index.js';
import { say, type Told, told } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { membersFix } from './members-fix.js';

const WHY: Partial<Record<LostReferences, Told>> = {
  appliance: told`an appliance forwards the packets, and what comes from it no longer counts as coming from a member`,
  nat: told`a NAT gateway puts its own address on the packets`,
  public: told`they call each other by public addresses, and a reference matches private ones only`,
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html (security group referencing) */
export const groupReferenceLost: Rule = {
  id: 'group-reference-lost',
  severity: 'warning',
  summary: 'A rule that names a group whose members’ packets arrive by a way on which references do not count.',
  needs: 'reachability',
  check({ analysis, topology, report }) {
    const { compiled } = analysis;
    if (!topology.vpcs.some(routesInsideThroughResources)) return;
    const bySubnet = firstOfEachSubnet(compiled);
    for (const group of groups(topology)) {
      for (const rule of allowRules(group.inbound)) {
        for (const peer of rule.peers) {
          const target = peer.kind === 'ref' ? peer.ref.target : undefined;
          if (target?.kind !== 'security-group' || target === group) continue;
          const lost = lostEverywhere(compiled, bySubnet.get(target) ?? [], bySubnet.get(group) ?? [], rule);
          if (!lost) continue;
          report({
            origin: peer.origin,
            message: say`
              This reference to ${target.name} matches nothing: on the way from its members to those of
              ${group.name}, ${WHY[lost]}. A security group knows a member by its interface only where packets
              come straight from it. Name the members’ addresses instead, such as their subnet.
            `,
            related: [{ origin: target.nameOrigin, message: say`${target.name} is declared here` }],
            fixes: lost === 'appliance' ? membersFix(peer.origin, target, topology) : [],
          });
        }
      }
    }
  },
};

/** Only a route inside the VPC's own blocks leads packets between its members through something. */
function routesInsideThroughResources(vpc: Vpc): boolean {
  const own = validCidrs(vpc.cidrs);
  return vpc.routeTables.some(({ routes }) =>
    routes.some(({ destination, target }) => {
      if (target.kind !== 'ref' || target.ref.target?.kind !== 'resource' || destination.kind === 'any') return false;
      const blocks =
        destination.kind === 'cidr' ? [destination.literal.cidr] : validCidrs(destination.ref.target?.cidrs ?? []);
      return blocks.some((cidr) => cidr && cidr.prefixLength > 0 && own.some((block) => cidrsOverlap(block, cidr)));
    }),
  );
}

function firstOfEachSubnet(compiled: CompiledNetwork): Map<SecurityGroup, ClassMember[]> {
  const found = new Map<SecurityGroup, ClassMember[]>();
  for (const iface of compiled.interfaces) {
    for (const group of iface.groups?.groups ?? []) {
      if (group.kind === 'implicit-default-group') continue;
      const known = found.get(group) ?? [];
      if (known.some((other) => other.iface?.subnet === iface.subnet)) continue;
      found.set(group, [...known, memberOf(iface)]);
    }
  }
  return found;
}

function memberOf(iface: Interface): ClassMember {
  return {
    questionEnd: { kind: 'interface', iface, addresses: iface.addresses },
    name: iface.name,
    iface,
    size: 1,
    forwardingClass: '',
  };
}

/** The reason, if no way between the two keeps the reference. */
function lostEverywhere(
  compiled: CompiledNetwork,
  from: readonly ClassMember[],
  to: readonly ClassMember[],
  rule: GroupRule,
): LostReferences | undefined {
  let reason: LostReferences | undefined;
  for (const a of from) {
    for (const b of to) {
      let ways = 0;
      for (const [way, other] of tracesBetween(compiled, a, b)) {
        // Where AWS may choose between several traces, none is told.
        if (!way || other) continue;
        const { trace } = way;
        ways++;
        // Appliances on the way have groups too; the member's own are asked last.
        const step = trace.steps.findLast(
          ({ direction, detail }) =>
            direction === 'forward' && detail.kind === 'groups' && detail.direction === rule.direction,
        );
        const lost = step?.detail.kind === 'groups' ? step.detail.lost : undefined;
        if (!lost || !WHY[lost]) return undefined;
        reason ??= lost;
      }
      if (ways === 0) return undefined;
    }
  }
  return reason;
}
