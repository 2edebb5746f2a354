/** Follows the grammar word by word, in every way at once: what can come behind the words so far. */
import type { IToken } from 'chevrotain';
import { GrammarAST } from 'langium';
import { isTerminal } from '../lexer/token-types.js';
import { isOptional, statementsIn } from '../words/blocks.js';

/** A place in the grammar that the next token can fill. */
export interface Slot {
  /** `vpc`, `->`; undefined where a terminal is asked for. */
  readonly symbol: string | undefined;
  /** `NAME`, `REF`, …; undefined where a symbol is asked for. */
  readonly terminal: string | undefined;
  readonly rule: string;
  /** The property that it fills; undefined where it only gives shape. */
  readonly property: string | undefined;
  readonly rest: Rest | undefined;
}

/** What can come next. */
export interface State {
  readonly slots: readonly Slot[];
  /** The statement may end here. */
  readonly ends: boolean;
}

interface Part {
  readonly element: GrammarAST.AbstractElement;
  readonly rule: string;
  readonly property: string | undefined;
  /** It has been there once, so that `+` is `*` now. */
  readonly again?: boolean;
}

/** What is left of the statement, innermost first. */
interface Rest {
  readonly part: Part;
  readonly rest: Rest | undefined;
}

interface Growing {
  readonly slots: Slot[];
  ends: boolean;
}

/** Where a statement begins in the block of a rule. */
export function startOf(block: string): State {
  const state: Growing = { slots: [], ends: false };
  for (const { terminal, feature } of statementsIn(block))
    visit(state, { element: terminal, rule: block, property: feature }, undefined);
  return state;
}

/** The state behind one more token; undefined where the grammar takes no such token. A word that is a keyword here is one: a name that is spelled so gives way. */
export function step(state: State, token: IToken): State | undefined {
  const fitting = fittingSlots(state, token);
  if (fitting.length === 0) return undefined;
  const next: Growing = { slots: [], ends: false };
  for (const { rest } of fitting) resume(next, rest);
  return next;
}

export function fittingSlots({ slots }: State, { image, tokenType }: IToken): readonly Slot[] {
  const symbols = slots.filter(({ symbol }) => symbol === image);
  return symbols.length > 0
    ? symbols
    : slots.filter(({ terminal }) => terminal !== undefined && isTerminal(tokenType, terminal));
}

function visit(state: Growing, part: Part, rest: Rest | undefined): void {
  const { cardinality } = part.element;
  const repeats = cardinality === '*' || cardinality === '+';
  visitOnce(state, part, repeats ? { part: { ...part, again: true }, rest } : rest);
  if (isOptional(part.element) || part.again) resume(state, rest);
}

function resume(state: Growing, rest: Rest | undefined): void {
  if (rest) visit(state, rest.part, rest.rest);
  else state.ends = true;
}

function visitOnce(state: Growing, { element, rule, property }: Part, rest: Rest | undefined): void {
  if (GrammarAST.isKeyword(element)) {
    state.slots.push({ symbol: element.value, terminal: undefined, rule, property, rest });
  } else if (GrammarAST.isAssignment(element)) {
    visit(state, { element: element.terminal, rule, property: element.feature }, rest);
  } else if (GrammarAST.isAlternatives(element)) {
    for (const branch of element.elements) visit(state, { element: branch, rule, property }, rest);
  } else if (GrammarAST.isGroup(element)) {
    const chain = element.elements.reduceRight<Rest | undefined>(
      (behind, each) => ({ part: { element: each, rule, property }, rest: behind }),
      rest,
    );
    resume(state, chain);
  } else if (GrammarAST.isRuleCall(element)) {
    const called = element.rule.ref;
    if (GrammarAST.isParserRule(called))
      visit(state, { element: called.definition, rule: called.name, property: undefined }, rest);
    else state.slots.push({ symbol: undefined, terminal: element.rule.$refText, rule, property, rest });
  } else resume(state, rest);
}
