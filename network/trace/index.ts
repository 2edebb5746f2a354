/** The door of the room: what others may know of it. */

export { nodesInName } from './balancer-name.js';
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
export { perhapsInName } from './listener-steps.js';
export { lightSharesOf, nodeEnd, sharesOf } from './load-balancer.js';
export { surelyLeadsTo } from './open-listeners.js';
export { isPastClientVpn } from './request.js';
export { dispositionOfShare, dispositionOfShares, mapShare, only, type Share } from './shares.js';
export type { CheckpointKind, HandedOn, LostReferences, PortMapping, Step, StepDetail, Trace } from './trace.js';
export { traces } from './traces.js';
