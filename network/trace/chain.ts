/** A list that grows at its end and shares everything with what it grew from, so that a state that knows one costs no copy. */
export interface Chain<T> {
  readonly last: T;
  readonly before: Chain<T> | undefined;
}

export const chained = <T>(before: Chain<T> | undefined, last: T): Chain<T> => ({ last, before });

/** Oldest first. */
export function listOf<T>(chain: Chain<T> | undefined): T[] {
  const out: T[] = [];
  for (let one = chain; one; one = one.before) out.push(one.last);
  return out.reverse();
}

export function includes<T>(chain: Chain<T> | undefined, item: T): boolean {
  for (let one = chain; one; one = one.before) if (one.last === item) return true;
  return false;
}

export function isSameChain<T>(
  a: Chain<T> | undefined,
  b: Chain<T> | undefined,
  isSame: (a: T, b: T) => boolean,
): boolean {
  let [one, other] = [a, b];
  for (; one && other && one !== other; one = one.before, other = other.before)
    if (!isSame(one.last, other.last)) return false;
  return one === other;
}

export function includesSome<T>(chain: Chain<T> | undefined, is: (item: T) => boolean): boolean {
  for (let one = chain; one; one = one.before) if (is(one.last)) return true;
  return false;
}
