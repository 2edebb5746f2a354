/** What a person folded (true) or opened (false), by its id. It stays so whatever is usual: that changes with how much an edit leaves. */
export type Folds = ReadonlyMap<string, boolean>;

export const NO_FOLDS: Folds = new Map();

export function withFold(folds: Folds, id: string, folded: boolean): Folds {
  return new Map(folds).set(id, folded);
}

export function sameFolds(one: Folds, other: Folds): boolean {
  return one.size === other.size && [...one].every(([id, folded]) => other.get(id) === folded);
}

/** As they are kept across a reload of the window. */
export interface KeptFolds {
  readonly folded: readonly string[];
  readonly opened: readonly string[];
}

export function keptFolds(folds: Folds): KeptFolds {
  const those = (wanted: boolean) => [...folds].filter(([, folded]) => folded === wanted).map(([id]) => id);
  return { folded: those(true), opened: those(false) };
}

export function foldsOf({ folded, opened }: KeptFolds): Folds {
  return new Map([...folded.map((id) => [id, true] as const), ...opened.map((id) => [id, false] as const)]);
}
