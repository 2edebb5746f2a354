import {
  maybeIf,
  NOWHERE,
  type Reference,
  type Resource,
  type SecurityGroup,
  type Subnet,
  type TargetReference,
  unknownIf,
  type Vpc,
} from '../../../network/topology/index.js';
import type { DraftKind, Key, ListenerDraft, ResourceDraft } from './draft.js';
import { linkClientVpns } from './link-client-vpns.js';
import { trafficTerm } from './link-filters.js';
import type { Linker } from './linker.js';
import { addressLiteral, located } from './literals.js';
import { byAddress, byName } from './order.js';
import type { Unlinked } from './unlinked-elements.js';

/** Everything that lies in a VPC gets to know it, and the VPC gets to know what lies in it. */
export function placeInVpcs(linker: Linker): void {
  const within = <K extends DraftKind>(kind: K): Map<Vpc, Unlinked<K>[]> => {
    const groups = new Map<Vpc, Unlinked<K>[]>();
    for (const { draft, element } of linker.pairs(kind)) {
      const vpc = 'vpc' in draft ? linker.element(draft.vpc, 'vpc') : undefined;
      if (!vpc) continue;
      (element as { vpc?: Vpc }).vpc = vpc;
      const group = groups.get(vpc);
      if (group) group.push(element);
      else groups.set(vpc, [element]);
    }
    return groups;
  };
  const subnets = within('subnet');
  const routeTables = within('route-table');
  const networkAcls = within('network-acl');
  const securityGroups = within('security-group');
  const internetGateways = within('internet-gateway');
  const egressOnlyGateways = within('egress-only-gateway');
  const vpnGateways = within('vpn-gateway');
  const loadBalancers = within('load-balancer');
  const gatewayEndpoints = within('gateway-endpoint');
  const endpointServices = within('endpoint-service');
  const regionalNatGateways = within('regional-nat-gateway');
  const resources = within('resource');
  for (const { element } of linker.pairs('vpc')) {
    element.subnets = (subnets.get(element) ?? []).sort(byAddress);
    element.routeTables = (routeTables.get(element) ?? []).sort(
      (a, b) => Number(b.main) - Number(a.main) || byName(a, b),
    );
    element.networkAcls = (networkAcls.get(element) ?? []).sort(
      (a, b) => Number(b.isDefault) - Number(a.isDefault) || byName(a, b),
    );
    element.securityGroups = (securityGroups.get(element) ?? []).sort(
      (a, b) => Number(b.isDefault) - Number(a.isDefault) || byName(a, b),
    );
    element.internetGateways = (internetGateways.get(element) ?? []).sort(byName);
    element.egressOnlyGateways = (egressOnlyGateways.get(element) ?? []).sort(byName);
    element.vpnGateways = (vpnGateways.get(element) ?? []).sort(byName);
    element.loadBalancers = (loadBalancers.get(element) ?? []).sort(byName);
    element.endpointServices = (endpointServices.get(element) ?? []).sort(byName);
    element.gatewayEndpoints = (gatewayEndpoints.get(element) ?? []).sort(byName);
    element.regionalNatGateways = (regionalNatGateways.get(element) ?? []).sort(byName);
  }
  linkResources(linker, resources);
}

const isSpanning = ({ subnets, type }: Resource): boolean => subnets.length > 1 || type === 'client-vpn-endpoint';

function linkResources(linker: Linker, resources: ReadonlyMap<Vpc, readonly Resource[]>): void {
  const inSubnet = new Map<Subnet, Resource[]>();
  for (const { draft, element } of linker.pairs('resource')) {
    if (element.vpc === undefined) continue;
    element.subnets = [...new Set(draft.subnets.flatMap((id) => linker.element(id, 'subnet') ?? []))];
    element.securityGroups = groupsOf(linker, draft, element.vpc);
    const [subnet] = element.subnets;
    if (!subnet || isSpanning(element)) continue;
    const neighbours = inSubnet.get(subnet);
    if (neighbours) neighbours.push(element);
    else inSubnet.set(subnet, [element]);
  }
  for (const { element } of linker.pairs('subnet')) element.resources = (inSubnet.get(element) ?? []).sort(byName);
  for (const { element } of linker.pairs('vpc'))
    element.spanningResources = (resources.get(element) ?? []).filter(isSpanning).sort(byName);
}

function groupsOf(
  linker: Linker,
  { securityGroups, maybeSecurityGroups }: Pick<ResourceDraft, 'securityGroups' | 'maybeSecurityGroups'>,
  vpc: Vpc,
): Reference<SecurityGroup>[] | undefined {
  // AWS takes an empty list for none: the VPC's default group.
  if (!securityGroups?.length && !maybeSecurityGroups?.length) return undefined;
  const others = (maybeSecurityGroups ?? []).filter((id) => !securityGroups?.includes(id));
  return [
    ...linker.references(securityGroups ?? [], vpc, 'security-group'),
    ...linker.references(others, vpc, 'security-group').map((reference) => ({ ...reference, ...maybeIf(true) })),
  ];
}

/** `unknown` in place of a name. */
const UNTOLD = { kind: 'reference', text: 'unknown', origin: NOWHERE, target: undefined, untold: true } as const;

/** References between what lies in VPCs. */
export function linkVpcs(linker: Linker): void {
  for (const { draft, element } of linker.pairs('subnet')) {
    if (draft.routeTable) element.routeTable = linker.references([draft.routeTable], element.vpc, 'route-table')[0];
    else if (draft.routeTableUnknown) element.routeTable = UNTOLD;
    if (draft.networkAcl) element.networkAcl = linker.references([draft.networkAcl], element.vpc, 'network-acl')[0];
    else if (draft.networkAclUnknown) element.networkAcl = UNTOLD;
  }
  for (const kind of ['internet-gateway', 'vpn-gateway', 'regional-nat-gateway'] as const) {
    for (const { draft, element } of linker.pairs(kind))
      if (draft.routeTable) element.routeTable = linker.references([draft.routeTable], element.vpc, 'route-table')[0];
  }
  for (const { draft, element } of linker.pairs('gateway-endpoint')) {
    const [service] = linker.references([draft.service], element.vpc, 'prefix-list');
    if (service) element.service = service;
    element.routeTables = linker.references(draft.routeTables, element.vpc, 'route-table');
  }
  for (const { draft, element } of linker.pairs('endpoint-service'))
    element.loadBalancers = linker.references(draft.loadBalancers, element.vpc, 'load-balancer');
  for (const { draft, element } of linker.pairs('resource'))
    if (draft.service !== undefined)
      element.service = linker.references([draft.service], element.vpc, 'endpoint-service')[0];
  linkClientVpns(linker);
  for (const { draft, element } of linker.pairs('vpc')) {
    const policy = draft.blockPublicAccess;
    if (!policy) continue;
    const exclusions = policy.exclusions.flatMap(({ subnet, allow }) =>
      linker.references([subnet], element, 'subnet').map((ref) => ({ subnet: ref, allow })),
    );
    element.blockPublicAccess = [{ kind: 'block-public-access', origin: NOWHERE, mode: policy.mode, exclusions }];
  }
  linkLoadBalancers(linker);
}

function linkLoadBalancers(linker: Linker): void {
  for (const { draft, element } of linker.pairs('load-balancer')) {
    element.nodes = draft.nodes.flatMap(({ subnet, address, ipv6Address, publicIp }) =>
      linker.references([subnet], element.vpc, 'subnet').map((ref) => ({
        kind: 'load-balancer-node' as const,
        origin: NOWHERE,
        subnet: ref,
        addresses: [address, ipv6Address].flatMap((text) => (text === undefined ? [] : [addressLiteral(text)])),
        publicIp:
          publicIp === undefined
            ? undefined
            : { kind: 'public-ip' as const, origin: NOWHERE, address: addressLiteral(publicIp) },
      })),
    );
    element.securityGroups = groupsOf(linker, draft, element.vpc);
    element.listeners = draft.listeners.map((listener) => ({
      kind: 'listener' as const,
      origin: NOWHERE,
      ...unknownIf(listener.unknown),
      ...maybeIf(listener.maybe),
      ...(listener.either ? { either: true as const } : {}),
      traffic: trafficTerm(listener.traffic),
      targets: targetsOf(linker, listener, element.vpc),
      targetTraffic: listener.targetTraffic && trafficTerm(listener.targetTraffic),
      clientIp: listener.clientIp && located(listener.clientIp),
      answer: listener.answer && located(listener.answer),
      healthCheck: listener.healthCheck && trafficTerm(listener.healthCheck),
      weight: listener.weight === undefined ? undefined : located(listener.weight),
      crossZone: listener.crossZone === undefined ? undefined : located(listener.crossZone),
    }));
  }
}

function targetsOf(linker: Linker, { targets, targetZones }: ListenerDraft, vpc: Vpc): TargetReference[] {
  const refer = (ids: readonly Key[]) =>
    linker.references(ids, vpc, 'resource', 'load-balancer', 'host', 'subnet') as TargetReference[];
  if (!targetZones?.size) return refer(targets);
  return targets.flatMap((target) => {
    const zone = targetZones.get(target);
    return refer([target]).map((one) => (zone === undefined ? one : { ...one, zone: located(zone) }));
  });
}
