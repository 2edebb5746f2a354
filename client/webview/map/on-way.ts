import { type Box, walk } from './box.js';
import type { Drawing } from './drawing.js';
import type { Stop } from './journey-points.js';
import { attachmentsBetween, type Link } from './links.js';

/** Marks what a trace passes, and what that lies in: the rest is dimmed. */
export function markOnWay(
  { boxes: areas, texts, lines: drawn }: Pick<Drawing, 'boxes' | 'texts' | 'lines'>,
  boxes: readonly Box[],
  links: readonly Link[],
  stops: readonly Stop[],
): void {
  const around = new Set(stops.flatMap(({ box }) => box ?? []));
  for (const { box, parent } of [...walk(boxes)].reverse()) if (parent && around.has(box.id)) around.add(parent.id);
  const lines = new Set(stops.flatMap(({ connection }) => connection ?? []));
  for (const id of attachmentsBetween(links, around)) lines.add(id);
  for (const [id, element] of [...areas, ...texts]) element.classList.toggle('on-way', around.has(id));
  for (const link of drawn.values()) link.classList.toggle('on-way', lines.has(link.getAttribute('data-link') ?? ''));
}
