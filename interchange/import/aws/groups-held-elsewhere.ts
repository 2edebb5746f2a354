import { keepHeldElsewhere } from '../builder/held-elsewhere.js';
import type { Import } from './context.js';

/** Whatever has a group has it on a network interface: where those are not all told, neither is what has it. What is not read, and names a group, may have it, or give it to what it launches. */
export function keepGroups({ network, described }: Import): void {
  const isWhole =
    described.has('NetworkInterfaces') &&
    !described.isRefused('NetworkInterfaces') &&
    !described.isCut('NetworkInterfaces');
  const named = new Set(described.ends.flatMap(({ groups }) => groups));
  for (const { value } of described.unread) addGroups(value, named);
  keepHeldElsewhere(network, (_, ids) => !isWhole || ids.some((id) => named.has(id)));
}

const GROUP = /^sg-[0-9a-z-]+$/;

function addGroups(value: unknown, to: Set<string>): void {
  if (typeof value === 'string') {
    if (GROUP.test(value)) to.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) addGroups(inner, to);
}
