import { say } from '../../../network/words/index.js';

/** The characters that JSON is cut at. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** An item of a list may be a whole answer, as in a list of pages: one above this size is cut into its own items. */
const LARGE = 1 << 24;

/** How much of a list is made values at once. */
const BATCH = 1 << 20;

/** What of an item to keep, by the key under which its list stands, if it stands under one. */
export type Keep = (item: unknown, key: string | undefined) => unknown;

/**
 * The JSON documents in a text that comes in pieces, one or several after each other. Each item of an outermost list is made a value as soon as it is whole, and `keep`
 * says what of it stays: an account's answers are larger than a text may be, and made into values whole they are several times as large.
 * Only where to cut is found here. What is cut out, and what is left when all items are, goes through `JSON.parse`, so that nothing else is taken for JSON.
 * A list that is laid out in lines, as AWS's own tools print it, is cut at the lines on which its items end; looking at each character for brackets took half of the time.
 * (A streaming parser took twice the time of that, and a text that is not cut has the same way to go.)
 */
export function readJson(pieces: Iterable<string>, keep: Keep): unknown[] {
  const reader = new JsonReader(keep);
  for (const piece of pieces) reader.push(piece);
  return reader.end();
}

class JsonReader {
  readonly #keep: Keep;
  readonly #documents: unknown[] = [];
  /** The document so far, each outermost list with its number among them in place of its items. */
  #frame: string[] = [];
  #lists: unknown[][] = [];
  /** The text of the item that is being read. */
  #item: string[] = [];
  /** The outermost list that is open, its key, and how many brackets are open in it. */
  #list: unknown[] | undefined;
  #key: string | undefined;
  /** Whether its items may be told apart by their lines, and how far the line is indented on which it was opened. */
  #isInLines = false;
  #listMargin = '';
  #listDepth = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  push(piece: string): void {
    let start = 0;
    // Most of an answer is inside of strings: those are leapt over.
    let i = this.#inString ? this.#afterString(piece, 0) : 0;
    while (i < piece.length) {
      const code = piece.charCodeAt(i++);
      if (code === QUOTE) i = this.#afterString(piece, i);
      else if (code === COMMA) {
        if (this.#list === undefined || this.#depth !== this.#listDepth) continue;
        this.#endItem(piece.slice(start, i - 1));
        start = i = this.#behindLines(piece, i);
      } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        this.#depth++;
        if (code === OPEN_OBJECT || this.#list !== undefined) continue;
        this.#frame.push(piece.slice(start, i));
        this.#openList();
        start = i = this.#behindLines(piece, i);
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
        if (this.#list !== undefined && this.#depth === this.#listDepth) {
          this.#closeList(piece.slice(start, i - 1));
          start = i - 1;
        }
        if (--this.#depth !== 0) continue;
        this.#frame.push(piece.slice(start, i));
        this.#endDocument();
        start = i;
      }
    }
    (this.#list === undefined ? this.#frame : this.#item).push(piece.slice(start));
  }

  /** Where the string ends that `from` is inside of: behind its quote, or at the end of the piece, where it goes on in the next one. */
  #afterString(piece: string, from: number): number {
    // What a backslash at the end of the piece before stands in front of.
    let at = this.#isEscaped && piece !== '' ? from + 1 : from;
    this.#isEscaped &&= piece === '';
    for (;;) {
      const quote = piece.indexOf('"', at);
      const end = quote < 0 ? piece.length : quote;
      let first = end;
      while (first > at && piece.charCodeAt(first - 1) === BACKSLASH) first--;
      // Two backslashes are one that stands for itself.
      const isEscaped = (end - first) % 2 === 1;
      this.#inString = quote < 0 || isEscaped;
      if (quote < 0) {
        this.#isEscaped ||= isEscaped;
        return end;
      }
      at = quote + 1;
      if (!isEscaped) return at;
    }
  }

  /**
   * Reads whole items of the open list, from the first character of one on, and answers where the next one begins: `from` where none could be read so.
   * A line of JSON begins inside of no string, so one that begins with as many blanks as the item did, and a bracket, ends that item wherever the layout is the same throughout.
   * Where it is not, what was cut out is no list of values, and the rest of the list is looked through for its brackets.
   */
  #behindLines(piece: string, from: number): number {
    let at = from;
    while (this.#isInLines) {
      ITEM_IN_LINES.lastIndex = at;
      const [, margin] = ITEM_IN_LINES.exec(piece) ?? [];
      if (margin === undefined) break;
      const batch = wholeItems(piece.slice(at, at + BATCH), margin, this.#listMargin);
      if (batch === '') break;
      const values = listOf(batch);
      this.#isInLines = values !== undefined;
      if (!values) break;
      for (const value of values) this.#list?.push(this.#keep(value, this.#key));
      at += batch.length + 1;
    }
    return at;
  }

  end(): unknown[] {
    if (this.#depth > 0 || this.#inString) throw new SyntaxError(say`it ends in the middle: it may have been cut off`);
    if (this.#frame.some((text) => text.trim() !== '')) this.#endDocument();
    return this.#documents;
  }

  #openList(): void {
    this.#list = [];
    this.#listDepth = this.#depth;
    this.#isInLines = true;
    this.#listMargin = /(?:^|\n)([ \t]*)[^\n]*$/.exec(this.#frame.at(-1) ?? '')?.[1] ?? '';
    this.#key = /"((?:[^"\\]|\\.)*)"\s*:\s*\[$/.exec(this.#frame.slice(-2).join(''))?.[1];
  }

  #endItem(rest: string): void {
    this.#item.push(rest);
    const text = this.#item.join('');
    this.#item = [];
    const value = text.length > LARGE ? only(readJson([text], this.#keep)) : (JSON.parse(text) as unknown);
    this.#list?.push(this.#keep(value, this.#key));
  }

  #closeList(rest: string): void {
    const isEmpty = this.#list?.length === 0 && [...this.#item, rest].every((text) => text.trim() === '');
    if (isEmpty) this.#item = [];
    else this.#endItem(rest);
    this.#frame.push(String(this.#lists.length));
    this.#lists.push(this.#list ?? []);
    this.#list = undefined;
  }

  #endDocument(): void {
    const frame = this.#frame.join('');
    const lists = this.#lists;
    this.#frame = [];
    this.#lists = [];
    this.#documents.push(withLists(JSON.parse(frame), lists));
  }
}

/** An item, an object, that begins on a line of its own. */
const ITEM_IN_LINES = /\s*\n([ \t]*)\{/y;

/** Of a text that begins with an item, the items that end on a line of their own, with a comma behind each, which the last one's is left out of. */
function wholeItems(text: string, margin: string, listMargin: string): string {
  const listEnd = text.indexOf(`\n${listMargin}]`);
  const last = text.lastIndexOf(`\n${margin}},`, listEnd < 0 ? text.length : listEnd);
  return last < 0 ? '' : text.slice(0, last + margin.length + 2);
}

function listOf(items: string): readonly unknown[] | undefined {
  try {
    return JSON.parse(`[${items}]`) as unknown[];
  } catch {
    return undefined;
  }
}

function only(documents: readonly unknown[]): unknown {
  if (documents.length === 1) return documents[0];
  throw new SyntaxError(say`between two values of a list a comma is missing`);
}

/** Of the frame every list has one item: the number of the one whose place it holds. */
function withLists(value: unknown, lists: readonly unknown[][]): unknown {
  if (Array.isArray(value)) return lists[value[0] as number];
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  for (const [key, field] of Object.entries(object)) object[key] = withLists(field, lists);
  return object;
}
