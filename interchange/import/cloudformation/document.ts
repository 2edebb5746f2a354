import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
} from 'yaml';
import { say, told } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import { wrongAlias } from '../wrong-alias.js';
import { wrongYaml } from '../wrong-yaml.js';
import { jsonValue } from './json.js';
import { MOST_MENDED, movedIn } from './margins.js';
import { tooDeepLine } from './nesting.js';
import { keyText, scalarValue } from './scalars.js';

/** Plain data, in which short tags are the functions they stand for: `!Ref x` is `{ Ref: 'x' }`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainObject = { readonly [key: string]: Plain };

/** A key that a mapping has twice: the last one counts, as CloudFormation reads it. */
export interface DuplicateKey {
  readonly key: string;
  readonly line: number;
}

export interface PlainDocument {
  readonly value: Plain;
  readonly duplicates: readonly DuplicateKey[];
  /** Where a key is, in words to go behind a message. */
  position(path: readonly PropertyKey[]): string;
}

/** Aliases may name the same node over and over; more nodes than this are no template. */
const MOST_NODES = 500_000;
const TOO_DEEP = told`this is too large or nested too deeply to be a template`;

/** JSON is YAML too: of what is wrong with it, the reader of YAML tells the line and the column. Throws `ImportError`. */
export function readDocument(file: InputFile): PlainDocument {
  const value = jsonValue(file.text.replace(/^\uFEFF/, ''));
  if (value === undefined) return readYaml(file);
  return { value, duplicates: [], position: (path) => readYaml(file).position(path) };
}

function readYaml(file: InputFile): PlainDocument {
  const deep = tooDeepLine(file.text);
  if (deep !== undefined) throw new ImportError(say`line ${deep}: ${TOO_DEEP}`, file.path);
  const { document, lines } = parsed(file);
  const [error] = document.errors;
  const wrong = error ? { at: error.pos[0], why: wrongYaml(error) } : wrongAlias(document);
  if (wrong) {
    const { line, col } = lines.linePos(wrong.at);
    throw new ImportError(say`line ${line}, column ${col}: ${wrong.why}`, file.path);
  }
  const converter = new Converter(document, lines, file.path);
  return {
    value: converter.convert(document.contents),
    duplicates: converter.duplicates,
    position: (path) => position(document, lines, path),
  };
}

function parsed({ path, text }: InputFile): { document: Document.Parsed; lines: LineCounter } {
  let mended = text.replace(/^\uFEFF/, '');
  for (let tries = 0; ; tries++) {
    const lines = new LineCounter();
    let document: Document.Parsed;
    try {
      document = parseDocument(mended, {
        lineCounter: lines,
        prettyErrors: false,
        // With `silent` all documents but the first are dropped.
        logLevel: 'error',
        uniqueKeys: false,
      });
    } catch {
      throw new ImportError(say`this is neither YAML nor JSON: ${say`it cannot be read`}`, path);
    }
    document.errors = document.errors.filter(
      ({ code, pos }) => code !== 'MULTIPLE_DOCS' || !isEmpty(mended.slice(pos[0])),
    );
    const [error] = document.errors;
    const next = error === undefined || tries >= MOST_MENDED ? undefined : movedIn(mended, error);
    if (next === undefined) return { document, lines };
    mended = next;
  }
}

/** Marks and comments, as an editor or a generator leaves them at the end of a file. */
const isEmpty = (text: string): boolean => text.split('\n').every((line) => /^\s*((---|\.\.\.)?\s*(#.*)?)$/.test(line));

function position(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  const node = document.getIn(path, true) as Node | undefined;
  const start = node?.range?.[0];
  if (start === undefined) return '';
  const { line, col } = lines.linePos(start);
  return say` (line ${line}, column ${col})`;
}

class Converter {
  readonly duplicates: DuplicateKey[] = [];
  #count = 0;
  #depth = 0;

  constructor(
    readonly document: Document,
    readonly lines: LineCounter,
    readonly file: string,
  ) {}

  convert(node: unknown): Plain {
    if (++this.#count > MOST_NODES || this.#depth > 200) throw new ImportError(`${TOO_DEEP}`, this.file);
    this.#depth++;
    try {
      return this.#tagged(node);
    } finally {
      this.#depth--;
    }
  }

  #tagged(node: unknown): Plain {
    if (isAlias(node)) return this.convert(node.resolve(this.document));
    const tag = (node as { tag?: string } | null)?.tag;
    const value = this.#plain(node);
    if (tag === undefined || !/^![A-Za-z]/.test(tag)) return value;
    const name = tag.slice(1);
    if (name === 'Ref' || name === 'Condition') return { [name]: value };
    if (name === 'GetAtt' && typeof value === 'string') {
      const dot = value.indexOf('.');
      return { 'Fn::GetAtt': dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
    }
    return { [`Fn::${name}`]: value };
  }

  #plain(node: unknown): Plain {
    if (isScalar(node)) return scalarValue(node);
    if (isSeq(node)) return node.items.map((item) => this.convert(item));
    if (!isMap(node)) return null;
    const entries: [string, Plain][] = [];
    const merged: [string, Plain][] = [];
    const seen = new Set<string>();
    for (const { key, value } of node.items as Pair[]) {
      const name = isScalar(key) ? keyText(key) : String(key);
      if (isScalar(key) && /^\/[/*]/.test(name) && key.type === Scalar.PLAIN) throw this.#comment(key);
      const plain = this.convert(value);
      if (name === '<<') {
        for (const part of [plain].flat()) if (isObject(part)) merged.push(...Object.entries(part));
        continue;
      }
      if (seen.has(name)) this.#duplicate(name, key);
      seen.add(name);
      entries.push([name, plain]);
    }
    // `fromEntries` makes own properties of every name, `__proto__` too.
    return Object.fromEntries([...merged, ...entries]);
  }

  /** JSON with comments: what stands behind one would be a part of its key. */
  #comment(key: Scalar): ImportError {
    const { line, col } = this.lines.linePos(key.range?.[0] ?? 0);
    return new ImportError(
      say`line ${line}, column ${col}: a comment stands here, and JSON has none: take it away`,
      this.file,
    );
  }

  #duplicate(key: string, node: unknown): void {
    const start = (node as Node | null)?.range?.[0] ?? 0;
    this.duplicates.push({ key, line: this.lines.linePos(start).line });
  }
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
