import { type Box, walk } from './box.js';

export type TreeStep = { readonly move: string } | { readonly fold: string } | undefined;

/**
 * What a key does in the map, which is a tree to the keyboard (as the ARIA Authoring Practices have it: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/):
 * up and down through everything shown, right into a box or unfold it, left out of it or fold it.
 */
export function treeStep(key: string, current: string, boxes: readonly Box[]): TreeStep {
  const all = [...walk(boxes)];
  const index = all.findIndex(({ box }) => box.id === current);
  const here = all[index];
  if (!here) return all[0] ? { move: all[0].box.id } : undefined;
  const at = (position: number): TreeStep => {
    const found = all[position];
    return found ? { move: found.box.id } : undefined;
  };
  const { box, parent } = here;
  switch (key) {
    case 'ArrowDown':
      return at(index + 1);
    case 'ArrowUp':
      return at(index - 1);
    case 'Home':
      return at(0);
    case 'End':
      return at(all.length - 1);
    case 'ArrowRight':
      if (box.foldable && box.folded) return { fold: box.id };
      return box.children[0] ? { move: box.children[0].id } : undefined;
    case 'ArrowLeft':
      if (box.role !== 'group' && box.foldable && !box.folded) return { fold: box.id };
      return parent ? { move: parent.id } : undefined;
    default:
      return undefined;
  }
}
