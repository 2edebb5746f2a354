/** Rules compiled and rows of groups filled since the process began: a deterministic measure for tests of cost. */
export const ruleCounters = { compiled: 0, rows: 0 };
