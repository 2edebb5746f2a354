import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { wrongWith } from '../wrong-with.js';
import { type Place, uncapitalised } from './described.js';
import { type Disputed, disputedOf, isInOneAlone } from './united.js';

export type Shape = Readonly<Record<string, z.ZodType>>;

/** The fields of an object that could be read. Absent and null are the same; one that has another type is in `malformed`, and has been warned of. */
export interface Reading<S extends Shape> {
  readonly value: { readonly [K in keyof S]?: z.output<S[K]> };
  readonly malformed: ReadonlySet<keyof S>;
  /** The fields in which its descriptions differ. */
  readonly disputed: Disputed;
  /** Whether it stands in one alone of several descriptions of what it is a part of. */
  readonly maybe: boolean;
  readonly place: Place;
}

/** Reads each field on its own, so that one that is malformed costs no other. Undefined, and a warning, where there is no object at all. */
export function readFields<S extends Shape>(
  raw: unknown,
  shape: S,
  place: Place,
  warnings: Warnings,
): Reading<S> | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    warnings.add(
      raw === null
        ? say`Here an object was expected, not null.`
        : Array.isArray(raw)
          ? say`Here an object was expected, not a list.`
          : say`Here an object was expected, not a ${typeof raw}.`,
      place,
    );
    return undefined;
  }
  const fields = raw as Readonly<Record<string, unknown>>;
  const value: Record<string, unknown> = {};
  const malformed = new Set<keyof S>();
  for (const { key, small, type, isSo } of spelled(shape)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : fields[small];
    if (field === undefined || field === null) continue;
    if (isSo?.(field)) {
      value[key] = field;
      continue;
    }
    const result = type.safeParse(field);
    if (result.success) value[key] = result.data;
    else {
      malformed.add(key);
      const issue = result.error.issues[0];
      const inside = (issue?.path ?? [])
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
        .join('');
      warnings.add(say`${wrongWith(issue, field)}: this field is not used.`, {
        ...place,
        path: `${place.path}.${key}${inside}`,
      });
    }
  }
  return { value: value as Reading<S>['value'], malformed, disputed: disputedOf(raw), maybe: isInOneAlone(raw), place };
}

/** A field as AWS spells it, and with a small letter; `isSo` tells without ado whether it is of a type that is kept as it is. */
interface Spelled {
  readonly key: string;
  readonly small: string;
  readonly type: z.ZodType;
  readonly isSo: ((field: unknown) => boolean) | undefined;
}

const SPELLED = new WeakMap<Shape, readonly Spelled[]>();

/** Shapes are read by the ten thousand. */
function spelled(shape: Shape): readonly Spelled[] {
  const known = SPELLED.get(shape);
  if (known) return known;
  const fields = Object.entries(shape).map(([key, type]) => ({
    key,
    small: uncapitalised(key),
    type,
    isSo: KEPT.get(type),
  }));
  SPELLED.set(shape, fields);
  return fields;
}

/** Reads every object of a list that is a field of another. */
export function readList<S extends Shape>(
  list: readonly unknown[] | undefined,
  shape: S,
  place: Place,
  field: string,
  warnings: Warnings,
): Reading<S>[] {
  return (list ?? []).flatMap(
    (raw, i) => readFields(raw, shape, { ...place, path: `${place.path}.${field}[${i}]` }, warnings) ?? [],
  );
}

export const text = z.string();
export const flag = z.boolean();
export const number = z.number();
/** A list whose items are read one by one, each with a shape of its own. */
export const list = z.array(z.unknown());
export const texts = z.array(z.string());
const isText = (field: unknown): boolean => typeof field === 'string';
const KEPT: ReadonlyMap<z.ZodType, (field: unknown) => boolean> = new Map<z.ZodType, (field: unknown) => boolean>([
  [text, isText],
  [flag, (field) => typeof field === 'boolean'],
  [list, Array.isArray],
  [texts, (field) => Array.isArray(field) && field.every(isText)],
]);
export const tags = z.array(z.looseObject({ Key: z.string(), Value: z.string().nullish() }));
export const state = z.looseObject({ State: z.string().nullish() });

export function nameTag(of: z.output<typeof tags> | undefined): string | undefined {
  return of?.find(({ Key }) => Key === 'Name')?.Value || undefined;
}
