import type { AstNode } from 'langium';

/**
 * Every node inside one of the grammar, the node itself not counted, in the grammar's order. The whole grammar is read whenever a file is, so it is walked here in the plainest way:
 * Langium's own streams take ten times as long.
 */
export function nodesIn(node: AstNode): AstNode[] {
  const found: AstNode[] = [];
  collect(node, found);
  return found;
}

function collect(node: AstNode, found: AstNode[]): void {
  for (const [key, value] of Object.entries(node)) {
    // `$container`, `$type` and their like lead back up or are no nodes.
    if (key.startsWith('$')) continue;
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (!isNode(inner)) continue;
      found.push(inner);
      collect(inner, found);
    }
  }
}

/** A reference to a rule has no type of its own, and is not followed. */
function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}
