import type { Text } from '@codemirror/state';
import type { Position, Range, TextEdit } from '../lsp.js';

/** The protocol counts lines from 0, the editor from 1; both count UTF-16 code units. */
export function offsetOf(text: Text, { line, character }: Position): number {
  const found = text.line(Math.min(line + 1, text.lines));
  return Math.min(found.from + character, found.to);
}

export function positionOf(text: Text, offset: number): Position {
  const line = text.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}

export function rangeOf(text: Text, from: number, to: number): Range {
  return { start: positionOf(text, from), end: positionOf(text, to) };
}

export function changesOf(
  text: Text,
  edits: readonly TextEdit[],
): { readonly from: number; readonly to: number; readonly insert: string }[] {
  return edits.map(({ range, newText }) => ({
    from: offsetOf(text, range.start),
    to: offsetOf(text, range.end),
    insert: newText,
  }));
}
