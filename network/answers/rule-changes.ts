import type { CompiledNetwork } from '../endpoints/index.js';
import { opensOutbound } from '../filters/index.js';
import { changedSince, type Filter, type FilterRules } from '../topology/index.js';

/** What changed of the rules of a network. */
export interface RuleChanges {
  readonly filters: ReadonlyMap<Filter, FilterRules>;
  readonly acls: ReadonlySet<object>;
  /** Load balancers, or what stands between two ends, may ask them. */
  readonly asksBetween: boolean;
}

/** What changed from one state to another that was made on from it. Undefined: it was not. */
export function rulesChanged(before: CompiledNetwork, now: CompiledNetwork): RuleChanges | undefined {
  if (before.frame !== now.frame) return undefined;
  const filters = changedSince(now.topology, before.revision);
  if (!filters) return undefined;
  const between = now.groupsBetween();
  const acls = new Set([...filters.keys()].filter(({ kind }) => kind === 'network-acl'));
  const asksBetween = [...filters.keys()].some(
    (filter) => filter.kind === 'network-acl' || between === 'any' || between.has(filter),
  );
  return { filters, acls, asksBetween };
}

/** Whether each group that lets everything out, as one without outbound rules does, did so before. */
export function letOutAlike({ filters }: RuleChanges): boolean {
  for (const [filter, { outbound }] of filters)
    if (filter.kind === 'security-group' && opensOutbound(filter) !== (!outbound && !filter.unknown)) return false;
  return true;
}
