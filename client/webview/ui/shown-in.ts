import type { MapConnection, MapFinding, MapGuard, NetworkMap } from '../../../server/protocol.js';
import type { Box } from '../map/box.js';
import { type Switch, switchesOfBox, switchesOfConnection, switchesOfGuard } from '../what-if/switches.js';

/** What is told and offered of something that is chosen. */
export interface Shown {
  readonly switches: readonly Switch[];
  readonly findings: readonly MapFinding[];
}

export const NOTHING: Shown = { switches: [], findings: [] };

/** What another picture has of what was chosen in this one: where it is gone, nothing. */
export function guardIn(map: NetworkMap, { kind, id }: MapGuard): Shown {
  const guard = map.guards.find((one) => one.kind === kind && one.id === id);
  return guard ? { switches: switchesOfGuard(guard), findings: guard.findings ?? [] } : NOTHING;
}

export function connectionIn(map: NetworkMap, { id }: MapConnection): Shown {
  const connection = map.connections.find((one) => one.id === id);
  return connection ? { switches: switchesOfConnection(connection), findings: [] } : NOTHING;
}

export function boxIn(map: NetworkMap, box: Box): Shown {
  return { switches: switchesOfBox(box, map), findings: box.findings };
}
