import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-protocol';
import { readTokens, type Token } from '../../language/index.js';

/** Blocks in braces, comments over several lines, and runs of imports. Read from the words alone, so that it works on any text. */
export function foldingRanges(text: string): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: Token[] = [];
  let firstImport: number | undefined;
  let lastImport = 0;
  const tokens = readTokens(text);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'comment') addComment(token, ranges);
    else if (token.text === '{') open.push(token);
    else if (token.text === '}') {
      const start = open.pop();
      // The line of the closing brace stays in sight.
      if (start && token.line - 1 > start.line) ranges.push({ startLine: start.line, endLine: token.line - 1 });
    } else if (token.text === 'import' && tokens[index + 1]?.kind === 'text') {
      firstImport ??= token.line;
      lastImport = token.line;
    }
  }
  if (firstImport !== undefined && lastImport > firstImport)
    ranges.push({ startLine: firstImport, endLine: lastImport, kind: FoldingRangeKind.Imports });
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

function addComment(token: Token, ranges: FoldingRange[]): void {
  const lines = token.text.split('\n').length - 1;
  if (lines > 0) ranges.push({ startLine: token.line, endLine: token.line + lines, kind: FoldingRangeKind.Comment });
}
