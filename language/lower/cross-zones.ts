import type { LeafCstNode } from 'langium';
import type * as ast from '../generated/ast.js';
import { firstLeaf } from './leaves.js';

/**
 * `cross-zone` stands on a listener's targets, or by itself for the load balancer, and the grammar cannot tell where a listener ends:
 * behind a listener it is the listener's on its line, and the load balancer's on a line of its own.
 */
export function crossZonesOf(listener: ast.Listener): {
  readonly own: ast.CrossZone[];
  readonly others: ast.CrossZone[];
} {
  const own: ast.CrossZone[] = [];
  const others: ast.CrossZone[] = [];
  for (const crossZone of listener.crossZones) (beginsLine(crossZone) ? others : own).push(crossZone);
  return { own, others };
}

function beginsLine(crossZone: ast.CrossZone): boolean {
  const leaf = firstLeaf(crossZone);
  return leaf !== undefined && isFirstOnLine(leaf);
}

function isFirstOnLine({ offset, root }: LeafCstNode): boolean {
  const text = root.fullText;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^\s*(\/\*.*\*\/\s*)*$/.test(text.slice(start, offset));
}
