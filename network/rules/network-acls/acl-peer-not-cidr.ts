import { formatCidr } from '../../address/index.js';
import { type AclRule, type PrefixList, type SecurityGroup, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { aclRules } from './rules-of.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclPeerNotCidr: Rule = {
  id: 'acl-peer-not-cidr',
  severity: 'error',
  summary: 'A security group or a prefix list as the other end of an ACL rule.',
  needs: 'topology',
  check({ topology, report }) {
    for (const rule of aclRules(topology)) {
      const target = rule.peer.kind === 'ref' ? rule.peer.ref.target : undefined;
      if (target?.kind !== 'security-group' && target?.kind !== 'prefix-list') continue;
      const blocks = target.kind === 'prefix-list' && !target.unknown ? validCidrs(target.cidrs).map(formatCidr) : [];
      report({
        origin: rule.peer.origin,
        message: target.kind === 'security-group' ? groupWords(rule, target) : listWords(target, blocks),
        related: [{ origin: target.nameOrigin, message: say`${target.name} is declared here` }],
        fixes:
          blocks.length === 1
            ? [{ title: say`Write ${blocks[0]}`, edits: [{ origin: rule.peer.origin, newText: blocks[0] as string }] }]
            : [],
      });
    }
  },
};

function groupWords({ direction }: AclRule, group: SecurityGroup): string {
  return say`
      ${group.name} is a security group, and a network ACL cannot name one: it guards the subnet's border and sees
      addresses only, so the other end is a CIDR block. Name the
      ${direction === 'inbound' ? say`sources` : say`destinations`} by block, or the subnet they are in; to let
      through the members of a group and nobody else, use a rule of a security group.
    `;
}

function listWords(list: PrefixList, blocks: readonly string[]): string {
  return say`
      ${list.name} is a prefix list, and a network ACL cannot name one: each of its rules takes one CIDR block.
      ${blocks.length > 0 ? say`Write a rule for each of ${listOf(blocks)}` : say`Write a rule for each of its blocks`},
      and keep them up to date by hand: AWS changes the lists of its services.
    `;
}
