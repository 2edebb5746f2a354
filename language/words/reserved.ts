/** Keywords that cannot be spelled as a name everywhere, told from where they stand in the grammar. */
import { GrammarAST } from 'langium';
import { VpcLanguageGrammar } from '../generated/grammar.js';
import { firstWords, isOptional } from './blocks.js';
import { nodesIn } from './grammar-nodes.js';
import { once } from './once.js';

/** Words that a declaration may spell but no reference can mean: they stand where a reference could (`any` beside a peer's name, `local` beside a route's target, `maybe` before a group's). */
export const reservedNames: () => ReadonlySet<string> = once(() => {
  const words = new Set<string>();
  for (const node of nodesIn(VpcLanguageGrammar())) {
    const besides = GrammarAST.isAlternatives(node) ? besideReference(node) : [];
    const before = GrammarAST.isGroup(node) ? beforeReference(node) : [];
    for (const one of [...besides, ...before])
      if (GrammarAST.isAssignment(one) && GrammarAST.isKeyword(one.terminal)) words.add(one.terminal.value);
  }
  return words;
});

/** The words that may stand in place of a reference which fills a property of a rule (`Subject.ref`): `internet`. */
export const wordsBeside: () => ReadonlyMap<string, ReadonlySet<string>> = once(() => {
  const words = new Map<string, Set<string>>();
  for (const node of nodesIn(VpcLanguageGrammar())) {
    if (!GrammarAST.isAlternatives(node)) continue;
    for (const one of node.elements) {
      const place = placeOf(one, ruleOf(node));
      if (place === undefined) continue;
      const known = words.get(place) ?? new Set();
      words.set(place, known);
      for (const word of node.elements.flatMap((other) => (isReference(other) ? [] : firstWords(other))))
        known.add(word);
    }
  }
  words.set('Traffic.service', new Set(trafficWords()));
  return words;
});

function ruleOf(node: GrammarAST.AbstractElement): string {
  let above: { readonly $container?: unknown } = node;
  while (!GrammarAST.isParserRule(above)) above = above.$container as typeof above;
  return above.name;
}

const besideReference = ({ elements }: GrammarAST.Alternatives): readonly GrammarAST.AbstractElement[] =>
  elements.some(isReference) ? elements : [];

/** What may be left out in front of a reference: `maybe`. */
const beforeReference = ({ elements }: GrammarAST.Group): readonly GrammarAST.AbstractElement[] =>
  elements.filter((element, i) => {
    const next = elements[i + 1];
    return (
      isOptional(element) &&
      next &&
      (isReference(next) || (GrammarAST.isAlternatives(next) && next.elements.some(isReference)))
    );
  });

const isReference = (branch: GrammarAST.AbstractElement): boolean => placeOf(branch, '') !== undefined;

/** Which property of which rule a reference fills; also of a rule that begins with one: a target of a listener. */
function placeOf(branch: GrammarAST.AbstractElement, rule: string): string | undefined {
  if (!GrammarAST.isAssignment(branch) || !GrammarAST.isRuleCall(branch.terminal)) return undefined;
  const called = branch.terminal.rule;
  if (['REF', 'SUBJECT'].includes(called.$refText)) return `${rule}.${branch.feature}`;
  const inside = GrammarAST.isParserRule(called.ref) ? called.ref.definition : undefined;
  const first = GrammarAST.isGroup(inside) ? inside.elements[0] : undefined;
  return first && placeOf(first, called.$refText);
}

/** The words without which there is no assertion. Its verb ends the list of subjects; and as an assertion may follow a traffic list, none of them is a service. */
export const assertionWords: () => ReadonlySet<string> = once(() => {
  const { definition } = ruleNamed('Assertion');
  const spine = GrammarAST.isGroup(definition) ? definition.elements.filter((element) => !isOptional(element)) : [];
  return new Set(spine.filter((element) => !callsRule(element)).flatMap(firstWords));
});

/** A part of a rule that is spelled out elsewhere: a subject of an assertion. */
function callsRule(element: GrammarAST.AbstractElement): boolean {
  return (
    GrammarAST.isRuleCall(element) || (GrammarAST.isAssignment(element) && GrammarAST.isRuleCall(element.terminal))
  );
}

/** What starts a traffic term of its own, so that no service of this name could be meant. */
export const trafficWords: () => ReadonlySet<string> = once(() => new Set(firstWords(ruleNamed('Traffic').definition)));

function ruleNamed(name: string): GrammarAST.ParserRule {
  const rule = VpcLanguageGrammar().rules.find((candidate) => candidate.name === name);
  if (!GrammarAST.isParserRule(rule)) throw new Error(`The grammar has no rule ${name}.`);
  return rule;
}
