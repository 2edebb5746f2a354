/** The door of the room: what others may know of it. */
export { expectationResults, expectationSteps, type JudgedExpectation } from './expectations/results.js';
export { IGNORE_UNUSED, type IgnoreComment } from './ignore.js';
export { ALL_RULE_IDS, describeRule, RULES, type RuleDescription } from './registry.js';
export type { Rule } from './rule.js';
export { findingsOfAll, finish, runRules } from './run.js';
export { checkShare, type ExpectationEntry, findingsOfExpectations, type RuleEntry } from './share.js';
