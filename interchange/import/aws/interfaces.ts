import type { Import } from './context.js';
import { nameTag } from './fields.js';
import { defineResource } from './instances.js';

/** Interfaces that are part of something else, and have nothing to say of their own. */
const PARTS = new Set([
  'transit_gateway',
  'gateway_load_balancer',
  'network_load_balancer',
  'load_balancer',
  'nat_gateway',
  'natGateway',
]);

/** What is left once everything has taken its own: interfaces of services that no list describes, and those that hang on nothing. */
export function importLooseInterfaces(context: Import): void {
  let unattached = 0;
  const functionsAreTold = context.described.has('Functions') && !context.described.isRefused('Functions');
  for (const one of context.interfaces.all()) {
    if (!one.id || context.interfaces.isTaken(one.id) || context.network.has(one.id)) continue;
    if (PARTS.has(one.type) || (one.type === 'lambda' && functionsAreTold)) continue;
    if (!one.attached) {
      unattached++;
      context.gone.add(one.id);
      continue;
    }
    const type =
      one.type === 'lambda'
        ? 'function'
        : one.type === 'gateway_load_balancer_endpoint'
          ? 'gateway-load-balancer-endpoint'
          : 'interface';
    const doc = nameTag(one.tags) === undefined && one.description !== '' ? one.description : undefined;
    defineResource(context, one.id, one, { type, ids: [one.id], label: nameTag(one.tags), doc });
  }
  if (unattached > 0)
    context.warnings.add(
      `Left out, since no packet reaches them: network interfaces that are attached to nothing (${unattached}).`,
    );
}
