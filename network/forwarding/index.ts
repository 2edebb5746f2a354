/** The door of the room: what others may know of it. */
export { advertised, advertisedToNetwork, Connections } from './advertised.js';
export { type Attachments, attachedTo, isAttached, peeredVpcs, peeringJoins } from './attachments.js';
export { type Admission, type ClientVpnEndpoint, CompiledClientVpn } from './client-vpn.js';
export { type EntriesByBlock, entriesByBlock, nextWider } from './entries-by-block.js';
export { exemptServiceAt } from './exempt-services.js';
export { WIDEST_VPC_BLOCK } from './hidden-choice.js';
export { internetWay, tableInWords } from './internet-way.js';
export { isJoined } from './joined.js';
export { type Learned, learnedBy } from './learned.js';
export { mayLeaveFor, routesItsOwnAddressesThrough } from './leaves-by.js';
export { isPrivateIpv6, type PrivateBlock, privateBlockOf, privateBlocks } from './private-ipv6.js';
export { type PublicAccess, publicAccess, UNRESTRICTED } from './public-access.js';
export { defaultRoute, destinationBlocks, destinationText, isPrefixList } from './route-destination.js';
export { type GatewayConnection, type RouteEntry, RouteRank } from './route-entries.js';
export { CompiledRouteTable, type RouteChoice } from './route-table.js';
export {
  everyTargetResolved,
  isApplianceTarget,
  isInternetGatewayRoute,
  isNatGatewayTarget,
  kindInWords,
  targetKey,
  targetOf,
  targetText,
} from './route-target.js';
export { type SubnetAccess, subnetAccess } from './subnet-access.js';
export { carriesFamily } from './traffic-selectors.js';
export {
  CompiledTransitTable,
  type TransitChoice,
  type TransitEntry,
  TransitGateways,
} from './transit-gateway-tables.js';
export { everyTableKnown, tableInForce, vpcRouting } from './vpc-routing.js';
