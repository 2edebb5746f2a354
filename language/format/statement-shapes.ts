import { type AstNode, AstUtils } from 'langium';
import type * as ast from '../generated/ast.js';
import { crossZonesOf } from '../lower/cross-zones.js';
import { firstLeaf, leafOf } from '../lower/leaves.js';
import { statementProperties } from '../words/blocks.js';

/** What the layout needs to know of a statement beyond its tokens. */
export interface Shape {
  readonly type: string;
  /** Offsets of the tokens that start a column of their own, where statements of this type in one block are aligned. */
  readonly columns: readonly number[];
}

/** Every statement of a file, by the offset of its first token. */
export function statementShapes(root: ast.File): ReadonlyMap<number, Shape> {
  const shapes = new Map<number, Shape>();
  const lists = statementProperties();
  for (const node of AstUtils.streamAllContents(root)) {
    if (node.$type === 'Listener')
      for (const { $cstNode, $type } of crossZonesOf(node as ast.Listener).others)
        if ($cstNode) shapes.set($cstNode.offset, { type: $type, columns: [] });
    if (!node.$cstNode || !lists.has(node.$containerProperty ?? '')) continue;
    shapes.set(node.$cstNode.offset, { type: node.$type, columns: columnsOf(node) });
  }
  return shapes;
}

function columnsOf(node: AstNode): number[] {
  if (node.$type === 'Rule') {
    const rule = node as ast.Rule;
    return [
      leafOf(rule, 'action'),
      rule.traffics[0]?.$cstNode,
      leafOf(rule, 'preposition'),
      rule.peers[0]?.$cstNode,
    ].flatMap((cst) => (cst ? [cst.offset] : []));
  }
  if (node.$type === 'Route') {
    const route = node as ast.Route;
    const target = leafOf(route, 'target') ?? leafOf(route, 'local') ?? leafOf(route, 'blackhole');
    const arrow = target && firstLeaf(node) ? arrowBefore(route) : undefined;
    return arrow === undefined ? [] : [arrow];
  }
  return [];
}

/** The offset of a route's `->`, the only token of it that fills no property. */
function arrowBefore(route: ast.Route): number | undefined {
  const cst = route.$cstNode;
  if (!cst || !('content' in cst)) return undefined;
  return (cst.content as readonly { offset: number; text: string }[]).find((leaf) => leaf.text === '->')?.offset;
}
