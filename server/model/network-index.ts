/**
 * Where everything of a network stands in its texts, and what refers to what.
 * Invariant: a question costs what the declarations around its place hold, not what the network does. What was found in a declaration, or of the names in some lines, stays found until they are others.
 */
import type { Position } from 'vscode-languageserver-protocol';
import type { Link, LoadedNetwork } from '../../language/index.js';
import {
  contentOf,
  declarationsOf,
  type Element,
  isElement,
  type LocatedValue,
  type NamedElement,
  valuesOf,
} from '../../network/topology/index.js';
import { originKey, touches } from '../text/range.js';
import { type NameUse, ownerOf, usesIn } from './name-use.js';

export interface NetworkIndex {
  /** The values whose text holds the position, innermost first. */
  valuesAt(file: string, position: Position): readonly LocatedValue[];
  valuesOf(file: string): readonly LocatedValue[];
  readonly elements: readonly Element[];
  elementsOf(file: string): readonly Element[];
  /** Every use of a name of a file that resolves. */
  usesIn(file: string): readonly NameUse[];
  usesAt(file: string, position: Position): readonly NameUse[];
  /** An element of this network, or the same one of another state or network. */
  usesOf(element: NamedElement): readonly NameUse[];
}

export function indexNetwork({ topology, names }: Pick<LoadedNetwork, 'topology' | 'names'>): NetworkIndex {
  const byFile = new Map<string, Declaration[]>();
  for (const declaration of declarationsOf(topology))
    if (declaration.origin.file !== '') push(byFile, declaration.origin.file, declaration);
  const declared = (file: string): readonly Declaration[] => byFile.get(file) ?? [];
  const valuesAt: NetworkIndex['valuesAt'] = (file, position) =>
    // Each once: the expectations of a test share what stands in front of all of them.
    [...new Set(declared(file).flatMap((declaration) => valuesIn(declaration, position)))]
      // Reversed, so that of values with equal text the inner one, which comes later in depth-first order, stays in front.
      .reverse()
      .sort(innermostFirst);
  let elements: Element[] | undefined;
  return {
    get elements() {
      elements ??= [...byFile.values()].flatMap((list) => list.flatMap(elementsIn));
      return elements;
    },
    elementsOf: (file) => declared(file).flatMap(elementsIn),
    valuesOf: (file) => [...new Set(declared(file).flatMap(valuesOf))],
    valuesAt,
    usesIn: (file) => (names.get(file) ?? []).flatMap(({ links }) => links.flatMap(usesIn)),
    usesAt(file, position) {
      const lines = (names.get(file) ?? []).filter(
        ({ line, lines }) => line <= position.line && position.line <= line + lines,
      );
      return lines
        .flatMap(({ links }) => links.filter(({ origin }) => touches(origin.range, position)).flatMap(usesIn))
        .filter(({ origin }) => touches(origin.range, position));
    },
    usesOf({ nameOrigin: { file, range }, nameOrigin }) {
      const start = { line: range.start.line - 1, character: range.start.column - 1 };
      const key = originKey(nameOrigin);
      const own = new Set(
        valuesAt(file, start).filter(
          (value): value is Element => isElement(value) && originKey(value.nameOrigin) === key,
        ),
      );
      return [...names.values()].flatMap((list) =>
        list.flatMap(({ links }) => [...usesAmong(links, own)].flatMap(usesIn).filter(leadsTo(own))),
      );
    },
  };
}

type Declaration = ReturnType<typeof declarationsOf>[number];

const leadsTo =
  (elements: ReadonlySet<Element>) =>
  (use: NameUse): boolean =>
    use.elements.some((element) => elements.has(element));

const linksByElement = new WeakMap<readonly Link[], Map<Element, Link[]>>();

/** The names that lead to an element, or to something inside it: `shop.cashier` uses `shop` too. */
function usesAmong(links: readonly Link[], elements: Iterable<Element>): Set<Link> {
  let known = linksByElement.get(links);
  if (!known) {
    known = new Map();
    for (const link of links)
      for (const element of new Set(link.targets.flatMap((target) => [target, ownerOf(target) ?? target])))
        push(known, element, link);
    linksByElement.set(links, known);
  }
  const found = new Set<Link>();
  for (const element of elements) for (const link of known.get(element) ?? []) found.add(link);
  return found;
}

const elementsByDeclaration = new WeakMap<Declaration, readonly Element[]>();

function elementsIn(declaration: Declaration): readonly Element[] {
  let elements = elementsByDeclaration.get(declaration);
  if (!elements) {
    elements = valuesOf(declaration).filter(isElement);
    elementsByDeclaration.set(declaration, elements);
  }
  return elements;
}

function valuesIn(declaration: Declaration, position: Position): readonly LocatedValue[] {
  if (!touches(declaration.origin.range, position) && !holdsMore(declaration)) return [];
  return valuesOf(declaration).filter(({ origin }) => touches(origin.range, position));
}

const spread = new WeakMap<object, boolean>();

/** Something in it stands outside its own text: what a declaration holds is no more than that as a rule. Moving lines changes nothing of it. */
function holdsMore(declaration: Declaration): boolean {
  let more = spread.get(contentOf(declaration));
  if (more === undefined) {
    const { start, end } = declaration.origin.range;
    more = valuesOf(declaration).some(
      ({ origin: { range } }) => isBefore(range.start, start) || isBefore(end, range.end),
    );
    spread.set(contentOf(declaration), more);
  }
  return more;
}

type Place = LocatedValue['origin']['range']['start'];

const isBefore = (a: Place, b: Place): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);

function push<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Values with nothing of their own to tell: what they hold tells it. */
const SILENT: ReadonlySet<LocatedValue['kind']> = new Set([
  'any',
  'cidr',
  'address',
  'ref',
  'local',
  'blackhole',
  'load-balancer-node',
  'located',
]);

/** A shorter text is further in. */
function innermostFirst(a: LocatedValue, b: LocatedValue): number {
  const x = a.origin.range;
  const y = b.origin.range;
  return (
    x.end.line - x.start.line - (y.end.line - y.start.line) ||
    y.start.line - x.start.line ||
    y.start.column - x.start.column ||
    x.end.line - y.end.line ||
    x.end.column - y.end.column ||
    (SILENT.has(a.kind) ? 1 : 0) - (SILENT.has(b.kind) ? 1 : 0)
  );
}

/** The one a name at a position leads to and the elements around it, innermost first, each once. */
export function elementsAt(index: NetworkIndex, file: string, position: Position): Element[] {
  const used = index.usesAt(file, position).flatMap((use) => use.elements);
  const around = index.valuesAt(file, position).filter(isElement);
  return [...new Set([...used, ...around])];
}
