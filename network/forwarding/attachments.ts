import type { Attached, Peering, RouteTargetElement, Topology, TransitGateway, Vpc } from '../topology/index.js';

/** What is attached to a transit gateway. `known` is false where some end leads nowhere, which may be this gateway's. */
export interface Attachments {
  readonly attached: ReadonlySet<Attached>;
  readonly known: boolean;
}

interface Index {
  readonly byGateway: Map<TransitGateway, Set<Attached>>;
  readonly unresolved: Set<TransitGateway>;
  readonly allKnown: boolean;
}

const indexes = new WeakMap<Topology, Index>();

export function attachedTo(gateway: TransitGateway, topology: Topology): Attachments {
  let index = indexes.get(topology);
  if (!index) {
    index = build(topology);
    indexes.set(topology, index);
  }
  return {
    attached: index.byGateway.get(gateway) ?? new Set(),
    known: index.allKnown && !index.unresolved.has(gateway),
  };
}

function build(topology: Topology): Index {
  const byGateway: Index['byGateway'] = new Map();
  const unresolved: Index['unresolved'] = new Set();
  let allKnown = true;
  const attach = (end: { kind: string } | undefined, what: Attached): void => {
    if (!end) allKnown = false;
    else if (end.kind === 'transit-gateway') {
      const gateway = end as TransitGateway;
      const set = byGateway.get(gateway) ?? new Set<Attached>();
      byGateway.set(gateway, set.add(what));
    }
  };
  for (const gateway of topology.transitGateways) {
    for (const { vpc } of gateway.attachments) {
      if (vpc.target) attach(gateway, vpc.target);
      else unresolved.add(gateway);
    }
  }
  for (const vpn of topology.vpns) attach(vpn.gateway.target, vpn);
  for (const connection of topology.directConnects) {
    for (const end of connection.gateways) attach(end.target, connection);
  }
  for (const peering of topology.peerings) {
    for (const end of peering.ends) attach(end.target, peering);
  }
  return { byGateway, unresolved, allKnown };
}

/** Of a kind that a transit gateway can have attached. */
export function isAttached(element: RouteTargetElement): element is Attached {
  return (
    element.kind === 'vpc' || element.kind === 'vpn' || element.kind === 'direct-connect' || element.kind === 'peering'
  );
}

/** Whether the VPC is one of the peering's ends; undefined where an end leads nowhere. */
export function peeringJoins(peering: Peering, vpc: Vpc): boolean | undefined {
  if (peering.ends.some((end) => end.target === vpc)) return true;
  return peering.ends.every((end) => end.target) ? false : undefined;
}

/** The two VPCs of a peering; undefined for one of transit gateways and where an end leads nowhere. */
export function peeredVpcs(peering: Peering): readonly [Vpc, Vpc] | undefined {
  const [a, b] = [peering.ends[0].target, peering.ends[1].target];
  return a?.kind === 'vpc' && b?.kind === 'vpc' ? [a, b] : undefined;
}
