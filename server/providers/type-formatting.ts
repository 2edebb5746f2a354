/** What was just finished, laid out: a block at its closing brace, the lines above at the end of one. The line that the cursor is on stays as it is. */
import type { Position, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readTokens, type Token } from '../../language/index.js';
import { formatDocument } from './formatting.js';

export function formatOnType(document: TextDocument, position: Position, typed: string): TextEdit[] {
  const tokens = readTokens(document.getText());
  const first = typed === '}' ? openingLine(document, tokens, position) : paragraphStart(document, position.line - 1);
  if (first === undefined) return [];
  const last = typed === '}' ? position : { line: position.line, character: 0 };
  // A line's indent is of one piece with the end of the line before it.
  return editsAround(document, tokens, position).filter(({ range: { end } }) => end.line >= first && isUpTo(end, last));
}

/** Those of the statements at the top level that the cursor is in: the rest of a long text is not looked at for each line. */
function editsAround(document: TextDocument, tokens: readonly Token[], position: Position): TextEdit[] {
  const offset = document.offsetAt(position);
  let depth = 0;
  let start = 0;
  let end: number | undefined;
  for (const token of tokens) {
    if (token.text === '{') depth++;
    if (token.text === '}') depth--;
    if (token.text !== '}' || depth > 0) continue;
    if (token.end >= offset) {
      end = token.end;
      break;
    }
    start = token.end;
  }
  const next = tokens.find((token) => token.start >= start);
  const { line } = document.positionAt(next?.start ?? start);
  // Who shares a line with the block before is laid out with it, by hand.
  if (line === document.positionAt(start).line && start > 0) return [];
  const text = document.getText({
    start: { line, character: 0 },
    end: document.positionAt(end ?? document.getText().length),
  });
  const piece = TextDocument.create(document.uri, 'vpc', 0, end === undefined ? text : `${text}\n`);
  const moved = (place: Position): Position => ({ ...place, line: place.line + line });
  return formatDocument(piece).map(({ range, newText }) => ({
    range: { start: moved(range.start), end: moved(range.end) },
    newText,
  }));
}

const isUpTo = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character && b.character > 0);

/** The line of the brace that the one before the cursor closes. */
function openingLine(document: TextDocument, tokens: readonly Token[], position: Position): number | undefined {
  const offset = document.offsetAt(position);
  const open: number[] = [];
  for (const { text, start, end } of tokens) {
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
