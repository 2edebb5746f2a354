import type { VpcAstType } from '../generated/ast.js';
import { once } from '../words/once.js';
import { wordsBeside } from '../words/reserved.js';
import { ROLES, type Role } from './roles.js';

/** A property of a rule of the grammar: `Vpn.from`. */
type Place = { [Rule in keyof VpcAstType]: `${Rule}.${keyof VpcAstType[Rule] & string}` }[keyof VpcAstType];
type RolesByPlace = Partial<Record<Place, Role>>;

/** Which part a reference plays, by where the grammar has it. A test holds it against what lowering asks for, and that none is missing. */
const BY_PLACE: RolesByPlace = {
  'UseRouteTable.ref': ROLES.routeTable,
  'UseNetworkAcl.ref': ROLES.networkAcl,
  'PublicAccessException.subnets': ROLES.subnet,
  'ResourcePlace.ref': ROLES.subnet,
  'GroupUse.ref': ROLES.securityGroup,
  'Authorize.ref': ROLES.routeDestination,
  'Propagate.refs': ROLES.vpnGateway,
  'Route.ref': ROLES.routeDestination,
  'Route.target': ROLES.routeTarget,
  'Resource.service': ROLES.endpointService,
  'SpanningResource.service': ROLES.endpointService,
  'EndpointService.loadBalancers': ROLES.networkLoadBalancer,
  'GatewayEndpoint.service': ROLES.prefixList,
  'GatewayEndpoint.routeTables': ROLES.routeTable,
  'Peer.ref': ROLES.peer,
  'Traffic.service': ROLES.service,
  'LoadBalancerNode.subnet': ROLES.subnet,
  'ListenerTarget.ref': ROLES.listenerTarget,
  'Vpn.from': ROLES.network,
  'Vpn.to': ROLES.connectionEnd,
  'DirectConnect.from': ROLES.network,
  'DirectConnect.to': ROLES.connectionEnd,
  'Peering.first': ROLES.peeringEnd,
  'Peering.second': ROLES.peeringEnd,
  'Attach.vpc': ROLES.vpc,
  'Attach.subnets': ROLES.subnet,
  'Associate.refs': ROLES.attached,
  'Assertion.via': ROLES.via,
  'Subject.ref': ROLES.subject,
};

/** In the table of a transit gateway routes and propagation are about what is attached. */
const IN_TRANSIT_TABLE: RolesByPlace = { 'Propagate.refs': ROLES.attached, 'Route.target': ROLES.attached };

/** The table of a Client VPN endpoint leads to the subnets that it is associated with. */
const IN_CLIENT_VPN: RolesByPlace = { 'Route.target': ROLES.associatedSubnet };

const IN_BLOCK: Readonly<Record<string, RolesByPlace>> = {
  TransitGatewayRouteTable: IN_TRANSIT_TABLE,
  ClientVpnEndpoint: IN_CLIENT_VPN,
};

/** The part that a reference plays which fills a property of a rule, in the block of another. */
export function roleAt(rule: string, property: string | undefined, block: string): Role | undefined {
  const place = `${rule}.${property}` as Place;
  return IN_BLOCK[block]?.[place] ?? BY_PLACE[place];
}

/** Words of the language that may stand in place of a reference that plays the part: whoever misspells one is told it. */
export const wordsFor = (role: Role): ReadonlySet<string> => wordsByRole().get(role) ?? NONE;

const NONE: ReadonlySet<string> = new Set();

const wordsByRole: () => ReadonlyMap<Role, ReadonlySet<string>> = once(() => {
  const words = new Map<Role, Set<string>>();
  for (const [place, beside] of wordsBeside())
    for (const roles of [BY_PLACE, ...Object.values(IN_BLOCK)]) {
      const role = roles[place as Place];
      if (role) words.set(role, new Set([...(words.get(role) ?? []), ...beside]));
    }
  return words;
});
