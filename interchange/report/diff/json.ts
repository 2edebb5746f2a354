import { jsonText } from '../json-text.js';
import type { DiffReport } from './compare.js';

/** `diff --format json`, schema 1. */
export function diffJson({ added, removed, changes }: DiffReport): string {
  return `${jsonText({ schema: 1, endpoints: { added, removed }, changes }, 2)}\n`;
}
