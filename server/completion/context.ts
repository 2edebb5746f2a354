/** Where the cursor is, told from the words before it. No parser: while somebody types, the text is broken most of the time. */
import { significant, type Token, tokenize } from '../text/tokens.js';
import { type BlockKind, blockKindOf, isStarter } from './blocks.js';

export interface Block {
  readonly kind: BlockKind;
  /** The words before its brace. */
  readonly header: readonly string[];
}

export interface CursorContext {
  /** The blocks around the cursor, outermost first; the file itself is the first. */
  readonly blocks: readonly Block[];
  /** The words of the statement up to the cursor, without the one being typed. */
  readonly statement: readonly string[];
  /** The word being typed, as far as the cursor; empty between words. */
  readonly typed: string;
  /** Where that word begins. */
  readonly start: number;
  /** Where the statement begins. */
  readonly statementStart: number;
  /** In a comment or a string nothing is offered. */
  readonly silent: boolean;
}

/** Behind these a statement goes on, whatever comes. */
const OPEN_ENDS: ReadonlySet<string> = new Set([
  ',',
  '->',
  '=',
  'from',
  'to',
  'on',
  'via',
  'and',
  'in',
  'between',
  'except',
  'allow',
  'deny',
  'can',
  'cannot',
  'reach',
  'only',
  'expect',
  'public-ip',
  'for',
  'protocol',
  'route-table',
  'network-acl',
  'security-groups',
  'propagate',
  'associate',
  'attach',
  'id',
  'listener',
  'client-ip',
  'cross-zone',
  'public',
  'private',
  'main',
  'default',
  'regional',
]);
/** These never begin a statement. */
const CONTINUATIONS: ReadonlySet<string> = new Set([
  ',',
  '->',
  '=',
  'from',
  'to',
  'on',
  'via',
  'and',
  'in',
  'between',
  'except',
  'can',
  'cannot',
  'reach',
]);

export function cursorContext(text: string, offset: number): CursorContext {
  const all = tokenize(text);
  const inside = all.find(
    (token) => token.start < offset && (offset < token.end || (offset === token.end && isOpenEnded(token))),
  );
  const silent = inside?.kind === 'comment' || inside?.kind === 'string';
  const tokens = significant(all).filter((token) => token.end <= offset || token.start < offset);
  const last = tokens.at(-1);
  const typing = last && last.kind === 'word' && last.end >= offset ? last : undefined;
  const before = typing ? tokens.slice(0, -1) : tokens;
  const { blocks, statement } = walk(before, typing ?? { line: lineAt(text, offset) });
  const start = typing?.start ?? offset;
  return {
    blocks,
    statement: statement.map((token) => token.text),
    typed: text.slice(start, offset),
    start,
    statementStart: statement[0]?.start ?? start,
    silent,
  };
}

/** A line comment goes on at its end, and so does what was never closed. */
function isOpenEnded(token: Token): boolean {
  return (
    token.text.startsWith('//') ||
    (token.text.startsWith('/*') && !token.text.endsWith('*/')) ||
    (token.kind === 'string' && !/^".*"$/s.test(token.text))
  );
}

function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function walk(tokens: readonly Token[], cursor: { readonly line: number }): { blocks: Block[]; statement: Token[] } {
  const blocks: Block[] = [{ kind: 'file', header: [] }];
  let statement: Token[] = [];
  for (const token of tokens) {
    if (token.text === '{') {
      const header = statement.map(({ text }) => text);
      blocks.push({ kind: blockKindOf(header, (blocks.at(-1) as Block).kind), header });
      statement = [];
    } else if (token.text === '}') {
      if (blocks.length > 1) blocks.pop();
      statement = [];
    } else {
      if (begins(token, statement, (blocks.at(-1) as Block).kind)) statement = [];
      statement.push(token);
    }
  }
  const last = statement.at(-1);
  // On a new line, behind a statement that may end there, something new begins.
  if (last && cursor.line > last.line && !OPEN_ENDS.has(last.text)) statement = [];
  return { blocks, statement };
}

function begins(token: Token, statement: readonly Token[], block: BlockKind): boolean {
  const last = statement.at(-1);
  if (!last || OPEN_ENDS.has(last.text) || CONTINUATIONS.has(token.text)) return false;
  return token.line > last.line || (isStarter(token.text, block) && statement.length > 1);
}
