import { parseFile } from '../parse/parsed-file.js';
import { tokensOf } from '../services.js';
import { layoutTree } from './layout-tree.js';
import { inLineEndsOf } from './line-ends.js';
import { renderItems } from './render.js';
import { statementShapes } from './statement-shapes.js';

/**
 * The one layout: two spaces a level, a statement a line, the columns of rules and routes in line, at most one blank line in a row.
 * A block that was on one line and fits in 100 columns stays there; a line break after a comma stays. A text with syntax errors is returned as it is.
 * Invariant: tokens and comments come out as they went in, in the same order; formatting twice changes nothing more.
 */
export function formatText(text: string): string {
  const file = parseFile('format:/text', text);
  if (file.result.lexerErrors.length > 0 || file.result.parserErrors.length > 0) return text;
  const { tokens, comments } = tokensOf(text);
  const lines = renderItems(layoutTree(tokens, comments, statementShapes(file.root)), 0);
  const formatted = lines.length > 0 ? `${lines.join('\n')}\n` : '';
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + inLineEndsOf(text, formatted);
}
