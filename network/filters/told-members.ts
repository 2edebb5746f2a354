import { hasMaybeGroupsAlone, type SecurityGroup, type Vpc } from '../topology/index.js';
import { groupsOf, holdersOf } from './group-holders.js';

const known = new WeakMap<Vpc, 'all' | ReadonlySet<SecurityGroup>>();

/** Whether a group's members are those that are written, all of them and for certain: nothing in its VPC has groups that nobody tells, and nothing that has it may not. */
export function areMembersTold(group: SecurityGroup): boolean {
  const { vpc } = group;
  const open = known.get(vpc) ?? openGroups(vpc);
  known.set(vpc, open);
  return open !== 'all' && !open.has(group);
}

function openGroups(vpc: Vpc): 'all' | ReadonlySet<SecurityGroup> {
  const open = new Set<SecurityGroup>();
  for (const holder of holdersOf(vpc)) {
    for (const { target, untold, maybe } of holder.securityGroups ?? []) {
      if (!target || untold) return 'all';
      if (maybe) open.add(target);
    }
    if (hasMaybeGroupsAlone(holder)) for (const group of groupsOf(holder)) open.add(group);
    if ('maybe' in holder && holder.maybe) for (const group of groupsOf(holder)) open.add(group);
  }
  return open;
}
