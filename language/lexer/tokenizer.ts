import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { say } from '../../network/words/index.js';
import * as chars from './characters.js';
import type { VpcTokenTypes } from './token-types.js';
import { strayProblem, wordProblem } from './word-problem.js';

export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  readonly errors: ILexingError[];
}

/** Tokens and comments as they stand in the text. */
export function inOrder(tokens: readonly IToken[], comments: readonly IToken[]): IToken[] {
  const out: IToken[] = [];
  let next = 0;
  for (const token of tokens) {
    while (next < comments.length && comments[next]!.startOffset < token.startOffset) out.push(comments[next++]!);
    out.push(token);
  }
  while (next < comments.length) out.push(comments[next++]!);
  return out;
}

export const commentNeverClosed = (): string =>
  say`This comment is never closed: put */ at its end. Everything after it is read as part of the comment.`;

/** Beyond this many, a text is no `.vpc` file and more messages help nobody. */
const MOST_ERRORS = 1000;

/**
 * Cuts a text into tokens. Written by hand, since whole runs must be seen to tell `8080-8090` (a range), `web-1` (a name), `10.0.0.0/16` (a block),
 * `3/4` (an ICMP type and code), `1a` (a zone) and `dead:beef::1` (an address) apart, and to keep what is nearly one of them a single token with a single finding.
 * Invariant: never throws, and every character is in one token, in one error, or white space.
 */
export function tokenize(text: string, types: VpcTokenTypes): Tokens {
  const tokens: IToken[] = [];
  const comments: IToken[] = [];
  const errors: ILexingError[] = [];
  const length = text.length;
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const token = (type: TokenType, start: number, end: number): IToken => ({
    image: text.slice(start, end),
    startOffset: start,
    endOffset: end - 1,
    startLine: line,
    endLine: line,
    startColumn: start - lineStart + 1,
    endColumn: end - lineStart,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
  });
  const push = (type: TokenType, start: number, end: number): void => {
    tokens.push(token(type, start, end));
  };
  const error = (start: number, end: number, message: string): void => {
    if (errors.length < MOST_ERRORS)
      errors.push({ offset: start, length: end - start, line, column: start - lineStart + 1, message });
  };
  const keyword = (word: string): TokenType => types.keywords.get(word) as TokenType;

  const arrow = keyword('->');
  const hyphen = keyword('-');
  const slash = keyword('/');

  /** The end of the run of word characters and joiners from `start`. `->` and comments end it; `/` only counts in an address or a number. */
  const runEnd = (start: number, slashes: boolean): number => {
    let end = start;
    let inAddress = slashes;
    while (end < length) {
      const code = text.charCodeAt(end);
      const kind = chars.classOf(code);
      if (kind === chars.LETTER || kind === chars.DIGIT || kind === chars.FOREIGN) end++;
      else if (kind !== chars.JOINER) break;
      else if (code === chars.HYPHEN) {
        if (text.charCodeAt(end + 1) === chars.GREATER) break;
        end++;
      } else if (code === chars.SLASH) {
        const next = text.charCodeAt(end + 1);
        if (!inAddress || next === chars.SLASH || next === chars.STAR) break;
        end++;
      } else {
        if (code === chars.COLON) inAddress = true;
        end++;
      }
    }
    // `from:` is a word and a stray colon, `fe80::` is an address.
    if (text.charCodeAt(end - 1) === chars.COLON && text.charCodeAt(end - 2) !== chars.COLON) end--;
    return end;
  };

  const word = (start: number): number => {
    const end = runEnd(start, false);
    const image = text.slice(start, end);
    if (image.includes(':')) {
      push(types.ip, start, end);
      return end;
    }
    const known = types.keywords.get(image);
    if (known) {
      push(known, start, end);
      return end;
    }
    const problem = wordProblem(image);
    if (problem) error(start, end, problem);
    push(image.includes('.') ? types.qualifiedName : types.name, start, end);
    return end;
  };

  const numeric = (start: number): number => {
    const end = runEnd(start, true);
    const image = text.slice(start, end);
    const pair = /^(\d+)([-/])(\d*)$/.exec(image);
    if (/^\d+$/.test(image)) push(types.number, start, end);
    else if (pair) {
      const middle = start + (pair[1] as string).length;
      push(types.number, start, middle);
      push(pair[2] === '-' ? hyphen : slash, middle, middle + 1);
      if (pair[3]) push(types.number, middle + 1, end);
    } else if (/[.:/]/.test(image)) push(types.ip, start, end);
    else push(types.label, start, end);
    return end;
  };

  const string = (start: number): number => {
    let end = start + 1;
    while (end < length) {
      const code = text.charCodeAt(end);
      if (code === chars.NEWLINE) break;
      if (code === chars.QUOTE) {
        push(types.string, start, end + 1);
        return end + 1;
      }
      end += code === chars.BACKSLASH && text.charCodeAt(end + 1) !== chars.NEWLINE ? 2 : 1;
    }
    end = Math.min(end, length);
    if (text.charCodeAt(end - 1) === 13) end--;
    error(start, end, say`This text in quotes is never closed: put a " at its end, on the same line.`);
    push(types.string, start, end);
    return end;
  };

  const comment = (start: number): number => {
    let end: number;
    if (text.charCodeAt(start + 1) === chars.SLASH) {
      end = text.indexOf('\n', start);
      if (end < 0) end = length;
      comments.push(token(types.comment, start, end));
      return end;
    }
    end = text.indexOf('*/', start + 2);
    if (end < 0) {
      error(start, Math.min(length, start + 2), commentNeverClosed());
      end = length;
    } else end += 2;
    const made = token(types.comment, start, end);
    for (let next = text.indexOf('\n', start); next >= 0 && next < end; next = text.indexOf('\n', next + 1)) {
      line++;
      lineStart = next + 1;
    }
    comments.push({ ...made, endLine: line, endColumn: end - lineStart });
    return end;
  };

  const stray = (start: number): number => {
    let end = start + 1;
    while (end < length && chars.classOf(text.charCodeAt(end)) === chars.OTHER && text.charCodeAt(end) !== chars.QUOTE)
      end++;
    error(start, end, strayProblem(text.slice(start, Math.min(end, start + 10))));
    return end;
  };

  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = chars.classOf(code);
    if (kind === chars.SPACE) {
      at++;
      if (code === chars.NEWLINE) {
        line++;
        lineStart = at;
      }
    } else if (kind === chars.LETTER || kind === chars.FOREIGN) at = word(at);
    else if (kind === chars.DIGIT) at = numeric(at);
    else if (kind === chars.PUNCTUATION) {
      push(keyword(text[at] as string), at, at + 1);
      at++;
    } else if (code === chars.QUOTE) at = string(at);
    else if (kind === chars.JOINER) {
      const next = text.charCodeAt(at + 1);
      if (code === chars.HYPHEN && next === chars.GREATER) {
        push(arrow, at, at + 2);
        at += 2;
      } else if (code === chars.SLASH && (next === chars.SLASH || next === chars.STAR)) at = comment(at);
      else if (code === chars.COLON && next === chars.COLON) at = numeric(at);
      else if (code === chars.HYPHEN || code === chars.SLASH) {
        push(code === chars.HYPHEN ? hyphen : slash, at, at + 1);
        at++;
      } else at = stray(at);
    } else at = stray(at);
  }
  return { tokens, comments, errors };
}
