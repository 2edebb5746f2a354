import {
  type AclRule,
  hasSecurityGroups,
  isNetworkAclUnknown,
  type LoadBalancer,
  type NetworkAcl,
  networkAclOf,
  nounOf,
  qualifiedName,
  type Resource,
  routeTableOf,
  type Subnet,
  securityGroupsOf,
  shownNetworkAcl,
  shownRouteTable,
  type Vpc,
} from '../../network/topology/index.js';
import type { AclSide, MapGuard, SubnetGuards } from '../protocol.js';
import type { MapElements } from './map-element.js';

/** What decides in a VPC and is no box of its own: it is shown at what it governs. */
export function guardsOf(vpc: Vpc, elements: MapElements): MapGuard[] {
  return [...vpc.networkAcls, ...vpc.securityGroups, ...vpc.routeTables].map((guard) => {
    const findings = elements.findingsAt(guard);
    return {
      id: qualifiedName(guard),
      kind: guard.kind,
      label: guard.name,
      description: `${nounOf(guard)} ${guard.name}`,
      origin: guard.origin,
      ...(findings ? { findings } : {}),
    };
  });
}

export function subnetGuards(subnet: Subnet): SubnetGuards {
  const table = routeTableOf(subnet);
  const acl = networkAclOf(subnet);
  const unknown = isNetworkAclUnknown(subnet);
  return {
    table: shownRouteTable(subnet),
    acl: shownNetworkAcl(subnet),
    inbound: acl ? sideOf(acl, acl.inbound) : unknown ? 'unknown' : 'all',
    outbound: acl ? sideOf(acl, acl.outbound) : unknown ? 'unknown' : 'all',
    ...(table ? { routeTable: qualifiedName(table) } : {}),
    ...(acl ? { networkAcl: qualifiedName(acl) } : {}),
  };
}

/** What a half of a shield shows. `all` and `none` are said only where the first rule, or the lack of any that allows, decides it. */
function sideOf(acl: NetworkAcl, rules: readonly AclRule[]): AclSide {
  if (acl.unknown) return 'unknown';
  if (!rules.some(({ action }) => action.value === 'allow')) return 'none';
  const [first] = [...rules].sort((a, b) => a.number.value - b.number.value);
  const everything =
    first?.action.value === 'allow' && first.traffic.kind === 'all' && first.peer.kind === 'any' && !first.maybe;
  return everything ? 'all' : 'some';
}

/** The groups on a resource or a load balancer: declared ones, and AWS's own default group. Undefined: it can have none. */
export function groupsOn(owner: Resource | LoadBalancer): string[] | undefined {
  if (owner.kind === 'resource' ? !hasSecurityGroups(owner) : !owner.securityGroups) return undefined;
  return securityGroupsOf(owner).map((group) =>
    group === 'default' ? `${owner.vpc.name}.default` : qualifiedName(group),
  );
}
