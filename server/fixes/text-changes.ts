/** Edits as offsets into a text, and what two rounds of them come to. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../../network/findings/index.js';
import { toRange } from '../text/range.js';

export interface TextChange {
  readonly start: number;
  /** Exclusive; the same as the start where something is inserted. */
  readonly end: number;
  readonly newText: string;
  readonly label?: string | undefined;
}

/** In the order of their places; changes at one place keep theirs. */
export function changesOf(text: string, edits: readonly Edit[]): TextChange[] {
  const document = TextDocument.create('x:', 'vpc', 0, text);
  return edits
    .map(({ origin, newText, label }) => {
      const { start, end } = toRange(origin.range);
      return { start: document.offsetAt(start), end: document.offsetAt(end), newText, label };
    })
    .sort((a, b) => a.start - b.start);
}

export function applied(text: string, changes: readonly TextChange[]): string {
  let done = '';
  let from = 0;
  for (const { start, end, newText } of changes) {
    done += text.slice(from, start) + newText;
    from = end;
  }
  return done + text.slice(from);
}

/** Changes of the first text that come to the same as `first`, and `second` in what `first` made of it. Undefined: the second takes away a part of what the first wrote, and of its surroundings. */
export function composed(first: readonly TextChange[], second: readonly TextChange[]): TextChange[] | undefined {
  const out: TextChange[] = [...first];
  const apart: TextChange[] = [];
  for (const next of [...second].reverse()) {
    const place = placeIn(first, next);
    if (place === undefined) return undefined;
    if ('shift' in place) apart.unshift({ ...next, start: next.start - place.shift, end: next.end - place.shift });
    else out[place.index] = within(out[place.index] as TextChange, place.start, next);
  }
  return [...out, ...apart].sort((a, b) => a.start - b.start);
}

type Place = { readonly shift: number } | { readonly index: number; readonly start: number };

/** Inside the text that one of them wrote, or between them. */
function placeIn(first: readonly TextChange[], next: TextChange): Place | undefined {
  let shift = 0;
  for (const [index, one] of first.entries()) {
    const start = one.start + shift;
    const end = start + one.newText.length;
    if (next.end < start || (next.end === start && next.start < start)) return { shift };
    if (next.start >= start && next.end <= end) return { index, start };
    if (next.start < end) return undefined;
    shift += one.newText.length - (one.end - one.start);
  }
  return { shift };
}

function within(known: TextChange, start: number, next: TextChange): TextChange {
  const { newText } = known;
  return {
    ...known,
    newText: newText.slice(0, next.start - start) + next.newText + newText.slice(next.end - start),
    label: [known.label, next.label].filter(Boolean).join('; ') || undefined,
  };
}
