import type { Ranges } from './number-ranges.js';

/** Types and codes of ICMP as numbers in a row: each type has 256 codes. */
export const ALL_TYPES: Ranges = [[0, 65_535]];

/** `8/0`, `3/0-15`, `11` (every code), `0-255` (everything). */
export function parseTypes(list: string): Ranges {
  return list.split(',').map((item) => {
    const [types = '', codes = '0-255'] = item.split('/');
    const [type = 0, lastType = type] = types.split('-').map(Number);
    const [code = 0, lastCode = code] = codes.split('-').map(Number);
    return [type * 256 + code, lastType * 256 + lastCode] as const;
  });
}

export function typesText(ranges: Ranges): string {
  return ranges.flatMap(([low, high]) => textsOf(low, high)).join(',');
}

/** Whole types in a row, and before and after them the codes of one. */
function textsOf(low: number, high: number): string[] {
  if (low > high) return [];
  const [type, code] = [low >> 8, low & 255];
  const whole = (high + 1) >> 8;
  if (code === 0 && whole > type) return [span(type, whole - 1), ...textsOf(whole * 256, high)];
  const end = Math.min(high, type * 256 + 255);
  return [`${type}/${span(code, end & 255)}`, ...textsOf(end + 1, high)];
}

const span = (low: number, high: number): string => (low === high ? String(low) : `${low}-${high}`);
