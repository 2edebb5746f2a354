/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/** How one value becomes another: what it says of nothing else stays as it is. */
export type Change =
  /** Another value in its place. */
  | { readonly to: Json }
  /** Fields of an object that change; null: gone. */
  | { readonly fields: readonly (readonly [name: string, change: Change | null])[] }
  /** Of a list whose items have identities: what goes, what changes within, and what is put behind another item, or first, in this order. An identity alone: an item that moves. */
  | {
      readonly drop: readonly string[];
      readonly within: readonly (readonly [identity: string, change: Change])[];
      readonly put: readonly (readonly [after: string | null, item: string | { readonly item: Json }])[];
    }
  /** Of another list: from a place on, so many items are these. */
  | { readonly from: number; readonly without: number; readonly items: readonly Json[] };

/** From this line of a file on, as far as the next of its entries, every place lies so many lines lower. */
export interface MovedLines {
  readonly file: string;
  readonly from: number;
  readonly by: number;
}

/** First the places move, then the rest changes. A line that is put into a text moves thousands of places, and changes one thing. */
export interface Patch {
  readonly moved: readonly MovedLines[];
  /** Absent: nothing else. */
  readonly change?: Change;
}

export type JsonObject = { readonly [name: string]: Json | undefined };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What it inherits is no field of it. */
export function fieldOf(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The items of a list by what they are called: their kind, and their `id` or `name`. Undefined: one is called nothing, or two are called alike. */
export function identified(items: readonly Json[]): Map<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const item of items) {
    const identity = identityOf(item);
    if (identity === undefined || found.has(identity)) return undefined;
    found.set(identity, item);
  }
  return found;
}

export function identityOf(item: Json): string | undefined {
  if (!isObject(item)) return undefined;
  const name = typeof item.id === 'string' ? item.id : item.name;
  if (typeof name !== 'string') return undefined;
  return typeof item.kind === 'string' ? `${item.kind} ${name}` : name;
}

/** The value as it is now, whatever becomes of the objects that it is made of. */
export function copied(value: Json): Json {
  if (isList(value)) return value.map(copied);
  if (!isObject(value)) return value;
  const fields = Object.keys(value).map((name) => {
    const field = value[name];
    return [name, field === undefined ? undefined : copied(field)] as const;
  });
  return Object.fromEntries(fields);
}
