import { type AddressClasses, type Cidr, formatCidr } from '../address/index.js';
import { peerBlocks } from '../filters/index.js';
import type { Filter, FilterRules, Topology } from '../topology/index.js';
import { blocksOf, blocksOfGroups } from './blocks.js';

/** Whether rules that changed name no block that divides addresses otherwise: none that is new to those who ask, and none that nobody names any more. */
export function dividesAlike(
  topology: Topology,
  classes: AddressClasses,
  changed: ReadonlyMap<Filter, FilterRules>,
): boolean {
  const gone = new Set<string>();
  for (const [filter, before] of changed) {
    const [old, now] = [blocksNamed(filter, before), blocksNamed(filter, filter)];
    for (const [key, block] of now) if (!old.has(key) && !isKnown(filter, block, classes)) return false;
    for (const key of old.keys()) if (!now.has(key)) gone.add(`${filter.kind} ${key}`);
  }
  return gone.size === 0 || areNamed(gone, topology);
}

function isKnown({ kind }: Filter, block: Cidr, classes: AddressClasses): boolean {
  const divides = classes.divides(block);
  return divides === 'all' || (kind === 'security-group' && divides === 'aside');
}

function blocksNamed({ vpc }: Filter, { inbound, outbound }: Partial<FilterRules>): Map<string, Cidr> {
  const named = new Map<string, Cidr>();
  for (const rule of [...(inbound ?? []), ...(outbound ?? [])])
    for (const peer of rule.kind === 'acl-rule' ? [rule.peer] : rule.peers)
      for (const block of peerBlocks(peer, vpc)) named.set(formatCidr(block), block);
  return named;
}

/** Whether others name those blocks: what an ACL named must be named by what divides addresses for all. */
function areNamed(gone: ReadonlySet<string>, topology: Topology): boolean {
  const missing = new Set(gone);
  for (const block of blocksOf(topology)) {
    const key = formatCidr(block);
    missing.delete(`network-acl ${key}`);
    missing.delete(`security-group ${key}`);
  }
  if (missing.size > 0)
    for (const block of blocksOfGroups(topology)) missing.delete(`security-group ${formatCidr(block)}`);
  return missing.size === 0;
}
