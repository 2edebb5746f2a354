import { keepHeldElsewhere } from '../builder/held-elsewhere.js';
import type { Context } from './context.js';
import { textsIn } from './value.js';

/** What says which rules a group has, and has no group itself. */
const OF_GROUPS = /^(default_)?security_group(_rule|_ingress|_egress)?$|^vpc_security_group_|^vpc$|^default_vpc$/;

/** A group that is looked up, handed to other stacks, or named by something of which nothing becomes of, may be in use. */
export function keepGroups(context: Context): void {
  const named = new Set<string>();
  const lookedUp = new Set<string>();
  for (const type of context.types)
    for (const declared of context.all(type)) {
      if (!OF_GROUPS.test(type)) for (const text of textsIn(declared.values)) named.add(text);
      else if (declared.lookedUp) lookedUp.add(declared.key);
    }
  keepHeldElsewhere(context.network, (key, ids) =>
    [key, ...ids].some((id) => named.has(id) || lookedUp.has(id) || context.handedOut.has(id)),
  );
}
