/**
 * Rules are what is edited most. Where nothing else of a network is edited, it moves on: its groups and network ACLs get their new rules, and everything stays the same object,
 * so that what was worked out of it and rests on no changed rule holds on. What was made of the state before is no longer to be asked.
 */
import type { AclRule, GroupRule, NetworkAcl, SecurityGroup } from './filters.js';
import type { Topology } from './model.js';
import type { Vpc } from './vpc.js';

/** What has rules. */
export type Filter = SecurityGroup | NetworkAcl;

export interface FilterRules {
  readonly inbound: readonly (GroupRule | AclRule)[] | undefined;
  readonly outbound: readonly (GroupRule | AclRule)[] | undefined;
}

/** The rules that a filter is to have. */
export type OtherRules =
  | {
      readonly filter: SecurityGroup;
      readonly inbound: readonly GroupRule[] | undefined;
      readonly outbound: readonly GroupRule[] | undefined;
    }
  | { readonly filter: NetworkAcl; readonly inbound: readonly AclRule[]; readonly outbound: readonly AclRule[] };

interface Change {
  readonly revision: number;
  readonly filter: Filter;
  readonly before: FilterRules;
}

/** So many changes of a VPC are remembered. Whoever missed more works everything out anew. */
const MOST_CHANGES = 64;

let latest = 0;
const changesOf = new WeakMap<Vpc, Change[]>();
const contents = new WeakMap<object, object>();

/** The same network with other rules: a new topology of the same elements. Whether a group or an ACL may hold more than is written must be as it was, and so must be who refers to whom at the top level. */
export function withOtherRules(topology: Topology, others: readonly OtherRules[]): Topology {
  for (const { filter, inbound, outbound } of others) {
    const revision = ++latest;
    const list = changesOf.get(filter.vpc) ?? [];
    changesOf.set(filter.vpc, list);
    list.push({ revision, filter, before: { inbound: filter.inbound, outbound: filter.outbound } });
    // One more than can be asked for, so that it is known which are missing.
    if (list.length > MOST_CHANGES + 1) list.shift();
    Object.assign(filter, { inbound, outbound });
    for (const changed of [filter, filter.vpc]) contents.set(changed, {});
  }
  return { ...topology };
}

/** A number that grows with every change of rules. */
export const latestRevision = (): number => latest;

/** The filters whose rules have changed since a revision, each with those that it had then. Undefined: that is not known any more. */
export function changedSince({ vpcs }: Topology, revision: number): ReadonlyMap<Filter, FilterRules> | undefined {
  const changed = new Map<Filter, FilterRules>();
  for (const vpc of vpcs) {
    const list = changesOf.get(vpc);
    if (!list || (list.at(-1) as Change).revision <= revision) continue;
    if (list.length > MOST_CHANGES && (list[0] as Change).revision > revision) return undefined;
    for (const change of list)
      if (change.revision > revision && !changed.has(change.filter)) changed.set(change.filter, change.before);
  }
  return changed;
}

/** Stands for what an element holds now, for what is remembered of it by its rules: another one once they are others. */
export function contentOf(element: object): object {
  return contents.get(element) ?? element;
}
