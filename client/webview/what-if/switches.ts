import { say } from '../../../network/words/index.js';
import type { MapConnection, MapGuard, MapKind, NetworkMap, Origin } from '../../../server/protocol.js';
import type { Box } from '../map/box.js';
import type { StepLine } from '../trace/hops.js';

/** Something that can be switched off to see what changes. */
export interface Switch {
  readonly origin: Origin;
  /** `rule 100 of ACL counter-acl`. */
  readonly label: string;
}

const GATEWAYS: ReadonlySet<MapKind> = new Set<MapKind>([
  'internet-gateway',
  'egress-only-gateway',
  'vpn-gateway',
  'regional-nat-gateway',
  'nat-gateway',
  'nat-instance',
  'gateway-endpoint',
  'gateway-load-balancer-endpoint',
  'transit-gateway',
]);
const CONNECTIONS: ReadonlySet<MapKind> = new Set<MapKind>(['peering', 'vpn', 'direct-connect', 'attachment']);

/** A box itself, if it is a gateway; of a subnet its ACL, of a resource its groups. AWS's own stand nowhere, and cannot be taken away. */
export function switchesOfBox({ element, guards, groups, role }: Box, map: NetworkMap): Switch[] {
  if (role === 'group') return [];
  const own = element && GATEWAYS.has(element.kind) ? [{ origin: element.origin, label: element.label }] : [];
  const ids = guards ? [guards.networkAcl ?? ''] : groups;
  const kind = guards ? 'network-acl' : 'security-group';
  return [...own, ...map.guards.filter((one) => one.kind === kind && ids.includes(one.id)).flatMap(switchesOfGuard)];
}

/** A subnet without its own table has the main one: it is a table's routes that are switched off, one by one. */
export function switchesOfGuard({ kind, origin, label }: MapGuard): Switch[] {
  if (kind === 'route-table') return [];
  return [{ origin, label: `${kind === 'network-acl' ? 'ACL' : 'group'} ${label}` }];
}

export function switchesOfConnection({ kind, origin, label, description }: MapConnection): Switch[] {
  return CONNECTIONS.has(kind) ? [{ origin, label: label || description }] : [];
}

/** The rule or the route that decided at a step, where it is written. */
export function switchOfStep({ hop, name, decision }: Pick<StepLine, 'hop' | 'name' | 'decision'>): Switch | undefined {
  const { checkpoint, rule, location } = hop;
  if (!location || rule === undefined || rule === '*' || decision === 'not-reached') return undefined;
  if (checkpoint.startsWith('network-acl')) return { origin: location, label: say`rule ${rule} of ${name}` };
  if (checkpoint.startsWith('security-group')) return { origin: location, label: say`“${rule}” of ${name}` };
  if (checkpoint === 'route-table') return { origin: location, label: say`the route to ${rule} of ${name}` };
  return undefined;
}

/** Whether the same place is meant. */
export function samePlace(a: Origin, b: Origin): boolean {
  return a.file === b.file && isSame(a.range.start, b.range.start) && isSame(a.range.end, b.range.end);
}

/** Whether a place lies in another. */
export function liesIn(inner: Origin, outer: Origin): boolean {
  return (
    inner.file === outer.file &&
    !isBefore(inner.range.start, outer.range.start) &&
    !isBefore(outer.range.end, inner.range.end)
  );
}

type Point = Origin['range']['start'];

function isSame(a: Point, b: Point): boolean {
  return a.line === b.line && a.column === b.column;
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
