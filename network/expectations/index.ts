/** The door of the room: what others may know of it. */
export { evaluateExpectation, evaluateExpectations, evaluateWithAssumptions } from './evaluate.js';
export type { Judgement } from './judge-cannot.js';
export type { ExpectationResult } from './result.js';
export { decidingJudgement, judgeShare, workOf } from './share.js';
