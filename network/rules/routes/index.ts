import type { Rule } from '../rule.js';
import { edgeRouteInvalid } from './edge-route-invalid.js';
import { functionNoInternet } from './function-no-internet.js';
import { gatewayDuplicate } from './gateway-duplicate.js';
import { gatewayEndpointUnused } from './gateway-endpoint-unused.js';
import { loadBalancerNotPublic } from './load-balancer-not-public.js';
import { loadBalancerSubnetSize } from './load-balancer-subnet-size.js';
import { loadBalancerTargetZone } from './load-balancer-target-zone.js';
import { loadBalancerZones } from './load-balancer-zones.js';
import { natInPrivateSubnet } from './nat-in-private-subnet.js';
import { natNoInternetGateway } from './nat-no-internet-gateway.js';
import { natOtherZone } from './nat-other-zone.js';
import { natSecurityGroup } from './nat-security-group.js';
import { natServesItself } from './nat-serves-itself.js';
import { peeringDuplicate } from './peering-duplicate.js';
import { peeringRouteMissing } from './peering-route-missing.js';
import { publicIpMissing } from './public-ip-missing.js';
import { publicIpNoGateway } from './public-ip-no-gateway.js';
import { publicIpUnusable } from './public-ip-unusable.js';
import { routeAmbiguous } from './route-ambiguous.js';
import { routeBlackhole } from './route-blackhole.js';
import { routeDuplicate } from './route-duplicate.js';
import { routeInsideLocal } from './route-inside-local.js';
import { routeLinkLocal } from './route-link-local.js';
import { routeMoreSpecificThanLocal } from './route-more-specific-than-local.js';
import { routeOverridden } from './route-overridden.js';
import { routeRedundant } from './route-redundant.js';
import { routeTargetForeign } from './route-target-foreign.js';
import { routeTargetInvalid } from './route-target-invalid.js';
import { subnetNotPrivate } from './subnet-not-private.js';
import { subnetNotPublic } from './subnet-not-public.js';
import { transitGatewayDuplicate } from './transit-gateway-duplicate.js';
import { transitGatewayRouteMissing } from './transit-gateway-route-missing.js';
import { transitGatewayUnassociated } from './transit-gateway-unassociated.js';
import { transitGatewayZone } from './transit-gateway-zone.js';
import { vpnRouteUnknown } from './vpn-route-unknown.js';

/** Routes and gateways. */
export const ROUTE_RULES: readonly Rule[] = [
  routeDuplicate,
  routeTargetForeign,
  routeTargetInvalid,
  routeMoreSpecificThanLocal,
  routeLinkLocal,
  gatewayDuplicate,
  edgeRouteInvalid,
  routeBlackhole,
  routeRedundant,
  routeOverridden,
  routeInsideLocal,
  routeAmbiguous,
  peeringRouteMissing,
  peeringDuplicate,
  vpnRouteUnknown,
  subnetNotPublic,
  subnetNotPrivate,
  publicIpMissing,
  publicIpUnusable,
  publicIpNoGateway,
  natNoInternetGateway,
  natInPrivateSubnet,
  natServesItself,
  natOtherZone,
  natSecurityGroup,
  transitGatewayZone,
  transitGatewayUnassociated,
  transitGatewayDuplicate,
  transitGatewayRouteMissing,
  gatewayEndpointUnused,
  loadBalancerZones,
  loadBalancerSubnetSize,
  loadBalancerNotPublic,
  loadBalancerTargetZone,
  functionNoInternet,
];
