import type { DraftKind } from '../builder/draft.js';
import type { Context } from './context.js';

/** Kinds of which the language can say that one may not be there. */
const KINDS = [
  'resource',
  'regional-nat-gateway',
  'internet-gateway',
  'vpn-gateway',
  'egress-only-gateway',
  'gateway-endpoint',
  'vpn',
  'direct-connect',
  'peering',
] as const satisfies readonly DraftKind[];

/**
 * What a condition that nobody decides makes may not be there. Of VPCs, subnets, tables and filters that cannot be said: whatever is in them has conditions of its own.
 * Associations and listeners leave open what they are about, where they are read.
 */
export function markMaybe(context: Context): void {
  for (const type of context.types)
    for (const { key, maybe } of context.all(type)) {
      const draft = maybe ? context.network.find(key, ...KINDS) : undefined;
      if (draft) draft.maybe = true;
    }
}
