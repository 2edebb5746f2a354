/** Where a cursor stands, and what the grammar takes there. Told from the words before it: while somebody types, what the parser makes of a text is broken most of the time. */
import type { IToken } from 'chevrotain';
import { kindOf } from '../lexer/token-types.js';
import { tokensOf } from '../services.js';
import { isKeyword } from '../words/keywords.js';
import { type Slot, type State, startOf } from './follow.js';
import { blockBehind, lastStatement, type Statement } from './statements.js';

export interface Block {
  /** The rule of the grammar; the file itself is a block too. */
  readonly rule: string;
  /** The words before its brace. */
  readonly words: readonly string[];
  /** The name that it declares. */
  readonly name: string | undefined;
}

/** Something that the grammar takes: a word or a sign, or what a terminal stands for. */
export type Expected = Pick<Slot, 'symbol' | 'terminal' | 'rule' | 'property'>;

export interface Cursor {
  /** The blocks around it, outermost first; the file itself is the first. */
  readonly blocks: readonly Block[];
  /** The words of the statement up to it, without the one being typed. None: a statement begins here. */
  readonly statement: readonly string[];
  readonly expected: readonly Expected[];
  /** The word being typed, as far as the cursor, begins here. */
  readonly start: number;
  /** Where the statement begins. */
  readonly statementStart: number;
  /** In a comment or a text in quotes. */
  readonly silent: boolean;
}

export function cursorAt(text: string, offset: number): Cursor {
  const { tokens, comments } = tokensOf(text);
  const silent = [...comments, ...tokens.filter(({ tokenType }) => kindOf(tokenType) === 'text')].some((token) =>
    isInside(token, offset),
  );
  const before = tokens.filter(({ startOffset }) => startOffset < offset);
  const last = before.at(-1);
  const typing = last && isWord(last) && endOf(last) >= offset ? last : undefined;
  if (typing) before.pop();
  const { blocks, statement } = statementBefore(before);
  const start = typing?.startOffset ?? offset;
  const line = typing?.startLine ?? lineAt(text, offset);
  const begins = statement.tokens.length === 0 || (isBelow(statement, line) && mayBegin(statement.state));
  const state = begins ? startOf((blocks.at(-1) as Block).rule) : statement.state;
  return {
    blocks,
    statement: begins ? [] : statement.tokens.map(({ image }) => image),
    expected: state?.slots ?? [],
    start,
    statementStart: begins ? start : (statement.tokens[0]?.startOffset ?? start),
    silent,
  };
}

/** The blocks that are open behind some tokens, and the statement that is. What is closed before is passed over: it decides nothing. */
function statementBefore(tokens: readonly IToken[]): { blocks: Block[]; statement: Statement } {
  const runs: IToken[][] = [[]];
  for (const token of tokens) {
    if (token.image === '{') runs.push([]);
    else if (token.image === '}') {
      if (runs.length > 1) runs.pop();
      runs[runs.length - 1] = [];
    } else (runs.at(-1) as IToken[]).push(token);
  }
  const blocks: Block[] = [{ rule: 'File', words: [], name: undefined }];
  for (const [index, run] of runs.entries()) {
    const { rule } = blocks.at(-1) as Block;
    const statement = lastStatement(rule, run);
    if (index === runs.length - 1) return { blocks, statement };
    blocks.push({
      rule: blockBehind(rule, statement),
      words: statement.tokens.map(({ image }) => image),
      name: statement.name,
    });
  }
  return { blocks, statement: lastStatement('File', []) };
}

function isBelow({ tokens }: Statement, line: number): boolean {
  return line > (tokens.at(-1)?.endLine ?? 0);
}

/** On a new line something new begins where the statement may end, where it is none, and where nothing but a sign or a new name would carry it on. */
function mayBegin(state: State | undefined): boolean {
  return !state || state.ends || state.slots.every(({ symbol, terminal }) => terminal === 'NAME' || isSign(symbol));
}

const isSign = (symbol: string | undefined): boolean => symbol !== undefined && symbol !== '->' && !isKeyword(symbol);

const endOf = ({ startOffset, image }: IToken): number => startOffset + image.length;

function isWord({ tokenType }: IToken): boolean {
  const kind = kindOf(tokenType);
  return kind !== 'punctuation' && kind !== 'text';
}

/** A line comment goes on at its end, and so does what was never closed. */
function isInside(token: IToken, offset: number): boolean {
  const end = endOf(token);
  return token.startOffset < offset && (offset < end || (offset === end && isOpenEnded(token.image)));
}

function isOpenEnded(image: string): boolean {
  if (image.startsWith('//')) return true;
  return image.startsWith('/*') ? image.length < 4 || !image.endsWith('*/') : !/^".*"$/s.test(image);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
