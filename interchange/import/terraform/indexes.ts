import { isCondition } from './conditions.js';

/** Which one of several is meant: its key, and of how many the key counts, where it is a `count.index`. */
export interface Pick {
  readonly key: string | number;
  readonly of?: number | undefined;
}

/** That one of several is meant, and nothing tells which. */
export const OPEN = 'open';

/** An index, and the references that it is: they lead to nothing themselves. */
export interface Index {
  readonly pick: Pick | typeof OPEN;
  readonly by: readonly string[];
}

/** What is known of the references of an expression. */
export interface Heads {
  /** Whether it leads to several things, of which an index may pick one. */
  readonly isList: (head: string) => boolean;
  /** What `count.index`, `each.key` or `each.value` is here. */
  readonly index: (head: string) => Pick | undefined;
  /** The constants that a variable holds. */
  readonly constants: (head: string) => readonly unknown[];
}

const isIndex = (head: string): boolean => /^(count\.index|each\.key|each\.value\b.*)$/.test(head);

/**
 * The index that an expression has beside its references: `aws_subnet.app[each.key]` is told as `aws_subnet.app`, `each.key`. So is `aws_subnet.app[lower(each.key)]`,
 * and `aws_subnet.app[floor(count.index / 2)]` as `aws_subnet.app[count.index]` is. Only where each list has one index right behind it, and nothing else may have
 * a part in it, the index is taken for what it looks like. https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function indexAmong(heads: readonly string[], about: Heads): Index | undefined {
  if (!heads.some(isIndex)) return undefined;
  const open: Index = { pick: OPEN, by: [] };
  let [isBehindList, isIndexed] = [false, false];
  const picked = new Set<string>();
  for (const head of heads) {
    const isList = about.isList(head);
    if (isIndex(head) && !isList) {
      if (isBehindList) picked.add(head);
      else if (isIndexed) return open;
      if (isBehindList) [isBehindList, isIndexed] = [false, true];
    } else if (isList) {
      if (isBehindList) return open;
      [isBehindList, isIndexed] = [true, false];
    } else if ((isBehindList || isIndexed) && mayChange(head, isIndexed && !picked.has('count.index'), about))
      return open;
  }
  const [only, another] = picked;
  if (only === undefined && !isBehindList) return undefined;
  if (only === undefined || another !== undefined || isBehindList) return open;
  return { pick: about.index(only) ?? OPEN, by: [only] };
}

/** Whether what stands beside an index may have a part in it: a number that is added, a list or map that it looks into. */
function mayChange(head: string, isBehindKey: boolean, about: Heads): boolean {
  const name = /^local\.([\w-]+)/.exec(head)?.[1];
  if (name !== undefined) return !isBehindKey && !isCondition(name);
  const variable = /^var\.([\w-]+)/.exec(head)?.[1];
  if (variable === undefined || isCondition(variable)) return false;
  const constants = about.constants(head);
  return constants.length === 0 || !constants.every((value) => typeof value === 'boolean' || holdsIds(value));
}

/** Nothing, or ids that stand beside. */
function holdsIds(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const items = Array.isArray(value) ? value : [value];
  return items.every((item) => typeof item === 'string' && /^([a-z]+-)+[0-9a-f]{6,}$|^arn:/.test(item));
}
