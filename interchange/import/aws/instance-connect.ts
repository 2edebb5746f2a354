import { clientsAreUnknown, leaveClientsOpen } from '../builder/client-addresses.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';

/** EC2 Instance Connect Endpoints that preserve their clients' addresses. */
export function importInstanceConnect({ described, network, warnings }: Import): void {
  for (const { value, place, way } of described.unread) {
    if (way !== 'InstanceConnectEndpoints') continue;
    for (const one of (Array.isArray(value) ? value : [value]).filter(isObject)) {
      const { InstanceConnectEndpointId: id, PreserveClientIp: preserves } = one;
      // Answers without it are older than the choice, which was made for them: the clients' addresses were preserved.
      if (preserves === false || typeof id !== 'string') continue;
      const ends = [...network.all('resource')].filter(
        ([, { ids, partOf = [] }]) => ids.includes(id) || partOf.includes(id),
      );
      if (ends.length === 0) continue;
      warnings.add(clientsAreUnknown(id), place);
      for (const [key] of ends) leaveClientsOpen(network, key);
    }
  }
}
