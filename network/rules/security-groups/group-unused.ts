import { groups, holdersByGroup, holdersOf, rulesOf } from '../../filters/index.js';
import type { SecurityGroup, Topology } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
export const groupUnused: Rule = {
  id: 'group-unused',
  severity: 'information',
  summary: 'A security group that nothing has.',
  needs: 'topology',
  scope: 'network',
  check({ topology, report }) {
    // A reference that leads nowhere may be meant for any group.
    if (hasUnresolvedGroup(topology)) return;
    const holders = holdersByGroup(topology);
    const named = namedInRules(topology);
    const expected = new Set(
      topology.expectations.flatMap(({ assertion: { from, to } }) =>
        [...from, ...to].flatMap((subject): readonly object[] =>
          subject.kind === 'ref-subject' ? subject.targets : [],
        ),
      ),
    );
    for (const group of groups(topology)) {
      // Every VPC has a default group, wanted or not.
      if (group.isDefault || holders.has(group)) continue;
      const by = named.get(group);
      report({
        origin: group.nameOrigin,
        message: say`
          Nothing has the group ${group.name}, so its rules protect and allow nothing.
          ${by ? say`${by.name} names it in a rule, which matches nobody as long as it has no members. ` : ''}Write
          \`security-groups ${group.name}\` in what it is for, or remove it.
        `,
        related: by ? [{ origin: by.nameOrigin, message: say`${by.name} names it` }] : [],
        fixes: by || expected.has(group) ? [] : removal(say`Remove the group`, group.origin),
      });
    }
  },
};

function hasUnresolvedGroup(topology: Topology): boolean {
  return topology.vpcs.some((vpc) =>
    [...holdersOf(vpc)].some(({ securityGroups }) => securityGroups?.some(({ target }) => !target)),
  );
}

function namedInRules(topology: Topology): Map<SecurityGroup, SecurityGroup> {
  const named = new Map<SecurityGroup, SecurityGroup>();
  for (const group of groups(topology)) {
    for (const { peers } of rulesOf(group)) {
      for (const peer of peers) {
        const target = peer.kind === 'ref' ? peer.ref.target : undefined;
        if (target?.kind === 'security-group' && target !== group) named.set(target, group);
      }
    }
  }
  return named;
}
