/** The door of the room: what others may know of it. */
export { advertised, advertisedToNetwork, Connections } from './advertised.js';
export { type EntriesByBlock, entriesByBlock, nextWider } from './entries-by-block.js';
export { exemptServiceAt } from './exempt-services.js';
export { type Learned, learnedBy } from './learned.js';
export { type PublicAccess, publicAccess, UNRESTRICTED } from './public-access.js';
export { type GatewayConnection, type RouteEntry, RouteRank } from './route-entries.js';
export { CompiledRouteTable, type RouteChoice } from './route-table.js';
export {
  CompiledTransitTable,
  type TransitChoice,
  type TransitEntry,
  TransitGateways,
} from './transit-gateway-tables.js';
