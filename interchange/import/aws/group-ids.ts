import type { Warnings } from '../warnings.js';
import type { Place } from './described.js';
import { readList, text } from './fields.js';

const GROUP = { GroupId: text, VpcSecurityGroupId: text, Status: text };

/** The groups that something is in. Undefined where one of them cannot be read: then what is let through is unknown. */
export function groupIdsOf(
  list: readonly unknown[] | undefined,
  place: Place,
  field: string,
  warnings: Warnings,
): string[] | undefined {
  if (list === undefined) return undefined;
  const read = readList(list, GROUP, place, field, warnings);
  const ids = read.flatMap(({ value }) => value.GroupId ?? value.VpcSecurityGroupId ?? []);
  if (ids.length < list.length) return undefined;
  const leaving = new Set(read.flatMap(({ value }) => (value.Status === 'removing' ? [value.VpcSecurityGroupId] : [])));
  return [...new Set(ids.filter((id) => !leaving.has(id)))];
}
