import { AstUtils, GrammarAST } from 'langium';

/** The properties that hold a block's statements. */
const LISTS: ReadonlySet<string> = new Set(['items', 'rules', 'assertions', 'declarations', 'imports']);

/** Which words may start a statement where, read from the grammar itself. */
export class GrammarWords {
  private readonly starts = new Map<string, readonly string[]>();

  constructor(grammar: GrammarAST.Grammar) {
    for (const rule of grammar.rules) {
      if (!GrammarAST.isParserRule(rule)) continue;
      const words = new Set<string>();
      for (const node of AstUtils.streamAllContents(rule)) {
        if (GrammarAST.isAssignment(node) && LISTS.has(node.feature))
          for (const word of firstWords(node.terminal)) words.add(word);
      }
      if (words.size > 0) this.starts.set(rule.name, [...words]);
    }
  }

  /** The words that start a statement inside the block of a rule; none where the rule has no block. */
  startsIn(rule: string): readonly string[] {
    return this.starts.get(rule) ?? [];
  }

  /** The rules in whose blocks a word starts a statement. */
  homesOf(word: string): string[] {
    return [...this.starts].filter(([, words]) => words.includes(word)).map(([rule]) => rule);
  }
}

/** The keywords that an element of the grammar can start with. */
function firstWords(element: GrammarAST.AbstractElement): string[] {
  if (GrammarAST.isKeyword(element)) return /^[a-z]/.test(element.value) ? [element.value] : [];
  if (GrammarAST.isAssignment(element)) return firstWords(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firstWords);
  if (GrammarAST.isRuleCall(element))
    return GrammarAST.isParserRule(element.rule.ref) ? firstWords(element.rule.ref.definition) : [];
  if (!GrammarAST.isGroup(element)) return [];
  const words: string[] = [];
  for (const part of element.elements) {
    if (GrammarAST.isAction(part)) continue;
    words.push(...firstWords(part));
    if (part.cardinality !== '?' && part.cardinality !== '*') break;
  }
  return words;
}
