import type { InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { type Kind, kindOf } from './kinds.js';
import { isOtherAnswer } from './other-answers.js';
import { parseJson } from './parse-json.js';

export interface Place {
  readonly file: string;
  readonly path: string;
}

/** One object of a list, with the plain fields of what encloses it: answers that do not name their table or list stand in a wrapper that does. */
export interface Item {
  readonly raw: unknown;
  readonly place: Place;
  readonly context: Readonly<Record<string, string>>;
}

/** How deep lists may lie: pages in a list, in an object by account and region. */
const DEEPEST = 8;

/** Everything the files describe, by kind. */
export class Described {
  readonly #items = new Map<Kind, Item[]>();
  /** What enclosed each list, though it be empty. */
  readonly #wrappers = new Map<Kind, Readonly<Record<string, string>>[]>();

  static read(
    files: readonly InputFile[],
    warnings: Warnings,
    onProgress?: (done: number, total: number) => void,
  ): Described {
    const described = new Described();
    files.forEach((file, i) => {
      const documents = parseJson(file);
      documents.forEach((document, n) => {
        described.#walk(document, { file: file.path, path: n === 0 ? '' : `document ${n + 1}` }, {}, 0);
      });
      onProgress?.(i + 1, files.length);
    });
    if (described.#items.size === 0)
      warnings.add(
        'No file has a list that `aws ec2 describe-…` or its kin print and that has to do with reachability.',
      );
    return described;
  }

  items(kind: Kind): readonly Item[] {
    return this.#items.get(kind) ?? [];
  }

  /** Whether any file has the list, though it be empty. */
  has(kind: Kind): boolean {
    return this.#items.has(kind);
  }

  /** The values of a field in what enclosed the lists of a kind: a wrapper with an empty list tells that there is nothing. */
  wrapped(kind: Kind, field: string): string[] {
    return (this.#wrappers.get(kind) ?? []).flatMap((wrapper) => wrapper[field] ?? []);
  }

  #walk(value: unknown, place: Place, context: Record<string, string>, depth: number): void {
    if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        this.#walk(item, { ...place, path: `${place.path}[${i}]` }, context, depth + 1);
      });
      return;
    }
    const inner = { ...context };
    for (const [key, field] of Object.entries(value)) if (typeof field === 'string') inner[capitalised(key)] = field;
    for (const [key, field] of Object.entries(value)) {
      const at = { ...place, path: place.path ? `${place.path}.${key}` : key };
      const kind = kindOf(key);
      if (kind === undefined) this.#walk(field, at, inner, depth + 1);
      else if (!isOtherAnswer(kind, field)) this.#take(kind, field, at, inner);
    }
  }

  #take(kind: Kind, field: unknown, place: Place, context: Record<string, string>): void {
    const list = this.#items.get(kind) ?? [];
    this.#items.set(kind, list);
    const wrappers = this.#wrappers.get(kind);
    if (wrappers) wrappers.push(context);
    else this.#wrappers.set(kind, [context]);
    if (Array.isArray(field))
      field.forEach((raw, i) => {
        list.push({ raw, place: { ...place, path: `${place.path}[${i}]` }, context });
      });
    else if (field !== null && field !== undefined) list.push({ raw: field, place, context });
  }
}

/** Direct Connect prints its keys with small first letters; everything here reads them with capital ones. */
function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

export function uncapitalised(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}
