import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { z } from 'zod';
import { ImportError, type InputFile } from '../types.js';
import { tooDeepLine } from './nesting.js';
import { keyText, scalarValue } from './scalars.js';

/** Plain data, in which short tags are the functions they stand for: `!Ref x` is `{ Ref: 'x' }`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainObject = { readonly [key: string]: Plain };

export interface Template {
  readonly file: string;
  readonly parameters: Readonly<Record<string, PlainObject>>;
  readonly mappings: PlainObject;
  readonly conditions: PlainObject;
  /** Not read any further: a resource that is malformed costs no other. */
  readonly resources: PlainObject;
  readonly transforms: readonly string[];
}

const record = z.record(z.string(), z.unknown());
const shape = z.looseObject({
  Resources: record,
  Parameters: z.record(z.string(), record).nullish(),
  Mappings: record.nullish(),
  Conditions: record.nullish(),
  Transform: z.union([z.string(), z.array(z.unknown()), record]).nullish(),
});

/** Aliases may name the same node over and over; more nodes than this are no template. */
const MOST_NODES = 500_000;
const TOO_DEEP = 'this is too large or nested too deeply to be a template';

/** JSON is YAML too, so one reader tells the line and the column for both. */
export function readTemplate(file: InputFile): Template {
  const deep = tooDeepLine(file.text);
  if (deep !== undefined) throw new ImportError(`line ${deep}: ${TOO_DEEP}`, file.path);
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(file.text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: true,
    });
  } catch (error) {
    throw new ImportError(`this is neither YAML nor JSON: ${messageOf(error)}`, file.path);
  }
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ImportError(`line ${line}, column ${col}: ${error.message}`, file.path);
  }
  const plain = new Converter(document, lines, file.path).convert(document.contents);
  const read = shape.safeParse(plain);
  if (!read.success) {
    const issue = read.error.issues[0];
    const path = (issue?.path ?? []).join('.');
    throw new ImportError(
      path === 'Resources' || path === ''
        ? 'this is no CloudFormation template: it has no Resources'
        : `${path}: ${issue?.message ?? 'cannot be read'}${position(document, lines, issue?.path ?? [])}`,
      file.path,
    );
  }
  const { Resources, Parameters, Mappings, Conditions, Transform } = read.data;
  return {
    file: file.path,
    parameters: (Parameters ?? {}) as Template['parameters'],
    mappings: (Mappings ?? {}) as PlainObject,
    conditions: (Conditions ?? {}) as PlainObject,
    resources: Resources as PlainObject,
    transforms: [Transform].flat().filter((one): one is string => typeof one === 'string'),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}

/** Where a key is, in words to go behind a message. */
function position(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  const node = document.getIn(path, true) as Node | undefined;
  const start = node?.range?.[0];
  if (start === undefined) return '';
  const { line, col } = lines.linePos(start);
  return ` (line ${line}, column ${col})`;
}

class Converter {
  #count = 0;
  #depth = 0;

  constructor(
    readonly document: Document,
    readonly lines: LineCounter,
    readonly file: string,
  ) {}

  convert(node: unknown): Plain {
    if (++this.#count > MOST_NODES || this.#depth > 200) throw new ImportError(TOO_DEEP, this.file);
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
    for (const { key, value } of node.items as Pair[]) {
      const name = isScalar(key) ? keyText(key) : String(key);
      const plain = this.convert(value);
      if (name !== '<<') entries.push([name, plain]);
      else for (const part of [plain].flat()) if (isObject(part)) merged.push(...Object.entries(part));
    }
    // `fromEntries` makes own properties of every name, `__proto__` too.
    return Object.fromEntries([...merged, ...entries]);
  }
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
