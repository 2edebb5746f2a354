import { type Box, walk } from '../box.js';
import type { Geometry } from '../geometry.js';

/** What an overview shows: the blocks alone, each kind as one line, however many there are. */
export interface Outlines {
  /** VPCs, and what lies outside of them. */
  readonly outer: string;
  readonly subnets: string;
}

export function outlines(boxes: readonly Box[], geometry: Geometry): Outlines {
  let outer = '';
  let subnets = '';
  for (const { box, parent } of walk(boxes)) {
    if (parent && box.role !== 'subnet') continue;
    const at = geometry.boxes.get(box.id);
    if (!at) continue;
    const block = `M${Math.round(at.x)} ${Math.round(at.y)}h${Math.round(at.width)}v${Math.round(at.height)}h${-Math.round(at.width)}z`;
    if (parent) subnets += block;
    else outer += block;
  }
  return { outer, subnets };
}
