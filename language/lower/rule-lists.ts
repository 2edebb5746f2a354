import type { AstNode } from 'langium';
import type { Filter } from '../../network/topology/index.js';

/** From one index of a list to another, the second one excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What the rules of one group or ACL have brought into the lists of a file's builder, and where they stand in its lines. */
export interface RuleList {
  readonly filter: Filter;
  readonly texts: readonly Span[];
  readonly origins: Span;
  readonly links: Span;
  readonly findings: Span;
}

/** Where rules stand in the lines of a piece, which begin at `start` of the text that was read. */
export function textsOf(rules: readonly AstNode[], start: number): Span[] {
  return rules.flatMap(({ $cstNode: node }) => (node ? [{ from: node.offset - start, to: node.end - start }] : []));
}

/** A list in which the spans have what another list has there, all else being its own. Undefined: the two do not fit together. */
export function spliced<T>(
  own: readonly T[],
  ownSpans: readonly Span[],
  other: readonly T[],
  otherSpans: readonly Span[],
): T[] | undefined {
  const out: T[] = [];
  let at = 0;
  let there = 0;
  for (const [i, span] of ownSpans.entries()) {
    const counterpart = otherSpans[i];
    if (!counterpart || span.from - at !== counterpart.from - there) return undefined;
    out.push(...own.slice(at, span.from), ...other.slice(counterpart.from, counterpart.to));
    at = span.to;
    there = counterpart.to;
  }
  if (own.length - at !== other.length - there) return undefined;
  return [...out, ...own.slice(at)];
}
