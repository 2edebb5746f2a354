import type { Token } from '../../language/index.js';

/** A word is a name, a keyword, a number, an address or a block. */
export function isWord({ kind }: Token): boolean {
  return kind === 'name' || kind === 'keyword' || kind === 'number' || kind === 'address';
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
      return isWord(token) ? token : (others.find((other) => other && isWord(other)) ?? token);
    }
  }
  return undefined;
}
