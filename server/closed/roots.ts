/**
 * The closed files that no other closed file imports, and that no network of open files has: together their networks hold every closed file, each in the widest network there is.
 * Of files that import each other, the first.
 */
export function closedRoots(
  files: readonly string[],
  imports: ReadonlyMap<string, readonly string[]>,
  covered: ReadonlySet<string>,
): string[] {
  const own = files.filter((file) => !covered.has(file));
  const imported = new Set<string>();
  for (const file of files) for (const target of imports.get(file) ?? []) if (target !== file) imported.add(target);
  const roots: string[] = [];
  const reached = new Set<string>();
  const take = (root: string): void => {
    roots.push(root);
    const network = new Set([root]);
    // A set's values can be iterated while it grows.
    for (const file of network) {
      reached.add(file);
      for (const target of imports.get(file) ?? []) network.add(target);
    }
  };
  for (const file of own) if (!imported.has(file)) take(file);
  for (const file of own) if (!reached.has(file)) take(file);
  return roots;
}
