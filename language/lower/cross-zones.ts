import { CstUtils } from 'langium';
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

/** Comments aside: no token of the listener stands before it on its line. */
function beginsLine(crossZone: ast.CrossZone): boolean {
  const leaf = firstLeaf(crossZone);
  const before = leaf && CstUtils.getPreviousNode(leaf, false);
  return leaf !== undefined && before?.range.end.line !== leaf.range.start.line;
}
