/** Where everything of a network stands in its texts, and what refers to what. Made once a network, when first asked for. */
import type { Position } from 'vscode-languageserver-protocol';
import type { LoadedNetwork } from '../../language/index.js';
import { type Element, type NamedElement, qualifiedName, type Topology } from '../../network/topology/model.js';
import type { Origin } from '../../network/topology/origin.js';
import { originKey, touches } from '../text/range.js';
import { type NameUse, usesIn } from './name-use.js';
import { type Part, partOf } from './part.js';

export interface NetworkIndex {
  /** The parts whose text holds the position, innermost first. */
  partsAt(file: string, position: Position): readonly Part[];
  partsOf(file: string): readonly Part[];
  readonly elements: readonly Element[];
  /** Every use of a name that resolves. */
  readonly uses: readonly NameUse[];
  usesOf(element: NamedElement): readonly NameUse[];
}

export function indexNetwork({ topology, links }: Pick<LoadedNetwork, 'topology' | 'links'>): NetworkIndex {
  const byFile = new Map<string, Part[]>();
  const elements: Element[] = [];
  const uses = links.flatMap(usesIn);
  for (const part of partsIn(topology)) {
    push(byFile, part.origin.file, part);
    if (part.part === 'element') elements.push(part.value);
  }
  const usesByElement = new Map<string, NameUse[]>();
  for (const use of uses) for (const element of use.elements) push(usesByElement, originKey(element.nameOrigin), use);
  return {
    elements,
    uses,
    partsOf: (file) => byFile.get(file) ?? [],
    // Reversed, so that of parts with equal text the inner one, which comes later in depth-first order, stays in front.
    partsAt: (file, position) =>
      (byFile.get(file) ?? [])
        .filter((part) => touches(part.origin.range, position))
        .reverse()
        .sort(innermostFirst),
    usesOf: (element) => usesByElement.get(originKey(element.nameOrigin)) ?? [],
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A shorter text is further in. */
function innermostFirst(a: Part, b: Part): number {
  const x = a.origin.range;
  const y = b.origin.range;
  return (
    x.end.line - x.start.line - (y.end.line - y.start.line) ||
    y.start.line - x.start.line ||
    y.start.column - x.start.column ||
    x.end.line - y.end.line ||
    x.end.column - y.end.column ||
    (a.part === 'other' ? 1 : 0) - (b.part === 'other' ? 1 : 0)
  );
}

/** Every part, in depth-first order. What a reference leads to and what an element sits in are met elsewhere, so each value is visited once. */
function partsIn(topology: Topology): Part[] {
  const parts: Part[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = Object.values(topology).reverse();
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) stack.push(value[i]);
      continue;
    }
    if (isOrigin(value)) continue;
    if (hasOrigin(value)) {
      const part = partOf(value);
      if (value.origin.file !== '') parts.push(part);
      if (part.part === 'reference' || (part.part === 'subject' && part.value.kind === 'ref')) continue;
    }
    const children = Object.values(value);
    for (let i = children.length - 1; i >= 0; i--) if (typeof children[i] === 'object') stack.push(children[i]);
  }
  return parts;
}

function hasOrigin(value: object): value is { readonly origin: Origin } {
  return 'origin' in value && typeof value.origin === 'object' && value.origin !== null;
}

function isOrigin(value: object): boolean {
  return 'file' in value && 'range' in value;
}

export function usesAt(index: NetworkIndex, file: string, position: Position): NameUse[] {
  return index.uses.filter((use) => use.origin.file === file && touches(use.origin.range, position));
}

/** The elements around a position and the one a name there leads to: names, innermost first, each once. */
export function elementNamesAt(index: NetworkIndex, file: string, position: Position): string[] {
  const used = usesAt(index, file, position).flatMap((use) => use.elements);
  const around = index.partsAt(file, position).flatMap((part) => (part.part === 'element' ? [part.value] : []));
  const names = [...used, ...around].map(qualifiedName);
  return [...new Set(names)];
}
