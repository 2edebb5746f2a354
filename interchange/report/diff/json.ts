import type { Difference } from '../../../network/answers/diff.js';
import { jsonText } from '../json-text.js';
import { toldChange } from './diff-report.js';

/** `diff --format json`, schema 1. */
export function diffJson({ added, removed, changes }: Difference): string {
  return `${jsonText({ schema: 1, endpoints: { added, removed }, changes: changes.map(toldChange) }, 2)}\n`;
}
