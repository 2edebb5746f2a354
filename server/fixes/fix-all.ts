import type { Edit, Finding } from '../../network/findings/index.js';
import type { TextRange } from '../../network/topology/index.js';

/** The first fix of each finding, as far as they leave each other alone: two that add something at one place may both have taken the same free number. */
export function fixOfAll(findings: readonly Finding[]): { readonly count: number; readonly edits: readonly Edit[] } {
  const taken: Edit[] = [];
  let count = 0;
  for (const { fixes } of findings) {
    const edits = fixes?.[0]?.edits ?? [];
    if (edits.length === 0 || edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
    taken.push(...edits);
    count++;
  }
  return { count, edits: taken };
}

function touch({ origin: a }: Edit, { origin: b }: Edit): boolean {
  return a.file === b.file && !isBefore(a.range.end, b.range.start) && !isBefore(b.range.end, a.range.start);
}

const isBefore = (a: TextRange['start'], b: TextRange['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.column < b.column);
