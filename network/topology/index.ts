/** The door of the room: what others may know of it. */
export { blockNamesOf } from './block-names.js';
export {
  BUILTIN_SERVICE_NAMES,
  BUILTIN_SERVICES,
  type BuiltinServiceName,
  isBuiltinService,
  type PortProtocol,
} from './builtin-services.js';
export { UNTOLD_GROUP } from './client-vpn.js';
export {
  allResources,
  assignableAddresses,
  blocksInside,
  defaultSecurityGroup,
  emptyTopology,
  hasMaybeGroupsAlone,
  hasSecurityGroups,
  isNetworkAclUnknown,
  isRouteTableUnknown,
  mainRouteTable,
  membersOf,
  networkAclOf,
  ownAddresses,
  reservedAddresses,
  routeTableOf,
  securityGroupsOf,
  subnetAddresses,
  validCidrs,
  vpcAddresses,
  vpcHasIpv6,
} from './effective.js';
export { givenOutBy, perhapsElsewhere } from './given-out.js';
export { identityOf } from './identity.js';
export {
  type ElementKind,
  familiesOf,
  isAppliance,
  isCrossZone,
  isInUse,
  isNatGateway,
  nounOf,
  type ResourceTraits,
  traitsOf,
  withArticle,
} from './kinds.js';
export { managedPrefixListWeight } from './managed-prefix-lists.js';
export {
  type AclRule,
  type AddressLiteral,
  type Assertion,
  type Attached,
  type Authorization,
  type BlockPublicAccess,
  type CidrLiteral,
  type ClientVpn,
  type DirectConnect,
  type EgressOnlyGateway,
  type ElasticIp,
  type Element,
  type EndpointService,
  type Expectation,
  type GatewayEndpoint,
  type GroupRule,
  type Host,
  type InternetGateway,
  type IpAddressType,
  type Listener,
  type ListenerAnswer,
  type LoadBalancer,
  type LoadBalancerAddressType,
  type LoadBalancerNode,
  type NamedElement,
  type NetworkAcl,
  type OnPremisesNetwork,
  type Peer,
  type PeerElement,
  type Peering,
  type PrefixList,
  type PrivateUse,
  type PublicIp,
  qualified,
  qualifiedName,
  type RegionalNatGateway,
  type Resource,
  type ResourceType,
  type Route,
  type RouteDestination,
  type RouteTable,
  type RouteTarget,
  type RouteTargetElement,
  type SecurityGroup,
  type ServiceDeclaration,
  type Subject,
  type SubjectElement,
  type Subnet,
  type TargetReference,
  type Topology,
  type TrafficSelector,
  type TrafficTerm,
  type TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  type Vpc,
  type VpcBlock,
  type Vpn,
  type VpnGateway,
  writtenName,
} from './model.js';
export { elasticAddressOf, elasticIpsIn, nobodysAddresses } from './nobodys-addresses.js';
export { hasPublicIpv4, nodeAddresses, nodeFamilies } from './node-addresses.js';
export { type Located, NOWHERE, type Origin, type Reference, type TextRange } from './origin.js';
export {
  changedSince,
  contentOf,
  type Filter,
  type FilterRules,
  latestRevision,
  type OtherRules,
  withOtherRules,
} from './other-rules.js';
export { haveSameFrame, type Part, partsOf } from './parts.js';
export { EPHEMERAL_PORTS, type PortRange } from './port-range.js';
export { areOneSubnet, isSubnet, mayBeSubnetOf } from './same-subnet.js';
export { doorsOf, shownNetworkAcl, shownRouteTable } from './shown.js';
export { type MayBeAbsent, maybeIf, unknownIf } from './untold.js';
export { declarationsOf, elementsOf, isElement, type LocatedValue, locatedValues, valuesOf } from './visit.js';
export { isInZone, mayShareZone, regionOf, regionOfService, shareZone } from './zones.js';
