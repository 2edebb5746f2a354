import type { Origin } from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import { leafOf } from '../lower/leaves.js';

type Position = Origin['range']['start'];

/** An import, and where its path stands: lines and columns from 1, of the text that it was read from. */
export interface ImportLine {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** What a file imports is asked at every edit: it is told apart from the syntax trees, which then need not be kept. */
export function importLines(imports: readonly ast.Import[], linesBefore: number): ImportLine[] {
  return imports.flatMap((node) => {
    const leaf = leafOf(node, 'path');
    if (!leaf || node.path === undefined) return [];
    const { start, end } = leaf.range;
    const at = (place: { readonly line: number; readonly character: number }): Position => ({
      line: place.line - linesBefore + 1,
      column: place.character + 1,
    });
    return [{ path: node.path, start: at(start), end: at(end) }];
  });
}
