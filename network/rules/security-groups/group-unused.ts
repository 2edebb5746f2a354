import { groups, holdersIn, holdersOf, rulesOf } from '../../filters/index.js';
import { contentOf, type SecurityGroup, type Topology, type Vpc } from '../../topology/index.js';
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
    if (topology.vpcs.some((vpc) => partOf(vpc).hasUnresolved)) return;
    let others: Others | undefined;
    for (const group of groups(topology)) {
      // Every VPC has a default group, wanted or not.
      if (group.isDefault || holdersIn(group.vpc).has(group)) continue;
      others ??= othersOf(topology);
      if (others.held.has(group)) continue;
      const by = others.named.get(group);
      report({
        origin: group.nameOrigin,
        message: say`
          Nothing has the group ${group.name}, so its rules protect and allow nothing.
          ${by ? say`${by.name} names it in a rule, which matches nobody as long as it has no members. ` : ''}Write
          \`security-groups ${group.name}\` in what it is for, or remove it.
        `,
        related: by ? [{ origin: by.nameOrigin, message: say`${by.name} names it` }] : [],
        fixes: by || others.expected.has(group) ? [] : removal(say`Remove the group`, group.origin),
      });
    }
  },
};

/** What one VPC has a part in. It is found once: between two states of a text most VPCs stay. */
interface VpcPart {
  readonly hasUnresolved: boolean;
  /** The groups that its rules name, and the last one that does. */
  readonly named: ReadonlyMap<SecurityGroup, SecurityGroup>;
}

/** By what the VPC holds. */
const parts = new WeakMap<object, VpcPart>();

function partOf(vpc: Vpc): VpcPart {
  let part = parts.get(contentOf(vpc));
  if (!part) {
    const hasUnresolved = [...holdersOf(vpc)].some(({ securityGroups }) =>
      securityGroups?.some(({ target }) => !target),
    );
    part = { hasUnresolved, named: namedInRules(vpc) };
    parts.set(contentOf(vpc), part);
  }
  return part;
}

function namedInRules({ securityGroups }: Vpc): Map<SecurityGroup, SecurityGroup> {
  const named = new Map<SecurityGroup, SecurityGroup>();
  for (const group of securityGroups) {
    for (const { peers } of rulesOf(group)) {
      for (const peer of peers) {
        const target = peer.kind === 'ref' ? peer.ref.target : undefined;
        if (target?.kind === 'security-group' && target !== group) named.set(target, group);
      }
    }
  }
  return named;
}

/** What keeps a group, wherever it stands. */
interface Others {
  readonly held: ReadonlySet<SecurityGroup>;
  readonly named: ReadonlyMap<SecurityGroup, SecurityGroup>;
  readonly expected: ReadonlySet<object>;
}

function othersOf({ vpcs, expectations }: Topology): Others {
  return {
    held: new Set(vpcs.flatMap((vpc) => [...holdersIn(vpc).keys()])),
    named: new Map(vpcs.flatMap((vpc) => [...partOf(vpc).named])),
    expected: new Set(
      expectations.flatMap(({ assertion: { from, to } }) =>
        [...from, ...to].flatMap((subject): readonly object[] =>
          subject.kind === 'ref-subject' ? subject.targets : [],
        ),
      ),
    ),
  };
}
