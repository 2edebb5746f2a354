/** The one layout. Only white space changes, so each edit is one run of white space: the cursor, marks and folds of the editor stay where they are. */
import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { formatText } from '../../language/index.js';

export function formatDocument(document: TextDocument): TextEdit[] {
  const before = document.getText();
  const after = formatText(before);
  return whiteSpaceEdits(document, before, after) ?? [{ range: wholeRange(document), newText: after }];
}

/** The edits of the whole document that lie on the lines of the range. */
export function formatRange(document: TextDocument, range: Range): TextEdit[] {
  const before = document.getText();
  const edits = whiteSpaceEdits(document, before, formatText(before)) ?? [];
  return edits.filter((edit) => edit.range.end.line >= range.start.line && edit.range.start.line <= range.end.line);
}

/** Walks both texts at once. Undefined where they differ in more than white space. */
function whiteSpaceEdits(document: TextDocument, before: string, after: string): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const gapBefore = skipSpace(before, i);
    const gapAfter = skipSpace(after, j);
    const newText = after.slice(j, gapAfter);
    if (before.slice(i, gapBefore) !== newText)
      edits.push({ range: { start: document.positionAt(i), end: document.positionAt(gapBefore) }, newText });
    i = gapBefore;
    j = gapAfter;
    while (i < before.length && j < after.length && !isSpace(before.charCodeAt(i)) && before[i] === after[j]) {
      i++;
      j++;
    }
    const atGap =
      (i >= before.length || isSpace(before.charCodeAt(i))) && (j >= after.length || isSpace(after.charCodeAt(j)));
    // One text may have white space where the other has none: `a->b` and `a -> b`.
    if (!atGap && !isSpace(before.charCodeAt(i)) && !isSpace(after.charCodeAt(j))) return undefined;
  }
  return edits;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function wholeRange(document: TextDocument): Range {
  return { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
}
