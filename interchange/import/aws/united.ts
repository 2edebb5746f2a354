/**
 * Two descriptions of one thing, put together. What both tell is certain, and so is what one tells in a field that the other lacks: it says less, and contradicts nothing.
 * Where both have a field and differ in it, one of them is older than the other or was changed: what stands in one alone is marked, and is there or not.
 */
import { ANSWERS } from './answers/index.js';
import { isObject } from './identities.js';
import type { Kind } from './kinds.js';

/** On an object in a list: one description alone has it. */
const IN_ONE_ALONE = Symbol('in one description alone');
/** On an object that is described twice: the fields in which its descriptions differ. */
const DISPUTED = Symbol('disputed fields');

/** By path (`SecurityGroups`, `VpcConfig.SubnetIds`), the plain values that one description alone has. */
export type Disputed = ReadonlyMap<string, ReadonlySet<unknown>>;
const NOTHING: Disputed = new Map();

export const inOneAlone = (item: unknown): unknown => (isObject(item) ? { ...item, [IN_ONE_ALONE]: true } : item);

export const isInOneAlone = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && (item as { [IN_ONE_ALONE]?: true })[IN_ONE_ALONE] === true;

export const disputedOf = (item: unknown): Disputed =>
  (typeof item === 'object' && item !== null && (item as { [DISPUTED]?: Disputed })[DISPUTED]) || NOTHING;

export function united(kind: Kind, one: unknown, other: unknown): unknown {
  if (!isObject(one) || !isObject(other)) return isObject(one) ? one : other;
  const disputed = new Map([...disputedOf(one)].map(([path, values]) => [path, new Set(values)]));
  const all = new Union(kind, disputed).objects(one, other, '');
  return disputed.size === 0 ? all : { ...all, [DISPUTED]: disputed };
}

/** Two tellings of one list. */
export function unitedLists(
  kind: Kind,
  one: readonly unknown[],
  other: readonly unknown[],
): { readonly items: readonly unknown[]; readonly isDisputed: boolean; readonly isDisjoint: boolean } {
  const disputed = new Map<string, Set<unknown>>();
  const items = new Union(kind, disputed).lists(one, other, '');
  return {
    items,
    isDisputed: disputed.size > 0,
    isDisjoint: items.length === one.length + other.length,
  };
}

/** Names, and what accounts call by names of their own. https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html */
const LABELS =
  'Tags TagSet TagList Description GroupName AvailabilityZone AvailabilityZoneId RequesterId OwnerId'.split(' ');

/** Fields that decide something, wherever they stand. */
const DECIDING: ReadonlySet<string> = new Set(
  Object.values(ANSWERS)
    .flatMap((part) => Object.values(part))
    .flatMap(({ read = '' }) => read.split(/\s+/))
    .filter((word) => !LABELS.includes(word)),
);

/** States of the moment that decide nothing. */
const PASSING: Partial<Readonly<Record<Kind, readonly string[]>>> = { Vpcs: ['State'], Subnets: ['State'] };

/** What an object in a list has an id of its own by, so that two that differ are one that is disputed. */
const OWN_IDS = ['NetworkInterfaceId', 'RouteTableAssociationId'];

type Fields = Readonly<Record<string, unknown>>;

class Union {
  /** How many differences there are. */
  private count = 0;

  constructor(
    private readonly kind: Kind,
    private readonly disputed: Map<string, Set<unknown>>,
  ) {}

  objects(one: Fields, other: Fields, path: string): Fields {
    const all: Record<string | symbol, unknown> = { ...other, ...one };
    for (const [field, value] of Object.entries(one))
      if (Object.hasOwn(other, field))
        all[field] = this.values(value, other[field], path === '' ? field : `${path}.${field}`);
    return all as Fields;
  }

  private values(one: unknown, other: unknown, path: string): unknown {
    if (isAbsent(one)) return other;
    if (isAbsent(other)) return one;
    if (Array.isArray(one) && Array.isArray(other)) return this.lists(one, other, path);
    if (isObject(one) && isObject(other)) return this.objects(one, other, path);
    if (one !== other) this.dispute(path, one, other);
    return one;
  }

  lists(one: readonly unknown[], other: readonly unknown[], path: string): readonly unknown[] {
    const theirs = new Set(other.map(keyOf));
    const mine = new Set(one.map(keyOf));
    // What is equal is out of the way: of what is left some says more or less of the same.
    const others = other.filter((item) => !mine.has(keyOf(item)));
    const all = [...one];
    const unmatched = one.flatMap((item, i) => (theirs.has(keyOf(item)) ? [] : [i]));
    for (const i of unmatched) {
      const item = all[i];
      const at = others.findIndex((candidate) => isSame(item, candidate) || isOne(item, candidate));
      const found = at < 0 ? undefined : others.splice(at, 1)[0];
      if (isObject(item) && isObject(found)) {
        const before = this.count;
        const merged = this.objects(item, found, path);
        // A list inside an item that stands in no object is read whole or not at all.
        const isWhole = isSame(item, found) && (path !== '' || this.count === before);
        all[i] = isWhole ? merged : this.marked(path, merged);
      } else all[i] = this.marked(path, item);
    }
    return [...all, ...others.map((item) => this.marked(path, item))];
  }

  private marked(path: string, item: unknown): unknown {
    const isPlain = !isObject(item);
    this.dispute(path, ...(isPlain ? [item] : []));
    return inOneAlone(item);
  }

  private dispute(path: string, ...values: readonly unknown[]): void {
    const fields = path.split('.').filter((field) => field !== '');
    if (!fields.every(isDeciding) || PASSING[this.kind]?.includes(path)) return;
    this.count++;
    if (path === '') this.disputed.set('', new Set());
    fields.forEach((_, i) => {
      const whole = fields.slice(0, i + 1).join('.');
      const known = this.disputed.get(whole) ?? new Set();
      this.disputed.set(whole, known);
      if (whole === path) for (const value of values) known.add(value);
    });
  }
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Direct Connect writes its fields with small first letters. */
const isDeciding = (field: string): boolean =>
  DECIDING.has(field) || DECIDING.has(field.charAt(0).toUpperCase() + field.slice(1));

const keyOf = (item: unknown): unknown => (isObject(item) || Array.isArray(item) ? JSON.stringify(item) : item);

/** Whether one says the same as the other, or less: what both tell is equal, and only one of them tells anything besides. Lists in them are compared for themselves. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const [mine, yours] = [told(one), told(other)];
  if (mine.some((field) => !yours.includes(field)) && yours.some((field) => !mine.includes(field))) return false;
  return mine.every((field) => !yours.includes(field) || Array.isArray(one[field]) || isSame(one[field], other[field]));
}

const told = (item: Fields): string[] =>
  Object.keys(item).filter((field) => isDeciding(field) && !isAbsent(item[field]));

const isOne = (one: unknown, other: unknown): boolean =>
  isObject(one) && isObject(other) && OWN_IDS.some((id) => one[id] !== undefined && one[id] === other[id]);
