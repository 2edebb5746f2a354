import type { TokenType, TokenTypeDictionary } from 'chevrotain';
import { symbols } from '../words/keywords.js';
import { assertionWords, reservedNames, trafficWords } from '../words/reserved.js';

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
  for (const word of symbols()) {
    if (!/^[a-z]/.test(word)) {
      keywords.set(word, make(word));
      continue;
    }
    const categories = [NAME, LABEL];
    if (!reservedNames().has(word)) {
      categories.push(REF);
      if (!assertionWords().has(word)) categories.push(SUBJECT);
      if (!assertionWords().has(word) && !trafficWords().has(word)) categories.push(SERVICE);
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
