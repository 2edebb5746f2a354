/** The door of the room: what others may know of it. */
export { AclEvaluator, type Direction } from './network-acl.js';
export { elementBlocks, peerBlocks } from './peer-matcher.js';
export {
  carriesGroup,
  type Group,
  GroupEvaluator,
  type GroupSet,
  opensOutbound,
  type PeerGroups,
} from './security-group.js';
export { GroupRow, GroupRows } from './security-group-rows.js';
