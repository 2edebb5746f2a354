/** The door of the room: what others may know of it. */
export { CompiledNetwork, SOMEWHERE } from './compiled-network.js';
export {
  type Endpoint,
  ForwardingClasses,
  type MatrixEndpoint,
  type MatrixMember,
  membersOfMatrix,
} from './endpoints.js';
export {
  addressEnd,
  type ByInternet,
  type End,
  endInside,
  endTouches,
  type Goal,
  type InName,
  isWithin,
  publicEnd,
  type Start,
  type Through,
} from './ends.js';
export { type Addressing, endsOf, type Flow, goalsOf, NOBODY, pairsOf, startsOf, whyNobody } from './flows.js';
export {
  behaviourOf,
  handsOn,
  type Interface,
  type InterfaceAddress,
  type PublicAddress,
  publicAddressOf,
} from './interfaces.js';
export {
  familyBetween,
  healthServices,
  hostObstacle,
  hostTargetsOf,
  isBehind,
  isFor,
  keepsClientAddress,
  listenerServices,
  targetAddress,
  targetServices,
  targetsOf,
  type ZoneObstacle,
  zoneObstacle,
} from './listeners.js';
export { withEnds } from './owner-member.js';
export { type QuestionEnd, questionEndsOf } from './question-ends.js';
