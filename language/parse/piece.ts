import type { AstNode, ParseResult } from 'langium';
import { type ImportLine, importLines } from './import-lines.js';
import { type ParsedFile, type ParsedText, parseFile } from './parsed-file.js';
import type { Kept, Trees } from './trees.js';

/** Whole lines of a file that are read by themselves. */
export interface Piece {
  readonly uri: string;
  /** Its lines. */
  readonly text: string;
  /** What is wrong in them. */
  readonly errors: Pick<ParseResult, 'lexerErrors' | 'parserErrors'>;
  readonly imports: readonly ImportLine[];
  /** What they declare: asked with `treesOf`. */
  readonly kept: Kept;
  /** A block of it is never closed. */
  readonly open: boolean;
  /** The lines that follow, where there are mistakes: a mistake at the end of these is told by what comes next. */
  readonly next: string | undefined;
  /** How many line breaks it has. */
  readonly lines: number;
  /** How many lines of the file stand before it. Moves with them. */
  line: number;
}

/** Nothing hangs on what follows: the grammar is kept. */
export const isWellFormed = ({ errors }: Piece): boolean => errors.parserErrors.length === 0;

export const isSound = (piece: Piece): boolean => isWellFormed(piece) && piece.errors.lexerErrors.length === 0;

const kept = (trees: Trees): Kept => ({ trees, asked: true });

/** One piece that is a whole text. */
export function wholePiece(parsed: ParsedText, open = false): Piece {
  return pieceOf(parsed, parsed.text, open, undefined);
}

/** A piece whose lines are the first ones of a text that was read. */
function pieceOf(
  { uri, text: whole, root, result }: ParsedText,
  text: string,
  open: boolean,
  next: string | undefined,
): Piece {
  // Not the parser's own result, which holds the trees.
  const { lexerErrors, parserErrors } = result;
  return {
    uri,
    text,
    errors: { lexerErrors, parserErrors },
    imports: importLines(root.imports, 0),
    kept: kept({ text: whole, root, offset: 0, linesBefore: 0 }),
    open,
    next,
    lines: newlines(text),
    line: 0,
  };
}

/** The pieces of a text that was read whole and without a mistake. `starts`: where they begin. */
export function splitSound(parsed: ParsedFile, starts: readonly number[]): Piece[] {
  const { uri, text, root } = parsed;
  const errors = { lexerErrors: [], parserErrors: [] };
  let line = 0;
  let imports = 0;
  let declarations = 0;
  return starts.map((offset, i) => {
    const end = starts[i + 1] ?? text.length;
    const firstImport = imports;
    const firstDeclaration = declarations;
    while (startOf(root.imports[imports]) < end) imports++;
    while (startOf(root.declarations[declarations]) < end) declarations++;
    const own = text.slice(offset, end);
    const linesBefore = line;
    const lines = newlines(own);
    line += lines;
    const declared = {
      imports: root.imports.slice(firstImport, imports),
      declarations: root.declarations.slice(firstDeclaration, declarations),
    };
    return {
      uri,
      text: own,
      errors,
      imports: importLines(declared.imports, linesBefore),
      kept: kept({ text, root: declared, offset, linesBefore }),
      open: false,
      next: undefined,
      lines,
      line: linesBefore,
    };
  });
}

const startOf = (node: AstNode | undefined): number => node?.$cstNode?.offset ?? Number.POSITIVE_INFINITY;

/**
 * Reads lines by themselves. `next` are the lines that follow; with a mistake in these, both are read together, so that the mistake is told as in the whole text.
 * Undefined: what is wrong here goes on in `next`, and neither can be read without the other.
 */
export function readPiece(uri: string, text: string, open: boolean, next: string | undefined): Piece | undefined {
  const alone = parseFile(uri, text);
  if (next === undefined || alone.result.parserErrors.length === 0) return wholePiece(alone, open);
  const both = parseFile(uri, text + next);
  const split = text.length;
  const nodes = [...both.root.imports, ...both.root.declarations];
  if (nodes.some(({ $cstNode: node }) => !node || (node.offset < split && node.end > split))) return undefined;
  const isOwn = (node: AstNode): boolean => startOf(node) < split;
  const first = Math.min(...nodes.filter((node) => !isOwn(node)).map(startOf));
  if (!Number.isFinite(first)) return undefined;
  const parsed: ParsedText = {
    uri,
    text: both.text,
    root: { imports: both.root.imports.filter(isOwn), declarations: both.root.declarations.filter(isOwn) },
    result: {
      lexerErrors: both.result.lexerErrors.filter(({ offset }) => offset < split),
      // The end of both, which has no offset, is an end of `next`: no declaration of this piece goes on there.
      parserErrors: both.result.parserErrors.filter(
        ({ token: { startOffset } }) => startOffset >= 0 && startOffset <= first,
      ),
    },
  };
  return pieceOf(parsed, text, open, next);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
