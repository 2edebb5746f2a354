import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { LineChange } from '../diagnostics/carry-over.js';

/** A diagnostic where it stands after a change of its text; undefined where its own lines changed. */
export function movedBy({ first, behind, delta }: LineChange, diagnostic: Diagnostic): Diagnostic | undefined {
  const { start, end } = diagnostic.range;
  // Changes count lines from 1, diagnostics from 0.
  if (end.line + 1 < first) return diagnostic;
  if (start.line + 1 < behind) return undefined;
  const moved = (place: typeof start): typeof start => ({ ...place, line: place.line + delta });
  return { ...diagnostic, range: { start: moved(start), end: moved(end) } };
}
