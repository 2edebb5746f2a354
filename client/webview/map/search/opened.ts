import { type Box, walk } from '../box.js';

/**
 * What has to be folded otherwise for an element to have a box of its own, where the one that hides it can be opened. Nothing is placed for it: boxes alone tell.
 * Undefined: it cannot be shown, such as what lies in a far end.
 */
export function opened(
  boxesOf: (toggled: ReadonlySet<string>) => readonly Box[],
  toggled: ReadonlySet<string>,
  id: string,
): ReadonlySet<string> | undefined {
  let wanted = toggled;
  // Of what hides it each is opened once: a VPC, then its subnet.
  for (let level = 0; level < 3; level++) {
    const fold = foldAround(boxesOf(wanted), id);
    if (fold === 'shown') return wanted;
    if (fold === undefined) return undefined;
    wanted = flipped(wanted, [fold.id]);
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

/** With those in it that were not, and without those that were. */
export function flipped(set: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> {
  const out = new Set(set);
  for (const id of ids) if (!out.delete(id)) out.add(id);
  return out;
}
