import { firstMatches, LONGEST_LIST } from '../../filters/index.js';
import { grouped, say } from '../../words/index.js';
import { DIRECTIONS, networkAcls } from '../network-acls/rules-of.js';
import { lostReplies, MOST_TRACES } from '../replies/lost-replies.js';
import type { Rule, RuleContext } from '../rule.js';
import { MOST_ARRIVALS, rulesNeverMet } from '../security-groups/never-met.js';

/** A limit of ours is told, so that no finding is not taken for no mistake. */
export const checkIncomplete: Rule = {
  id: 'check-incomplete',
  severity: 'information',
  summary: 'The network is so large that some rules did not look at all of it.',
  needs: 'reachability',
  check(context) {
    tellReplies(context);
    tellGroupRules(context);
    for (const acl of networkAcls(context.topology)) {
      for (const direction of DIRECTIONS) {
        const { outcomes, unknown } = firstMatches(acl, direction);
        const left = acl[direction].length - outcomes.length - unknown.length;
        if (left > 0)
          context.report({
            origin: acl.nameOrigin,
            message: say`
              The last ${left} ${direction} rules of \`${acl.name}\` were not compared with those before them: the
              list is too long. Whether they ever match, \`acl-rule-shadowed\`, \`acl-rule-order\` and
              \`acl-rule-redundant\` do not say. AWS takes 40 rules a direction at most.
            `,
          });
        if (acl[direction].length > LONGEST_LIST)
          context.report({
            origin: acl.nameOrigin,
            message: say`
              Which ${direction} rules of \`${acl.name}\` later ones make superfluous was not looked for: of more
              than ${LONGEST_LIST} rules \`acl-rule-redundant\` compares each with earlier ones alone. AWS takes
              40 rules a direction at most.
            `,
          });
      }
    }
  },
};

function tellReplies({ analysis, topology, report }: RuleContext): void {
  const { unfollowed } = lostReplies(analysis);
  const [vpc] = topology.vpcs;
  if (!unfollowed || !vpc) return;
  const [from, to] = unfollowed;
  report({
    origin: (from.iface ?? to.iface)?.vpc.nameOrigin ?? vpc.nameOrigin,
    message: say`
      Replies were followed along ${grouped(MOST_TRACES)} traces, up to those from ${from.name} to
      ${to.name}, and no further: there are more pairs of places in this network. Lost replies between the others
      are not told by \`no-way-back\`, \`acl-no-reply\`, \`acl-ephemeral-range\` and \`acl-icmp-reply\`. \`vpclens
      reach\` answers for any two of them, and checking fewer VPCs at once checks these whole.
    `,
  });
}

function tellGroupRules({ analysis, report }: RuleContext): void {
  const { unjudged } = rulesNeverMet(analysis);
  const [first] = unjudged;
  if (!first) return;
  report({
    origin: first.group.nameOrigin,
    message: say`
      For ${unjudged.length} group rules, this group's first among them, it was not looked whether anything can
      arrive: ${grouped(MOST_ARRIVALS)} traces had been followed for others. \`group-rule-never-met\`
      does not tell of them. \`vpclens reach\` answers for any two ends, and checking fewer VPCs at once checks
      these whole.
    `,
  });
}
