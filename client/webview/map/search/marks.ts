import { shownAt, walk } from '../box.js';
import type { MapView } from '../map-view.js';
import type { Entry } from './search-index.js';

/** What is found stands out, and what holds it stays as it is; the rest is dimmed. A box that hides something found stands for it. */
export function markFound(map: MapView, found: readonly Entry[], current: Entry | undefined): void {
  const shown = shownAt(map.boxes);
  const lit = new Set(found.flatMap(({ at }) => shown.get(at) ?? []));
  const around = new Set(lit);
  for (const { box, parent } of [...walk(map.boxes)].reverse()) if (parent && around.has(box.id)) around.add(parent.id);
  const now = current && shown.get(current.at);
  map.canvas.classList.toggle('searching', found.length > 0);
  for (const elements of [map.drawing?.boxes, map.drawing?.texts])
    for (const [id, { classList }] of elements ?? []) {
      classList.toggle('found', lit.has(id));
      classList.toggle('around', around.has(id));
      classList.toggle('found-now', id === now);
    }
  const lines = new Set(found.map(({ id }) => id));
  for (const link of map.drawing?.lines.values() ?? [])
    link.classList.toggle('found', lines.has(link.getAttribute('data-link') ?? ''));
}
