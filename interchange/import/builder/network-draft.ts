import type { Draft, DraftKind, DraftOf, Key } from './draft.js';

/** All that an importer has gathered so far. Defining a thing twice keeps the first: the same object seen from two accounts is one. */
export class NetworkDraft {
  readonly #elements = new Map<Key, Draft>();
  readonly #aliases = new Map<string, Key[]>();

  define<D extends Draft>(key: Key, draft: D): D {
    const known = this.#elements.get(key);
    if (known && known.kind === draft.kind) return known as D;
    if (known) return draft;
    this.#elements.set(key, draft);
    return draft;
  }

  /**
   * Another id by which references may mean an element: an interface's id for its instance, an attachment's for its VPC. Where several are told, the first that
   * leads to an element counts, at whatever time it is defined: the order in which an input tells things means nothing.
   */
  alias(id: string, key: Key): void {
    if (id === key) return;
    const keys = this.#aliases.get(id);
    if (!keys) this.#aliases.set(id, [key]);
    else if (!keys.includes(key)) keys.push(key);
  }

  remove(key: Key): void {
    this.#elements.delete(key);
  }

  /** The key under which an id or alias is defined. */
  keyOf(id: string): Key | undefined {
    if (this.#elements.has(id)) return id;
    const keys = this.#aliases.get(id);
    return keys && this.#follow(id, keys);
  }

  /** What stands for something may be stood for itself: an accepter's id for an attachment, which stands for its VPC. */
  #follow(id: string, keys: readonly Key[]): Key | undefined {
    const seen = new Set([id]);
    const waiting = [...keys];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (this.#elements.has(next)) return next;
      if (!seen.has(next)) waiting.unshift(...(this.#aliases.get(next) ?? []));
      seen.add(next);
    }
    return undefined;
  }

  get(id: string): Draft | undefined {
    const key = this.keyOf(id);
    return key === undefined ? undefined : this.#elements.get(key);
  }

  find<K extends DraftKind>(id: string | undefined, ...kinds: K[]): DraftOf<K> | undefined {
    const draft = id === undefined ? undefined : this.get(id);
    return draft && (kinds as string[]).includes(draft.kind) ? (draft as DraftOf<K>) : undefined;
  }

  /** Whether the id means something; of one of the kinds, where any are named. */
  has(id: string | undefined, ...kinds: DraftKind[]): boolean {
    if (id === undefined) return false;
    return kinds.length === 0 ? this.keyOf(id) !== undefined : this.find(id, ...kinds) !== undefined;
  }

  *all<K extends DraftKind>(kind: K): Generator<[Key, DraftOf<K>]> {
    for (const [key, draft] of this.#elements) if (draft.kind === kind) yield [key, draft as DraftOf<K>];
  }

  entries(): IterableIterator<[Key, Draft]> {
    return this.#elements.entries();
  }
}
