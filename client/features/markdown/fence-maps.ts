import { say } from '../../../network/words/index.js';

/** A text between fences. */
export interface Fence {
  readonly text: string;
  /** The URI of the document that it stands in. Absent: that cannot matter to it, or nobody knows. */
  readonly within?: string;
}

/** What there is to show beside the code: markup that we made, and a sentence about what it lacks. */
export interface Drawing {
  readonly svg?: string | undefined;
  readonly wrong?: string | undefined;
  /** What else the drawing says something of. */
  readonly files: readonly string[];
}

export type Draw = (fence: Fence, signal: AbortSignal) => Promise<Drawing>;

interface Entry {
  readonly fence: Fence;
  drawing?: Drawing;
  /** Drawn of what was, or not at all. It is shown until there is a newer one. */
  isOld: boolean;
  isFailed: boolean;
}

/** One page: what it showed when it was rendered last. */
interface Page {
  /** The same object for all fences of one rendering. */
  readonly rendering: unknown;
  /** Of each text what was drawn by then. */
  readonly shown: Map<string, Drawing | undefined>;
}

const MOST_ON_PAGE = 60;
/** More pages than most people have open beside each other: of which are still open nobody tells. */
const LEAST_PAGES = 40;
/** Drawings that no page shows now, for whoever takes an edit back. */
const MOST_SPARE = 60;
const LONGEST_TEXT = 200_000;

/**
 * Drawings of the texts that stand in Markdown pages. A page is rendered in one go, and nobody can wait in it: what is not drawn yet is drawn afterwards, and `arrived` says once that there is more to show.
 * Invariant: a text is asked for once, whatever came of it, while a page shows it and nothing changed of which it speaks; so a page that is rendered again for what arrived asks nothing.
 * Invariant: pages that are shown cannot make each other be drawn for ever. That needs pages that are forgotten and rendered again without end, and each that is rendered again makes room for one more.
 */
export class FenceMaps {
  private readonly entries = new Map<string, Entry>();
  private readonly pages = new Map<string, Page>();
  private readonly forgotten = new Set<string>();
  private mostPages = LEAST_PAGES;
  private isWorking = false;
  private running: { readonly key: string; readonly abort: AbortController } | undefined;

  constructor(
    private readonly draw: Draw,
    private readonly arrived: () => void,
  ) {}

  /** What to show of a fence in this rendering of a page; undefined while it is being drawn. */
  look(page: string, rendering: unknown, fence: Fence): Drawing | undefined {
    if (fence.text.length > LONGEST_TEXT)
      return said(say`This text is too long for a map in a page. Open it as a file of its own.`);
    const { shown } = this.pageOf(page, rendering);
    const key = `${fence.within ?? ''}\n${fence.text}`;
    if (!shown.has(key) && shown.size >= MOST_ON_PAGE)
      return said(say`This page has more than ${MOST_ON_PAGE} maps; the others are left out.`);
    const entry = this.entries.get(key) ?? { fence, isOld: false, isFailed: false };
    // What was looked at last stands last.
    this.entries.delete(key);
    this.entries.set(key, entry);
    shown.set(key, entry.drawing);
    return entry.drawing;
  }

  /** Whether a page has not been rendered with what arrived for it. */
  get isBehind(): boolean {
    return [...this.pages.values()].some((page) => this.lacks(page));
  }

  /** Whoever renders all pages has done so, and again: those that are behind all the same have been closed. */
  closeBehind(): void {
    for (const [name, page] of this.pages) if (this.lacks(page)) this.pages.delete(name);
    this.forget();
  }

  private lacks({ shown }: Page): boolean {
    return [...shown].some(([key, drawing]) => {
      const now = this.entries.get(key)?.drawing;
      return now !== undefined && !areAlike(drawing, now);
    });
  }

  /** These files changed: what was drawn of them is drawn anew. */
  changed(files: readonly string[]): void {
    this.redraw((entry) => entry.drawing?.files.some((file) => files.includes(file)) ?? false);
  }

  /** Another server runs: it follows no files yet, and may draw what the last one could not. */
  restarted(): void {
    this.redraw(({ isFailed, drawing }) => isFailed || (drawing?.files.length ?? 0) > 0);
  }

  private redraw(isConcerned: (entry: Entry) => boolean): void {
    // Of what is being drawn nobody knows yet what it speaks of.
    for (const [key, entry] of this.entries)
      if (isConcerned(entry) || (key === this.running?.key && entry.fence.within !== undefined)) entry.isOld = true;
    void this.work();
  }

  private pageOf(name: string, rendering: unknown): Page {
    const known = this.pages.get(name);
    if (known && known.rendering === rendering) return known;
    const page = { rendering, shown: new Map<string, Drawing | undefined>() };
    if (this.forgotten.delete(name)) this.mostPages++;
    this.pages.delete(name);
    this.pages.set(name, page);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= this.mostPages) break;
      this.pages.delete(oldest);
      this.forgotten.add(oldest);
    }
    // Once all of it is rendered.
    queueMicrotask(() => void this.work());
    return page;
  }

  /** One text after the other, and only what a page shows: what was typed over meanwhile is left out. */
  private async work(): Promise<void> {
    if (this.running && !this.shown().has(this.running.key)) this.running.abort.abort();
    if (this.isWorking) return;
    this.isWorking = true;
    let isNew = false;
    for (let next = this.next(); next; next = this.next()) isNew = (await this.fill(...next)) || isNew;
    this.isWorking = false;
    this.forget();
    if (isNew) this.arrived();
  }

  private shown(): ReadonlySet<string> {
    return new Set([...this.pages.values()].flatMap(({ shown }) => [...shown.keys()]));
  }

  private next(): [key: string, entry: Entry] | undefined {
    for (const { shown } of this.pages.values())
      for (const key of shown.keys()) {
        const entry = this.entries.get(key);
        if (entry && (!entry.drawing || entry.isOld)) return [key, entry];
      }
    return undefined;
  }

  /** Whether there is something to show that there was not. */
  private async fill(key: string, entry: Entry): Promise<boolean> {
    const abort = new AbortController();
    this.running = { key, abort };
    entry.isOld = false;
    const before = entry.drawing;
    try {
      entry.drawing = await this.draw(entry.fence, abort.signal);
      entry.isFailed = false;
    } catch (error) {
      // Nobody looks at it any more; if somebody does again, it is asked for again.
      if (abort.signal.aborted) return false;
      entry.drawing = said(say`The map could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
      entry.isFailed = true;
    } finally {
      this.running = undefined;
    }
    return !areAlike(before, entry.drawing);
  }

  private forget(): void {
    const shown = this.shown();
    const spare = [...this.entries.keys()].filter((key) => !shown.has(key));
    for (const key of spare.slice(0, Math.max(0, spare.length - MOST_SPARE))) this.entries.delete(key);
  }
}

const said = (wrong: string): Drawing => ({ wrong, files: [] });

/** Whether one sees no difference. */
const areAlike = (one: Drawing | undefined, other: Drawing): boolean =>
  one !== undefined && one.svg === other.svg && one.wrong === other.wrong;
