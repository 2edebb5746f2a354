/** Changes to JSON-like data for tests that hold an importer to any input: one thing removed, or made something else. */
export type Path = readonly (string | number)[];

/** The path of every field and list item. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...pathsOf((value as Record<string, unknown>)[key], [...path, key])]);
}

/** Every other place, from the first or the second on: together two tests break each place once. `EVERY_MUTATION=1` breaks each in both ways. */
export function everyOther(paths: readonly Path[], first: 0 | 1): readonly Path[] {
  return process.env.EVERY_MUTATION ? paths : paths.filter((_, i) => i % 2 === first);
}

/** A copy with the thing at a path removed, or replaced. */
export function mutated(whole: unknown, path: Path, replacement?: { value: unknown }): unknown {
  const json = structuredClone(whole);
  const parent = path
    .slice(0, -1)
    .reduce((value, key) => (value as Record<string | number, unknown>)[key], json) as Record<string | number, unknown>;
  const key = path.at(-1) as string | number;
  if (replacement) parent[key] = replacement.value;
  else if (Array.isArray(parent)) parent.splice(key as number, 1);
  else delete parent[key];
  return json;
}

/** Values of every type, and texts that are no id, block or address; each place gets the next one. */
export const STRANGE: readonly unknown[] = [
  null,
  7,
  -1,
  1.5e300,
  '',
  'x',
  '10.0.0.0/99',
  '::/0',
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { references: 7 },
  { Ref: 'Main' },
  '__proto__',
  'constructor',
  'a/../b:c*/',
];
