/**
 * Words and punctuation of a text, for what must work on any text, however broken: completion, colours and folding.
 * It does not decide what a word means; the parser does that. Never fails: a character that fits nothing is a token by itself.
 */
export type TokenKind = 'word' | 'string' | 'punctuation' | 'comment';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Counted from 0. */
  readonly line: number;
}

/** A word is a name, a keyword, a number, a range of ports, an address or a block: `web-1`, `1024-65535`, `10.0.0.0/16`, `shop.front-door`. */
const PATTERN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|->|(?:[\p{L}\p{N}_.:]|-(?!>)|\/(?![/*]))+|[\s\S]/guy;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(text); match; match = PATTERN.exec(text)) {
    const found = match[0];
    const kind = kindOf(found);
    if (kind) tokens.push({ kind, text: found, start: match.index, end: match.index + found.length, line });
    if (kind !== 'word') for (let at = found.indexOf('\n'); at >= 0; at = found.indexOf('\n', at + 1)) line++;
  }
  return tokens;
}

function kindOf(text: string): TokenKind | undefined {
  const first = text[0] as string;
  if (/\s/.test(first)) return undefined;
  if (text.startsWith('//') || text.startsWith('/*')) return 'comment';
  if (first === '"') return 'string';
  if (text === '->' || !/^[\p{L}\p{N}_.:\-/]/u.test(text)) return 'punctuation';
  return 'word';
}

/** The tokens without comments. */
export function significant(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => token.kind !== 'comment');
}

/** The token that the offset is in, or at the end of. Of two that meet there, the word. */
export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle] as Token;
    if (token.end < offset) low = middle + 1;
    else if (token.start > offset) high = middle - 1;
    else {
      const others = [tokens[middle - 1], tokens[middle + 1]].filter(
        (other) => other && other.start <= offset && other.end >= offset,
      );
      return token.kind === 'word' ? token : (others.find((other) => other?.kind === 'word') ?? token);
    }
  }
  return undefined;
}
