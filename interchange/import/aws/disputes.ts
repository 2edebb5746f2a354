import type { Warnings } from '../warnings.js';
import type { Dispute } from './collected.js';
import type { Item } from './described.js';
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

export const disputedFields = (raw: Item['raw']): string[] =>
  [...disputedOf(raw).keys()].filter((path) => !path.includes('.'));
