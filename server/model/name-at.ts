import type { Position } from 'vscode-languageserver-protocol';
import type { Element } from '../../network/topology/model.js';
import type { Origin } from '../../network/topology/origin.js';
import { touches } from '../text/range.js';
import { type NetworkIndex, usesAt } from './network-index.js';

/** The name under the cursor: where it is declared, or where it is used. */
export interface NameAt {
  readonly elements: readonly Element[];
  readonly origin: Origin;
  readonly declaration: boolean;
  readonly byId: boolean;
}

export function nameAt(index: NetworkIndex, file: string, position: Position): NameAt | undefined {
  for (const part of index.partsAt(file, position))
    if (
      part.part === 'element' &&
      part.value.nameOrigin.file === file &&
      touches(part.value.nameOrigin.range, position)
    )
      return { elements: [part.value], origin: part.value.nameOrigin, declaration: true, byId: false };
  const [use] = usesAt(index, file, position);
  return use && { elements: use.elements, origin: use.origin, declaration: false, byId: use.byId };
}
