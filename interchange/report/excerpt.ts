import type { Origin } from '../../network/topology/index.js';
import { isWritten, type SourceFiles } from './source-files.js';

const LONGEST_LINE = 160;

/** The source line of an origin with carets under it. A range of several lines is marked on its first one. A very long line is left out: it would fill the screen. */
export function excerpt(
  origin: Origin,
  sources: SourceFiles,
  paintMark: (text: string) => string,
  paintGutter: (text: string) => string,
): string[] {
  if (!isWritten(origin)) return [];
  const { start, end } = origin.range;
  const source = sources.lineOf(origin.file, start.line);
  if (source === undefined || source.trim() === '' || source.length > LONGEST_LINE) return [];
  const text = source.trimEnd();
  const from = Math.min(start.column - 1, text.length);
  const to = end.line > start.line ? text.length : Math.min(end.column - 1, text.length);
  // A tab is as wide above as below, whatever the terminal makes of it.
  const lead = text.slice(0, from).replace(/[^\t]/g, ' ');
  const number = String(start.line);
  const gutter = (label: string): string => paintGutter(`  ${label.padStart(5)} │ `);
  return [gutter(number) + text, gutter('') + lead + paintMark('^'.repeat(Math.max(1, to - from)))];
}
