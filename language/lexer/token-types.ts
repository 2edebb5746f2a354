import type { TokenType, TokenTypeDictionary } from 'chevrotain';
import { ASSERTION_WORDS, RESERVED_NAMES, SYMBOLS, TRAFFIC_WORDS } from '../generated/words.js';
import { isKeyword } from '../words/keywords.js';

/**
 * The kinds of token. NAME, REF, SERVICE, SUBJECT, LABEL, BLOCK and ADDRESS are categories: the grammar asks for them, the tokenizer never makes them.
 * Every keyword that is a word belongs to the first five as far as no ambiguity arises, which is how a name may be spelled like one.
 */
export interface VpcTokenTypes {
  readonly definition: TokenTypeDictionary;
  readonly keywords: ReadonlyMap<string, TokenType>;
  readonly name: TokenType;
  readonly qualifiedName: TokenType;
  /** A word that starts with a digit: a zone `1a`, a provider's id. */
  readonly label: TokenType;
  /** An address or a CIDR block, valid or not. */
  readonly ip: TokenType;
  readonly number: TokenType;
  readonly string: TokenType;
  readonly comment: TokenType;
}

/** What a token is to a reader who does not ask the parser. A keyword may be a name all the same: only its place tells. */
export type TokenKind = 'keyword' | 'name' | 'number' | 'address' | 'text' | 'punctuation' | 'comment';

const KINDS: Readonly<Record<string, TokenKind>> = {
  Name: 'name',
  QualifiedName: 'name',
  Label: 'name',
  Ip: 'address',
  NUMBER: 'number',
  STRING: 'text',
  COMMENT: 'comment',
};

export function kindOf({ name }: TokenType): TokenKind {
  return KINDS[name] ?? (isKeyword(name) ? 'keyword' : 'punctuation');
}

/** True if a token can stand where the grammar asks for a terminal: for itself, or for a category that it belongs to. */
export function isTerminal(type: TokenType, terminal: string): boolean {
  return type.name === terminal || type.CATEGORIES?.some(({ name }) => name === terminal) === true;
}

const NOT_MATCHED_BY_PATTERN = /NOT_APPLICABLE/;

export function tokenTypes(): VpcTokenTypes {
  const definition: TokenTypeDictionary = {};
  const make = (name: string, categories: readonly TokenType[] = []): TokenType => {
    const type: TokenType = { name, PATTERN: NOT_MATCHED_BY_PATTERN, CATEGORIES: [...categories] };
    definition[name] = type;
    return type;
  };

  const NAME = make('NAME');
  const REF = make('REF');
  const SERVICE = make('SERVICE');
  const SUBJECT = make('SUBJECT');
  const LABEL = make('LABEL');
  const BLOCK = make('BLOCK');
  const ADDRESS = make('ADDRESS');

  const keywords = new Map<string, TokenType>();
  for (const word of SYMBOLS) {
    if (!/^[a-z]/.test(word)) {
      keywords.set(word, make(word));
      continue;
    }
    const categories = [NAME, LABEL];
    if (!RESERVED_NAMES.has(word)) {
      categories.push(REF);
      if (!ASSERTION_WORDS.has(word)) categories.push(SUBJECT);
      if (!ASSERTION_WORDS.has(word) && !TRAFFIC_WORDS.has(word)) categories.push(SERVICE);
    }
    keywords.set(word, make(word, categories));
  }

  return {
    definition,
    keywords,
    name: make('Name', [NAME, REF, SERVICE, SUBJECT, LABEL]),
    qualifiedName: make('QualifiedName', [REF, SUBJECT]),
    label: make('Label', [LABEL]),
    ip: make('Ip', [BLOCK, ADDRESS]),
    number: make('NUMBER', [LABEL]),
    string: make('STRING'),
    comment: make('COMMENT'),
  };
}
