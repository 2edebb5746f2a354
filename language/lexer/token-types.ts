import type { TokenType, TokenTypeDictionary } from 'chevrotain';
import { AstUtils, GrammarAST } from 'langium';

/** Words that a declaration may spell but no reference can mean. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['any', 'internet', 'local', 'blackhole']);

/** What starts a traffic term of its own, so that no service of this name could be meant; and the words of an assertion, which follow a traffic list. */
const NO_SERVICES: ReadonlySet<string> = new Set([
  'all',
  'tcp',
  'udp',
  'icmp',
  'icmpv6',
  'protocol',
  'can',
  'cannot',
  'reach',
]);

/** The verb of an assertion ends its list of subjects. */
const NO_SUBJECTS: ReadonlySet<string> = new Set(['can', 'cannot', 'reach']);

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

export function tokenTypes(grammar: GrammarAST.Grammar): VpcTokenTypes {
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
  for (const node of AstUtils.streamAllContents(grammar)) {
    if (!GrammarAST.isKeyword(node) || keywords.has(node.value)) continue;
    const word = node.value;
    if (!/^[a-z]/.test(word)) {
      keywords.set(word, make(word));
      continue;
    }
    const categories = [NAME, LABEL];
    if (!RESERVED_NAMES.has(word)) {
      categories.push(REF);
      if (!NO_SUBJECTS.has(word)) categories.push(SUBJECT);
      if (!NO_SERVICES.has(word)) categories.push(SERVICE);
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
