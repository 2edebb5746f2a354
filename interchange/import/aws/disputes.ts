import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import type { Dispute } from './collected.js';
import type { Item } from './described.js';
import type { ListDispute } from './owned-lists.js';
import { disputedOf } from './united.js';

/** One warning a thing: which fields differ, and where. */
export function tellDisputes(disputes: readonly Dispute[], warnings: Warnings): void {
  for (const { id, item, other } of disputes) {
    const fields = disputedFields(item.raw);
    const names = fields.join(', ');
    const differ =
      other.file === item.place.file
        ? fields.length > 1
          ? say`${id} is described twice in this file, and its ${names} differ`
          : say`${id} is described twice in this file, and its ${names} differs`
        : fields.length > 1
          ? say`${id} is described here and in ${other.file}, and its ${names} differ`
          : say`${id} is described here and in ${other.file}, and its ${names} differs`;
    warnings.add(
      say`
        ${differ}: what stands in one description alone may be there or not, so what hangs on it is unknown. If it was
        changed between the two, leave the older one out.
      `,
      item.place,
    );
  }
}

export function tellListDisputes(disputes: readonly ListDispute[], warnings: Warnings): void {
  for (const { kind, owner, place, other } of disputes) {
    const differ =
      other.file === place.file
        ? say`The ${kind} of ${owner} are told twice in this file, and differ`
        : say`The ${kind} of ${owner} are told here and in ${other.file}, and differ`;
    warnings.add(
      say`
        ${differ}: what stands in one answer alone may be there or not, so what hangs on it is unknown. If something was
        changed between the two, leave the older one out.
      `,
      place,
    );
  }
}

export const disputedFields = (raw: Item['raw']): string[] =>
  [...disputedOf(raw).keys()].filter((path) => !path.includes('.'));
