import { ANSWERS } from './answers/index.js';
import { ID_FIELDS, isObject } from './identities.js';
import { kindOf } from './kinds.js';
import { isOtherAnswer, kindOfObject, TELLING_FIELDS } from './signatures.js';
import { UNMODELLED_FIELDS } from './unmodelled/fields.js';

/** What collectors print of a field that AWS's answer lacks: AWS gives nothing an empty id, address or state. */
const isNothing = (field: unknown): boolean => field === null || field === '';

/** What of an item that is read can change anything. The rest is dropped at once: of an account's answers it is the greater part. */
export function needed(item: unknown, key: string | undefined): unknown {
  const kind = key === undefined ? undefined : kindOf(key);
  if (kind !== undefined && !isOtherAnswer(kind, [item])) return lean(item);
  return key === undefined && kindOfObject(item) !== undefined ? lean(item) : leanInside(item);
}

/** An item that is none of a list that is read may hold such lists, as reservations hold instances. */
function leanInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => needed(item, undefined));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      isNothing(field)
        ? []
        : [[key, Array.isArray(field) ? field.map((item) => needed(item, key)) : leanInside(field)]],
    ),
  );
}

/** The value itself where all of it is needed. */
function lean(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map(lean);
    return kept.every((item, i) => item === value[i]) ? value : kept;
  }
  const kept: Record<string, unknown> = {};
  let isWhole = true;
  for (const key in value) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (isNothing(field) || UNNEEDED.has(key)) isWhole = false;
    else {
      kept[key] = lean(field);
      isWhole &&= kept[key] === field;
    }
  }
  return isWhole ? value : kept;
}

/** Fields that cannot matter where they stand, and whose names mean something nowhere else. */
const UNNEEDED: ReadonlySet<string> = unneeded();

function unneeded(): Set<string> {
  const structures = Object.values(ANSWERS).flatMap((part) => Object.values(part));
  const names = new Set(structures.flatMap(({ cannotMatter }) => Object.values(cannotMatter ?? {}).flatMap(wordsOf)));
  const meaningful = [
    ...structures.flatMap(({ read }) => wordsOf(read ?? '')),
    ...UNMODELLED_FIELDS.flatMap(({ field, of = [], repeats = '' }) => [field, repeats, ...of]).flatMap((path) =>
      path.split('.'),
    ),
    ...TELLING_FIELDS,
    ...Object.values(ID_FIELDS),
  ];
  for (const name of meaningful) names.delete(name);
  for (const name of names) if (kindOf(name) !== undefined) names.delete(name);
  return names;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
