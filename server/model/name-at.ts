import type { Position } from 'vscode-languageserver-protocol';
import { type Element, isElement, type Origin } from '../../network/topology/index.js';
import { touches } from '../text/range.js';
import type { NetworkIndex } from './network-index.js';

/** The name under the cursor: where it is declared, or where it is used. */
export interface NameAt {
  readonly elements: readonly Element[];
  readonly origin: Origin;
  readonly declaration: boolean;
  readonly byId: boolean;
}

export function nameAt(index: NetworkIndex, file: string, position: Position): NameAt | undefined {
  for (const value of index.valuesAt(file, position))
    if (isElement(value) && value.nameOrigin.file === file && touches(value.nameOrigin.range, position))
      return { elements: [value], origin: value.nameOrigin, declaration: true, byId: false };
  const [use] = index.usesAt(file, position);
  return use && { elements: use.elements, origin: use.origin, declaration: false, byId: use.byId };
}
