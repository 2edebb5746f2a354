import type { Origin } from '../../network/topology/index.js';

/** The same value, all places in it with their files told otherwise. What nobody wrote stands in no file, and stays there. */
export function withFiles<T>(value: T, rename: (file: string) => string): T {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    isPlace(one) && one.file !== '' ? { ...one, file: rename(one.file) } : one,
  ) as T;
}

function isPlace(value: unknown): value is Origin {
  return (
    typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string' && 'range' in value
  );
}
