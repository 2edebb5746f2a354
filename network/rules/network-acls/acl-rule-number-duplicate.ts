import { numberAfter, takenNumbers } from '../../repairs/index.js';
import type { AclRule } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { DIRECTIONS, networkAcls } from './rules-of.js';

/** How many findings of one direction suggest a number: looking for one walks over all that are taken. */
const MOST_SUGGESTIONS = 100;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
export const aclRuleNumberDuplicate: Rule = {
  id: 'acl-rule-number-duplicate',
  severity: 'error',
  summary: 'Two rules of one direction with the same number.',
  needs: 'topology',
  check({ topology, report }) {
    for (const acl of networkAcls(topology)) {
      for (const direction of DIRECTIONS) {
        const first = new Map<number, AclRule>();
        const taken = takenNumbers(acl[direction]);
        let told = 0;
        for (const rule of acl[direction]) {
          const { value, origin } = rule.number;
          // Of two that may be there, one is.
          if (rule.maybe) continue;
          const other = first.get(value);
          if (!other) {
            first.set(value, rule);
            continue;
          }
          const free = ++told <= MOST_SUGGESTIONS ? numberAfter(taken, value) : undefined;
          report({
            origin,
            message: say`
              ${acl.name} has an ${direction} rule ${value} already. The number is a rule's place in the order and
              its only name, so AWS refuses a second (NetworkAclEntryAlreadyExists); the same number in the other
              direction is fine.${free === undefined ? '' : say` Number ${free} is free.`}
            `,
            related: [{ origin: other.origin, message: say`the other rule ${value}` }],
            fixes:
              free === undefined ? [] : [{ title: say`Number it ${free}`, edits: [{ origin, newText: String(free) }] }],
          });
        }
      }
    }
  },
};
