import type { DiffReport } from './compare.js';

/** `diff --format json`, schema 1. */
export function diffJson({ added, removed, changes }: DiffReport): string {
  return `${JSON.stringify({ schema: 1, endpoints: { added, removed }, changes }, null, 2)}\n`;
}
