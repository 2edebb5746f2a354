import { visible } from '../text/visible.js';

/** JSON in which nothing is left that a terminal would obey: `JSON.stringify` escapes the C0 controls alone. The value is the same, since such characters stand in strings only. */
export function jsonText(value: unknown, indent?: number): string {
  return visible(JSON.stringify(value, null, indent));
}
