import type { DraftKind, Key } from '../builder/draft.js';
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
  const all = [...context.types].flatMap((type) => context.all(type).flatMap(({ key, maybe }) => (maybe ? key : [])));
  for (const key of all) {
    const draft = context.network.find(key, ...KINDS);
    if (draft) draft.maybe = true;
  }
  const left = new Set(all);
  for (const kind of KINDS)
    for (const [key, draft] of context.network.all(kind)) if (left.has(ownerOf(key))) draft.maybe = true;
}

/** Whose part something is: further interfaces of an instance, further members of an Auto Scaling group. */
const ownerOf = (key: Key): Key => /^(.*?)( interface)? \d+$/.exec(key)?.[1] ?? key;
