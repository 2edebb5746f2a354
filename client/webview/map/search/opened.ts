import { type Box, walk } from '../box.js';
import { type Folds, withFold } from '../folds.js';

/**
 * What has to be folded otherwise for an element to have a box of its own, where the one that hides it can be opened. Nothing is placed for it: boxes alone tell.
 * Undefined: it cannot be shown, such as what lies in a far end.
 */
export function opened(boxesOf: (folds: Folds) => readonly Box[], folds: Folds, id: string): Folds | undefined {
  let wanted = folds;
  // Of what hides it each is opened once: a VPC, then its subnet.
  for (let level = 0; level < 3; level++) {
    const fold = foldAround(boxesOf(wanted), id);
    if (fold === 'shown') return wanted;
    if (fold === undefined) return undefined;
    wanted = withFold(wanted, fold.id, false);
  }
  return undefined;
}

/** The box to be opened. */
function foldAround(boxes: readonly Box[], id: string): Box | 'shown' | undefined {
  for (const { box, parent } of walk(boxes)) {
    if (box.id === id) return 'shown';
    if (!box.hidden.some((element) => element.id === id)) continue;
    const fold = box.role === 'group' ? parent : box;
    return fold?.foldable ? fold : undefined;
  }
  return undefined;
}
