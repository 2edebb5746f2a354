import { areMembersTold, type Holder, holdersByGroup } from '../../filters/index.js';
import type { Fix } from '../../findings/index.js';
import {
  type NamedElement,
  type Origin,
  qualified,
  type SecurityGroup,
  type Topology,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';

/** More than these nobody would write out. */
const MOST_MEMBERS = 8;

/** A group's members by name instead of the group: their addresses count wherever its reference does not. */
export function membersFix(origin: Origin, group: SecurityGroup, topology: Topology): Fix[] {
  const members = [...new Set((holdersByGroup(topology).get(group) ?? []).flatMap(addressed))];
  const isNamed = members.every((member) => member.origin.file === origin.file && member.written === undefined);
  if (!areMembersTold(group) || members.length === 0 || members.length > MOST_MEMBERS || !isNamed) return [];
  const names = members.map((member) => qualified(member, writtenName));
  const title =
    names.length === 1 ? say`Name ${names[0]} instead of the group` : say`Name its members instead of the group`;
  return replacement(title, origin, names.join(', '));
}

/** One without an address of its own may have any of its subnets. */
function addressed(member: Holder): readonly (NamedElement & Parameters<typeof qualified>[0])[] {
  if (!('subnets' in member) || !('addresses' in member)) return [member];
  return member.addresses.length > 0 ? [member] : member.subnets;
}
