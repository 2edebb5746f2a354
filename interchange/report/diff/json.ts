import { jsonText } from '../json-text.js';
import { type DiffReport, type ToldChange, toldChange } from './diff-report.js';

/** `diff --format json`, schema 1. */
export interface DiffAnswer {
  /** The version of this shape. */
  readonly schema: 1;
  /** Endpoints that only one of the two has, by their names. */
  readonly endpoints: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Empty where the two behave alike. */
  readonly changes: readonly ToldChange[];
}

export function diffAnswer({ added, removed, changes }: DiffReport): DiffAnswer {
  return { schema: 1, endpoints: { added, removed }, changes: changes.map(toldChange) };
}

export function diffJson(difference: DiffReport): string {
  return `${jsonText(diffAnswer(difference), 2)}\n`;
}
