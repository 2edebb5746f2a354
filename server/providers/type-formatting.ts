/** What was just finished, laid out: a block at its closing brace, the lines above at the end of one. The line that the cursor is on stays as it is. */
import type { Position, TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readTokens } from '../../language/index.js';
import { formatDocument } from './formatting.js';

export function formatOnType(document: TextDocument, position: Position, typed: string): TextEdit[] {
  const first = typed === '}' ? openingLine(document, position) : paragraphStart(document, position.line - 1);
  if (first === undefined) return [];
  const last = typed === '}' ? position : { line: position.line, character: 0 };
  // A line's indent is of one piece with the end of the line before it.
  return formatDocument(document).filter(({ range: { end } }) => end.line >= first && isUpTo(end, last));
}

const isUpTo = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character && b.character > 0);

/** The line of the brace that the one before the cursor closes. */
function openingLine(document: TextDocument, position: Position): number | undefined {
  const offset = document.offsetAt(position);
  const open: number[] = [];
  for (const { text, start, end } of readTokens(document.getText())) {
    if (text === '{') open.push(start);
    if (text !== '}') continue;
    const from = open.pop();
    if (end === offset) return from === undefined ? undefined : document.positionAt(from).line;
  }
  return undefined;
}

/** Statements without a blank line between them stand in columns together. */
function paragraphStart(document: TextDocument, line: number): number | undefined {
  let first = line;
  while (first > 0 && !/^\s*$|\{\s*$/.test(lineText(document, first - 1))) first--;
  return line < 0 ? undefined : first;
}

function lineText(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
