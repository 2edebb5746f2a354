/** A statement that goes takes its line with it: an empty one in its place would be for a person to clear away. */
import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';

export function inWholeLines<Edit extends TextEdit>(document: TextDocument, edits: readonly Edit[]): Edit[] {
  return edits.map((edit) => {
    const range = edit.newText === '' ? wholeLines(document, edit.range) : undefined;
    const isFree = range && edits.every((other) => other === edit || !meets(other.range, range));
    return isFree ? { ...edit, range } : edit;
  });
}

/** The lines of a range that holds all that is written on them, with their ends. Undefined: something else stands there, or the text ends with it. */
function wholeLines(document: TextDocument, { start, end }: Range): Range | undefined {
  const from = { line: start.line, character: 0 };
  const to = { line: end.line + 1, character: 0 };
  const around = document.getText({ start: from, end: start }) + document.getText({ start: end, end: to });
  return around.trim() === '' && around.includes('\n') ? { start: from, end: to } : undefined;
}

/** Two ranges of whole lines may stand next to each other. */
function meets(a: Range, { start, end }: Range): boolean {
  const isBefore = a.end.line < start.line || (a.end.line === start.line && a.end.character === 0);
  return !isBefore && a.start.line < end.line;
}
