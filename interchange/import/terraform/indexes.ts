import { isCondition } from './conditions.js';
import { isIdentity, typeOf } from './fields.js';
import type { Turn } from './one-each.js';

/** Which one of several is meant: its key, and of how many the key counts, where it is a `count.index`. Then it says which one is likely. */
export interface Pick {
  readonly key: string | number;
  readonly of?: number | undefined;
  /** Where each of as many has one of its own. */
  readonly turn?: Turn | undefined;
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
  /** All that it leads to: the keys of things, and the constants that a variable holds. */
  readonly leadsTo: (head: string) => readonly unknown[];
}

const isIndex = (head: string): boolean => /^(count\.index|each\.key|each\.value\b.*)$/.test(head);

/**
 * The index that an expression has beside its references: `aws_subnet.app[each.key]` is told as `aws_subnet.app`, `each.key`. So is `aws_subnet.app[lower(each.key)]`,
 * and `aws_subnet.app[floor(count.index / 2)]` as `aws_subnet.app[count.index]` is. Only where each list has one index right behind it, and nothing else may have
 * a part in it, the index is taken for what it looks like: `element(aws_subnet.app, var.single ? 0 : count.index)` may mean any.
 * https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function indexAmong(heads: readonly string[], about: Heads): Index | undefined {
  if (!heads.some(isIndex)) return undefined;
  const open: Index = { pick: OPEN, by: [] };
  let isBehindList = false;
  const picked = new Set<string>();
  for (const head of heads) {
    if (about.isList(head)) {
      if (isBehindList) return open;
      isBehindList = true;
    } else if (isIndex(head)) {
      if (!isBehindList && picked.size > 0) return open;
      if (isBehindList) picked.add(head);
      isBehindList = false;
    } else if (isBehindList || (picked.size > 0 && !standsBeside(head, !picked.has('count.index'), about))) return open;
  }
  const [only, another] = picked;
  if (only === undefined && !isBehindList) return undefined;
  if (only === undefined || another !== undefined || isBehindList) return open;
  if (only === 'count.index' && isShifted(heads, about)) return open;
  return { pick: about.index(only) ?? OPEN, by: [only] };
}

/** Whether a list is passed on with the order and the number of what is in it, as far as references tell: `slice(list, var.from, var.to)` is not. */
export function isPassedOn(heads: readonly string[], about: Heads): boolean {
  const at = heads.findIndex(about.isList);
  return at < 0 || (at === heads.length - 1 && !isShifted(heads, about));
}

/** Whether things stand before a list, as in `concat([aws_subnet.first.id], aws_subnet.more)`. What stands there else may decide whether the list is meant at all. */
function isShifted(heads: readonly string[], { isList, leadsTo }: Heads): boolean {
  return heads.slice(0, heads.findIndex(isList)).some((head) => {
    const local = /^local\.([\w-]+)/.exec(head)?.[1];
    return local === undefined ? leadsTo(head).flat().some(isThing) : !isCondition(local);
  });
}

/**
 * Whether what stands behind an index has no part in it: ids, which no number or key is made of. A list of ids, or nothing, beside `each.key` is
 * `concat([aws_security_group.app[each.key].id], var.more)`; beside `count.index` it may be `count.index % length(var.more)`.
 */
function standsBeside(head: string, isByKey: boolean, { leadsTo }: Heads): boolean {
  if (/\.(id|arn)$/.test(head)) return true;
  const all = leadsTo(head);
  if (all.length === 0) return false;
  if (isByKey) return all.flat().every((value) => value === undefined || value === null || isThing(value));
  return head.startsWith('var.') && all.every(isThing);
}

/** The key of a resource, or an id that AWS gave. */
function isThing(value: unknown): boolean {
  return typeof value === 'string' && (typeOf(value) !== '' || isIdentity(value));
}
