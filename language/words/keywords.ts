/** The words of the language, read from its grammar. Nobody else keeps a list of them. */
import { AstUtils, GrammarAST } from 'langium';
import type { VpcKeywordNames } from '../generated/ast.js';
import { VpcLanguageGrammar } from '../generated/grammar.js';
import { SYMBOLS } from '../generated/words.js';
import { nodesIn } from './grammar-nodes.js';
import { once } from './once.js';

/** A keyword that is a word. Punctuation is a keyword to the grammar too. */
export type Keyword = Exclude<VpcKeywordNames, '{' | '}' | ',' | '=' | '-' | '->' | '/'>;

/** Where a keyword stands in the grammar. */
export interface KeywordUse {
  readonly keyword: GrammarAST.Keyword;
  readonly rule: string;
  /** The property that it fills; undefined where it only gives shape. */
  readonly property: string | undefined;
}

export const keywordUses: () => readonly KeywordUse[] = once(() =>
  VpcLanguageGrammar().rules.flatMap((rule) =>
    nodesIn(rule)
      .filter(GrammarAST.isKeyword)
      .map((keyword) => ({ keyword, rule: rule.name, property: propertyOf(keyword) })),
  ),
);

/** Every word and punctuation mark to which the grammar gives a meaning of its own. */
export const symbols: () => ReadonlySet<string> = once(
  () => new Set(keywordUses().map(({ keyword }) => keyword.value)),
);

/** Every word to which the grammar gives a meaning of its own. */
export const keywords: () => ReadonlySet<Keyword> = once(() => new Set([...symbols()].filter(isKeywordText)));

export function isKeyword(word: string): word is Keyword {
  return SYMBOLS.has(word) && isKeywordText(word);
}

function isKeywordText(symbol: string): symbol is Keyword {
  return /^[a-z]/.test(symbol);
}

/** The property that an element of the grammar fills; undefined for what only gives shape. */
function propertyOf(element: GrammarAST.AbstractElement): string | undefined {
  return AstUtils.getContainerOfType(element, GrammarAST.isAssignment)?.feature;
}

/** The words that a property can be set to, such as the names of ICMP types: `Traffic`, `icmpName`. */
export function wordsOf(rule: string, property: string): Keyword[] {
  const words = keywordUses().flatMap((use) =>
    use.rule === rule && use.property === property && isKeywordText(use.keyword.value) ? [use.keyword.value] : [],
  );
  return [...new Set(words)];
}
