/** The door of the room: what others may know of it. */
export { analyse, analysisOf } from './analyse.js';
export type { Analysis } from './analysis.js';
export type {
  Answer,
  Blocker,
  CheckpointKind,
  ExamplePacket,
  Hop,
  MatrixEndpoint,
  MatrixFlow,
  PathAnswer,
  TrafficBox,
  Verdict,
} from './answer.js';
export { type Asked, answerFrom, inDoubt, mayNotBeAsked, pathsOf } from './ask.js';
export { askAll, isDivisible, type Request } from './ask-many.js';
export { boxesOfPackets } from './boxes.js';
export { ClassMatrix, type EndpointClass, type EndpointFlow } from './class-matrix.js';
export {
  type Change,
  type Difference,
  differenceOf,
  type FatePart,
  type NumberedChange,
  sharedDifferenceOf,
} from './diff.js';
export { exampleOf } from './example.js';
export { blockersOf } from './explain.js';
export { FlowTeller } from './flow-teller.js';
export { flowsOfMember, type MemberFlow } from './flows-of-member.js';
export { type KindChange, KindDifference } from './kind-difference.js';
export { type GoalShare, type Shard, shareByClass, shareByMember } from './shard.js';
export { toldBlocker } from './told-blockers.js';
export { unaskedPair, withUnasked } from './unasked.js';
