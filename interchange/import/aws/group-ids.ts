import type { Warnings } from '../warnings.js';
import type { Place } from './described.js';
import { readList, text } from './fields.js';
import { stateOf } from './states.js';

const GROUP = { GroupId: text, VpcSecurityGroupId: text, Status: text };

/** What something is in, and what it may be in besides. */
export interface GroupIds {
  readonly certain: readonly string[];
  readonly maybe: readonly string[];
}

/**
 * Undefined where one of them cannot be read, or none is there though everything that has groups is in one: then what is let through is unknown.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function groupIdsOf(
  list: readonly unknown[] | undefined,
  place: Place,
  field: string,
  warnings: Warnings,
): GroupIds | undefined {
  if (list === undefined || list.length === 0) return undefined;
  const read = readList(list, GROUP, place, field, warnings);
  const idOf = ({ value }: (typeof read)[number]) => value.GroupId ?? value.VpcSecurityGroupId ?? [];
  if (read.flatMap(idOf).length < list.length) return undefined;
  const isOpen = (one: (typeof read)[number]) => one.maybe || stateOf('group membership', one.value.Status) === 'open';
  return {
    certain: [...new Set(read.filter((one) => !isOpen(one)).flatMap(idOf))],
    maybe: [...new Set(read.filter(isOpen).flatMap(idOf))],
  };
}
