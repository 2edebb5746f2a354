/**
 * The texts that somebody changed, in this browser's storage.
 * Invariant: a text is never written over by another one. What is edited is a draft of its own, and what takes its place leaves it in the list.
 */

export interface Draft {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  /** Milliseconds. */
  readonly changed: number;
}

const PREFIX = 'vpclens.playground.draft.';
/** Of this window alone. */
const CURRENT = 'vpclens.playground.current';

export class Drafts {
  /** The draft that this window writes; undefined: what is shown was not changed yet. */
  private id: string | undefined;

  constructor(
    private readonly all: Storage | undefined,
    private readonly own: Storage | undefined,
  ) {
    this.id = own?.getItem(CURRENT) ?? undefined;
  }

  /** Newest first. */
  list(): Draft[] {
    if (!this.all) return [];
    const keys = Array.from({ length: this.all.length }, (_, i) => this.all?.key(i) ?? '');
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => this.read(key) ?? [])
      .sort((a, b) => b.changed - a.changed);
  }

  /** What this window shows again: what it wrote last, or, in a new window, what anybody did. */
  resume(): Draft | undefined {
    const own = this.id === undefined ? undefined : this.read(PREFIX + this.id);
    const draft = own ?? this.list()[0];
    if (draft) this.use(draft.id);
    return draft;
  }

  /** From now on this one is written; undefined: a new one, at the first change. */
  use(id: string | undefined): void {
    this.id = id;
    if (id === undefined) this.own?.removeItem(CURRENT);
    else this.own?.setItem(CURRENT, id);
  }

  /** Another window wrote the same draft: this one goes on with a draft of its own. */
  writtenElsewhere(key: string | null): void {
    if (this.id !== undefined && key === PREFIX + this.id) this.use(undefined);
  }

  /** False: it could not be kept. */
  keep(path: string, text: string): boolean {
    if (!this.all) return false;
    const id = this.id ?? newId();
    try {
      this.all.setItem(PREFIX + id, JSON.stringify({ id, path, text, changed: Date.now() } satisfies Draft));
      this.use(id);
      return true;
    } catch {
      return false;
    }
  }

  private read(key: string): Draft | undefined {
    try {
      const draft: Draft = JSON.parse(this.all?.getItem(key) ?? '');
      return typeof draft.text === 'string' && typeof draft.path === 'string' ? draft : undefined;
    } catch {
      return undefined;
    }
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Undefined where the browser keeps nothing for this page. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}
