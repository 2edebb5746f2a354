import type { Finding } from '../findings/index.js';
import {
  allResources,
  isNetworkAclUnknown,
  isRouteTableUnknown,
  type Listener,
  type LoadBalancer,
  type LocatedValue,
  locatedValues,
  type NetworkAcl,
  networkAclOf,
  type Origin,
  type Resource,
  type RouteTable,
  routeTableOf,
  type SecurityGroup,
  type Subnet,
  type TargetReference,
  type Topology,
  type TransitGatewayRouteTable,
  type Vpc,
  type Vpn,
} from '../topology/index.js';

/** What these find is wrong with what is written, whatever else there may be. */
const OF_WHAT_IS_WRITTEN: ReadonlySet<string> = new Set([
  'acl-peer-not-cidr',
  'acl-rule-number',
  'address-duplicate',
  'address-reserved',
  'check-incomplete',
  'cidr-host-bits',
  'direction-mismatch',
  'expectation-failed',
  'expectation-unknown',
  'group-deny',
  'route-link-local',
  'route-target-foreign',
  'route-target-invalid',
  'subnet-cidr-size',
  'subnet-ipv6-size',
]);

/** And these, in a list that may hold more than is written. */
const OF_A_PART: ReadonlySet<string> = new Set([
  'acl-rule-number-duplicate',
  'acl-rule-order',
  'acl-rule-shadowed',
  'group-open',
  'group-rule-duplicate',
  'route-duplicate',
]);

/** Where a file leaves something open: `part` in a list that may hold more, `all` in what may not be there, or of which little is told. */
interface OpenPlace {
  readonly origin: Origin;
  readonly open: 'part' | 'all';
}

/** Keeps what is no finding about what is not told: what a table lacks that may hold more, what is wrong with something that may not be there. */
export function aboutWhatIsTold(findings: readonly Finding[], topology: Topology): Finding[] {
  const places = findings.length === 0 ? [] : openPlaces(topology);
  if (places.length === 0) return [...findings];
  return findings.filter(({ rule, origin, related }) => {
    if (OF_WHAT_IS_WRITTEN.has(rule)) return true;
    const open = [origin, ...related.map((one) => one.origin)].flatMap((at) =>
      places.filter((place) => holds(place.origin, at)).map((place) => place.open),
    );
    return open.length === 0 || (OF_A_PART.has(rule) && !open.includes('all'));
  });
}

function holds(outer: Origin, { file, range }: Origin): boolean {
  if (outer.file !== file || file === '') return false;
  const before = (a: Origin['range']['start'], b: Origin['range']['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.column <= b.column);
  return before(outer.range.start, range.start) && before(range.end, outer.range.end);
}

const known = new WeakMap<Topology, readonly OpenPlace[]>();

function openPlaces(topology: Topology): readonly OpenPlace[] {
  let places = known.get(topology);
  if (!places) {
    places = leavesNothingOpen(topology) ? [] : locatedValues(topology).flatMap(placesOf);
    known.set(topology, places);
  }
  return places;
}

/** Nearly every file tells everything, and pays nothing for those that do not. */
function leavesNothingOpen({ vpcs, peerings, vpns, directConnects, transitGateways }: Topology): boolean {
  return (
    [...peerings, ...vpns, ...directConnects].every(({ maybe }) => !maybe) &&
    !vpns.some(hasOpenSelector) &&
    transitGateways.every(
      ({ attachments, routeTables }) =>
        attachments.every(({ maybe }) => !maybe) && routeTables.every((table) => !isOpenList(table)),
    ) &&
    vpcs.every(tellsEverything)
  );
}

function tellsEverything(vpc: Vpc): boolean {
  const gateways = [
    vpc.internetGateways,
    vpc.egressOnlyGateways,
    vpc.vpnGateways,
    vpc.regionalNatGateways,
    vpc.gatewayEndpoints,
  ];
  return (
    !vpc.unknown &&
    gateways.every((list) => list.every(({ maybe }) => !maybe)) &&
    [...vpc.routeTables, ...vpc.networkAcls, ...vpc.securityGroups].every((list) => !isOpenList(list)) &&
    vpc.subnets.every(
      ({ unknown, routeTable, networkAcl }) => !unknown && !routeTable?.untold && !networkAcl?.untold,
    ) &&
    allResources(vpc).every((resource) => !resource.maybe && !isOpenHolder(resource)) &&
    vpc.loadBalancers.every(isToldWhole)
  );
}

function placesOf(value: LocatedValue): OpenPlace[] {
  if (value.kind !== 'reference' && 'maybe' in value && value.maybe) return [{ origin: value.origin, open: 'all' }];
  if (value.kind === 'listener') return placesOfListener(value);
  const open = opennessOf(value);
  return open ? [{ origin: value.origin, open }] : [];
}

/** Whole where it may not be there; else those of its targets that may not be. */
function placesOfListener({ origin, either, targets }: Listener): OpenPlace[] {
  const open = either ? [origin] : targets.filter(mayBeAbsent).map((one) => one.origin);
  return open.map((one) => ({ origin: one, open: 'all' }));
}

const mayBeAbsent = ({ target }: TargetReference): boolean => target?.kind === 'resource' && target.maybe === true;

const isToldWhole = (balancer: LoadBalancer): boolean =>
  !hasOpenGroups(balancer) && balancer.listeners.every(({ maybe, either }) => !maybe && !either);

function opennessOf(value: LocatedValue): OpenPlace['open'] | undefined {
  switch (value.kind) {
    case 'vpc':
      return value.unknown ? 'all' : undefined;
    case 'subnet':
      return isOpenSubnet(value) ? 'all' : undefined;
    case 'route-table':
    case 'transit-gateway-route-table':
    case 'network-acl':
    case 'security-group':
      return isOpenList(value) ? 'part' : undefined;
    case 'resource':
      return value.subnets.some(isOpenSubnet) || isOpenHolder(value) ? 'all' : undefined;
    case 'load-balancer':
      return value.nodes.some(({ subnet }) => subnet.target && isOpenSubnet(subnet.target)) || hasOpenGroups(value)
        ? 'all'
        : undefined;
    case 'vpn':
      return hasOpenSelector(value) ? 'all' : undefined;
    case 'peering':
      return value.ends.some(({ target }) => target?.kind === 'vpc' && target.unknown) ? 'all' : undefined;
    case 'attachment':
      return value.vpc.target?.unknown ? 'all' : undefined;
    default:
      return undefined;
  }
}

const hasOpenSelector = ({ localCidrs, remoteCidrs }: Vpn): boolean =>
  localCidrs?.unknown === true || remoteCidrs?.unknown === true;

const hasOpenGroups = ({ securityGroups }: Resource | LoadBalancer): boolean =>
  securityGroups?.some(({ target, maybe }) => maybe || (target && isOpenList(target))) === true;

const isOpenHolder = (resource: Resource): boolean =>
  hasOpenGroups(resource) || resource.publicIps.some(({ maybe }) => maybe);

function isOpenSubnet(subnet: Subnet): boolean {
  const [table, acl] = [routeTableOf(subnet), networkAclOf(subnet)];
  return (
    subnet.unknown === true ||
    subnet.vpc.unknown === true ||
    (isRouteTableUnknown(subnet) && subnet.routeTable?.untold === true) ||
    (isNetworkAclUnknown(subnet) && subnet.networkAcl?.untold === true) ||
    (table !== undefined && isOpenList(table)) ||
    (acl !== undefined && isOpenList(acl))
  );
}

/** Whether it may hold more, or less, than is written, or leads to what may not be there. */
function isOpenList(list: RouteTable | TransitGatewayRouteTable | NetworkAcl | SecurityGroup): boolean {
  if (list.unknown) return true;
  if ('routes' in list)
    return list.routes.some(({ maybe, target }) => {
      const element = target.kind === 'ref' ? target.ref.target : undefined;
      return maybe || (element !== undefined && 'maybe' in element && element.maybe);
    });
  return [...(list.inbound ?? []), ...(list.outbound ?? [])].some(({ maybe }) => maybe);
}
