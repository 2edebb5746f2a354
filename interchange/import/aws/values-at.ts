import { uncapitalised } from './described.js';
import { isObject } from './identities.js';

/** What stands at a path, through lists; absent and null are nothing. Direct Connect's fields begin with small letters. */
export function valuesAt(raw: unknown, path: readonly string[], from = 0): unknown[] {
  if (raw === undefined || raw === null) return NONE;
  if (Array.isArray(raw)) return raw.length === 0 ? NONE : raw.flatMap((item) => valuesAt(item, path, from));
  const field = path[from];
  if (field === undefined) return [raw];
  if (!isObject(raw)) return NONE;
  return valuesAt(raw[field] ?? raw[uncapitalised(field)], path, from + 1);
}

const NONE: unknown[] = [];
