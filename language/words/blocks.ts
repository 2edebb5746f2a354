/** Which statements each block can hold, and with which words they begin: read from the grammar. */
import { GrammarAST } from 'langium';
import type { VpcAstType } from '../generated/ast.js';
import { VpcLanguageGrammar } from '../generated/grammar.js';
import { nodesIn } from './grammar-nodes.js';
import { once } from './once.js';

type StatementProperty = 'imports' | 'declarations' | 'items' | 'rules' | 'assertions';
type Listed<Node> = {
  [Property in keyof Node & StatementProperty]: Node[Property] extends readonly { readonly $type: infer Type }[]
    ? Type
    : never;
}[keyof Node & StatementProperty];
/** A rule of the grammar that is a statement of some block. */
export type StatementRule = { [Rule in keyof VpcAstType]: Listed<VpcAstType[Rule]> }[keyof VpcAstType];

/** What the block of a rule can hold: the properties that collect its statements. The file itself is a block without braces. */
const statementLists: () => ReadonlyMap<string, readonly GrammarAST.Assignment[]> = once(() => {
  const lists = new Map<string, GrammarAST.Assignment[]>();
  for (const rule of VpcLanguageGrammar().rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const found = nodesIn(rule)
      .filter(GrammarAST.isAssignment)
      .filter(({ operator }) => operator === '+=')
      .filter((assignment) => rule.entry || inBraces(assignment));
    if (found.length > 0) lists.set(rule.name, found);
  }
  return lists;
});

function inBraces(assignment: GrammarAST.Assignment): boolean {
  const group = assignment.$container;
  if (!GrammarAST.isGroup(group)) return false;
  const at = group.elements.indexOf(assignment);
  return isSymbol(group.elements[at - 1], '{') && isSymbol(group.elements[at + 1], '}');
}

function isSymbol(element: GrammarAST.AbstractElement | undefined, symbol: string): boolean {
  return GrammarAST.isKeyword(element) && element.value === symbol;
}

/** The names of the properties that hold a block's statements. */
export const statementProperties: () => ReadonlySet<string> = once(
  () => new Set([...statementLists().values()].flat().map(({ feature }) => feature)),
);

/** The rules that have a block. */
export function blockRules(): string[] {
  return [...statementLists().keys()];
}

/** What stands in the block of a rule. */
export function statementsIn(rule: string): readonly GrammarAST.Assignment[] {
  return statementLists().get(rule) ?? [];
}

/** The rules of the statements that stand in the block of a rule, in the grammar's order, as they are called there. */
export function statementCallsIn(rule: string): GrammarAST.RuleCall[] {
  return statementsIn(rule)
    .flatMap(({ terminal }) => (GrammarAST.isAlternatives(terminal) ? terminal.elements : [terminal]))
    .filter(GrammarAST.isRuleCall);
}

/** The rules of the statements that stand in the block of a rule, in the grammar's order. */
export function statementRulesIn(rule: string): StatementRule[] {
  return statementCallsIn(rule).map((call) => call.rule.$refText as StatementRule);
}

const starters: () => ReadonlyMap<string, readonly string[]> = once(
  () =>
    new Map(
      [...statementLists()].map(([rule, lists]) => [
        rule,
        [...new Set(lists.flatMap(({ terminal }) => firstWords(terminal)))],
      ]),
    ),
);

/** The words that start a statement inside the block of a rule; none where the rule has no block. */
export function startsIn(rule: string): readonly string[] {
  return starters().get(rule) ?? [];
}

/** The rules in whose blocks a word starts a statement. */
export function homesOf(word: string): string[] {
  return [...starters()].filter(([, words]) => words.includes(word)).map(([rule]) => rule);
}

/** The keywords that an element of the grammar can start with. */
export function firstWords(element: GrammarAST.AbstractElement): string[] {
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
    if (!isOptional(part)) break;
  }
  return words;
}

export function isOptional({ cardinality }: GrammarAST.AbstractElement): boolean {
  return cardinality === '?' || cardinality === '*';
}
