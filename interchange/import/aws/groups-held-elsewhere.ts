import { keepHeldElsewhere } from '../builder/held-elsewhere.js';
import type { Import } from './context.js';

/** Whatever has a group has it on a network interface: where those are not all told, neither is what has it. */
export function keepGroups({ network, described }: Import): void {
  const isWhole =
    described.has('NetworkInterfaces') &&
    !described.isRefused('NetworkInterfaces') &&
    !described.isCut('NetworkInterfaces');
  if (!isWhole) keepHeldElsewhere(network, () => true);
}
