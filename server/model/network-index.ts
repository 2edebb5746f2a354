/** Where everything of a network stands in its texts, and what refers to what. Made once a network, when first asked for. */
import type { Position } from 'vscode-languageserver-protocol';
import type { LoadedNetwork } from '../../language/index.js';
import {
  type Element,
  isElement,
  type LocatedValue,
  locatedValues,
  type NamedElement,
} from '../../network/topology/index.js';
import { originKey, touches } from '../text/range.js';
import { type NameUse, usesIn } from './name-use.js';

export interface NetworkIndex {
  /** The values whose text holds the position, innermost first. */
  valuesAt(file: string, position: Position): readonly LocatedValue[];
  valuesOf(file: string): readonly LocatedValue[];
  readonly elements: readonly Element[];
  /** Every use of a name that resolves. */
  readonly uses: readonly NameUse[];
  usesOf(element: NamedElement): readonly NameUse[];
}

export function indexNetwork({ topology, links }: Pick<LoadedNetwork, 'topology' | 'links'>): NetworkIndex {
  const byFile = new Map<string, LocatedValue[]>();
  const elements: Element[] = [];
  const uses = links.flatMap(usesIn);
  for (const value of locatedValues(topology)) {
    if (value.origin.file === '') continue;
    push(byFile, value.origin.file, value);
    if (isElement(value)) elements.push(value);
  }
  let usesByElement: Map<string, NameUse[]> | undefined;
  return {
    elements,
    uses,
    valuesOf: (file) => byFile.get(file) ?? [],
    // Reversed, so that of values with equal text the inner one, which comes later in depth-first order, stays in front.
    valuesAt: (file, position) =>
      (byFile.get(file) ?? [])
        .filter((value) => touches(value.origin.range, position))
        .reverse()
        .sort(innermostFirst),
    usesOf(element) {
      usesByElement ??= byElement(uses);
      return usesByElement.get(originKey(element.nameOrigin)) ?? [];
    },
  };
}

/** Not every question wants it, and it is as large as the text. */
function byElement(uses: readonly NameUse[]): Map<string, NameUse[]> {
  const lists = new Map<string, NameUse[]>();
  for (const use of uses) for (const element of use.elements) push(lists, originKey(element.nameOrigin), use);
  return lists;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
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

export function usesAt(index: NetworkIndex, file: string, position: Position): NameUse[] {
  return index.uses.filter((use) => use.origin.file === file && touches(use.origin.range, position));
}

/** The one a name at a position leads to and the elements around it, innermost first, each once. */
export function elementsAt(index: NetworkIndex, file: string, position: Position): Element[] {
  const used = usesAt(index, file, position).flatMap((use) => use.elements);
  const around = index.valuesAt(file, position).filter(isElement);
  return [...new Set([...used, ...around])];
}
