/** What part each keyword plays, for whoever paints words without reading sentences. Told from where it stands in the grammar. */
import { GrammarAST } from 'langium';
import { isOptional } from './blocks.js';
import { type Keyword, type KeywordUse, keywords, keywordUses } from './keywords.js';

/**
 * `declaration`: gives something its name (`vpc`, `route-table`). `modifier`: stands before such a word, or begins an assertion (`public`, `only`).
 * `action`: what a rule does. `traffic`: what it is about. `assertion`: states what must be so. `value`: what something is set to. `other`: the rest.
 */
export type Category = 'declaration' | 'modifier' | 'action' | 'traffic' | 'assertion' | 'value' | 'other';

const ASSERTING: ReadonlySet<string> = new Set(['Import', 'Expect', 'Test', 'Assertion']);

/** A word that stands in several places is painted as the first of these that it is somewhere. */
const ORDER: readonly Category[] = ['declaration', 'modifier', 'action', 'assertion', 'value', 'traffic', 'other'];

export function keywordsByCategory(): Readonly<Record<Category, readonly Keyword[]>> {
  const found = new Map<string, Category>();
  for (const use of keywordUses()) {
    const { value } = use.keyword;
    const category = categoryOf(use);
    const known = found.get(value);
    if (known === undefined || ORDER.indexOf(category) < ORDER.indexOf(known)) found.set(value, category);
  }
  const lists: Record<Category, Keyword[]> = {
    declaration: [],
    modifier: [],
    action: [],
    traffic: [],
    assertion: [],
    value: [],
    other: [],
  };
  for (const word of keywords()) lists[found.get(word) ?? 'other'].push(word);
  return lists;
}

function categoryOf({ keyword, rule, property }: KeywordUse): Category {
  const follower = followerOf(keyword);
  if (follower && isName(follower)) return 'declaration';
  if (rule === 'Traffic') return 'traffic';
  if (rule === 'Rule' && property === 'action') return 'action';
  if (isModifier(keyword, follower)) return 'modifier';
  if (ASSERTING.has(rule)) return 'assertion';
  // What a property is set to, where the statement may end with it; `inbound` and `from` lead on.
  return property !== undefined && (!follower || isOptional(follower)) ? 'value' : 'other';
}

/** A word that may be left out, or leads, before one that declares. */
function isModifier(keyword: GrammarAST.Keyword, follower: GrammarAST.AbstractElement | undefined): boolean {
  if (!follower) return false;
  const [leading] = leadingKeywords(follower);
  const next = leading && followerOf(leading);
  return (next !== undefined && isName(next)) || top(keyword).cardinality === '?';
}

function leadingKeywords(element: GrammarAST.AbstractElement): GrammarAST.Keyword[] {
  if (GrammarAST.isKeyword(element)) return [element];
  return GrammarAST.isAssignment(element) && GrammarAST.isKeyword(element.terminal) ? [element.terminal] : [];
}

function isName(element: GrammarAST.AbstractElement): boolean {
  return (
    GrammarAST.isAssignment(element) &&
    GrammarAST.isRuleCall(element.terminal) &&
    element.terminal.rule.$refText === 'NAME'
  );
}

/** The outermost element that is nothing but this keyword, or a choice that it is part of. */
function top(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement {
  const container = element.$container;
  return GrammarAST.isAlternatives(container) || GrammarAST.isAssignment(container) ? top(container) : element;
}

/** What comes behind a keyword in its group; undefined where it is the last. */
function followerOf(keyword: GrammarAST.Keyword): GrammarAST.AbstractElement | undefined {
  const whole = top(keyword);
  const group = whole.$container;
  if (!GrammarAST.isGroup(group)) return undefined;
  const next = group.elements[group.elements.indexOf(whole) + 1];
  return next ?? (GrammarAST.isAlternatives(group.$container) ? followerOfGroup(group) : undefined);
}

/** `private?='private'? type='nat-gateway'` is one of several, and what comes behind all of them comes behind it. */
function followerOfGroup(group: GrammarAST.Group): GrammarAST.AbstractElement | undefined {
  const whole = top(group);
  const outer = whole.$container;
  return GrammarAST.isGroup(outer) ? outer.elements[outer.elements.indexOf(whole) + 1] : undefined;
}
