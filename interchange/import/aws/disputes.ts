import type { Warnings } from '../warnings.js';
import type { Dispute } from './collected.js';
import type { Item } from './described.js';
import type { ListDispute } from './owned-lists.js';
import { disputedOf } from './united.js';

/** One warning a thing: which fields differ, and where. */
export function tellDisputes(disputes: readonly Dispute[], warnings: Warnings): void {
  for (const { id, item, other } of disputes) {
    const fields = disputedFields(item.raw);
    const twice = other.file === item.place.file ? 'twice in this file' : `here and in ${other.file}`;
    warnings.add(
      `${id} is described ${twice}, and its ${fields.join(', ')} ${fields.length > 1 ? 'differ' : 'differs'}: what stands in one description alone may be there or not, so what hangs on it is unknown. If it was changed between the two, leave the older one out.`,
      item.place,
    );
  }
}

export function tellListDisputes(disputes: readonly ListDispute[], warnings: Warnings): void {
  for (const { kind, owner, place, other } of disputes) {
    const twice = other.file === place.file ? 'twice in this file' : `here and in ${other.file}`;
    warnings.add(
      `The ${kind} of ${owner} are told ${twice}, and differ: what stands in one answer alone may be there or not, so what hangs on it is unknown. If something was changed between the two, leave the older one out.`,
      place,
    );
  }
}

export const disputedFields = (raw: Item['raw']): string[] =>
  [...disputedOf(raw).keys()].filter((path) => !path.includes('.'));
