/** The door of the room: what others may know of it. */
export {
  type ClassMember,
  type ClassTrace,
  classMembers,
  membersBySite,
  tracesBetween,
  withGroupsOf,
} from './class-flows.js';
export {
  agreed,
  allowedOf,
  bestOf,
  type Disposition,
  dispositionOf,
  dispositionOn,
  endedAs,
  forwardAllowed,
  mapped,
  portSet,
  type Replies,
  repliesOn,
  repliesTo,
  seenAt,
} from './disposition.js';
export { branchesOf, nodeEnd } from './load-balancer.js';
export type { CheckpointKind, LostReferences, PortMapping, Step, StepDetail, Trace } from './trace.js';
export { traces } from './traces.js';
