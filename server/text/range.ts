/** Between the network's positions, which count from 1, and the protocol's, which count from 0. Both count columns in UTF-16 code units. */
import type { Location, Position, Range } from 'vscode-languageserver-protocol';
import type { Origin, TextRange } from '../../network/topology/index.js';

export function toRange(range: TextRange): Range {
  return {
    start: { line: range.start.line - 1, character: range.start.column - 1 },
    end: { line: range.end.line - 1, character: range.end.column - 1 },
  };
}

export function toLocation(origin: Origin): Location {
  return { uri: origin.file, range: toRange(origin.range) };
}

/** True if the position is in the range or at its end: a cursor behind the last letter of a name is on the name. */
export function touches(range: TextRange, position: Position): boolean {
  const line = position.line + 1;
  const column = position.character + 1;
  if (line < range.start.line || line > range.end.line) return false;
  if (line === range.start.line && column < range.start.column) return false;
  return line !== range.end.line || column <= range.end.column;
}

export function compareStart(a: Origin, b: Origin): number {
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

/** True if `inner` lies in `outer`, ends included. */
export function encloses(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** A text that says where an element is: the key under which the same declaration is known in several networks. */
export function originKey(origin: Origin): string {
  const { start, end } = origin.range;
  return `${origin.file}#${start.line}:${start.column}-${end.line}:${end.column}`;
}
