import type { Link } from '../../language/index.js';
import { type Element, type Origin, writtenName } from '../../network/topology/index.js';

/** One use of a name. `shop.cashier` uses two: `shop` and `cashier`. */
export interface NameUse {
  readonly text: string;
  readonly origin: Origin;
  /** What it leads to. Several where an instance's id stands for its interfaces, or where the name is ambiguous. */
  readonly elements: readonly Element[];
  /** The provider's id is written in place of the name: renaming leaves it alone. */
  readonly byId: boolean;
}

/** The names used at one place, in the order written; none where they lead nowhere. */
export function usesIn({ text, origin, targets }: Link): NameUse[] {
  return targets.length > 0 ? split(text, origin, targets) : [];
}

function split(text: string, origin: Origin, elements: readonly Element[]): NameUse[] {
  const target = elements[0] as Element;
  const owner = ownerOf(target);
  const dot = text.indexOf('.');
  const last = text.slice(dot + 1);
  const byId = !elements.every((element) => writtenName(element) === last.trim());
  const { start, end } = origin.range;
  // Where white space or a comment stands around the dot, the places of its sides are not known; such a reference is one use.
  const plain = start.line === end.line && end.column - start.column === text.length;
  if (dot < 0 || !plain || !owner || writtenName(owner) !== text.slice(0, dot))
    return [{ text, origin, elements, byId }];
  const middle = start.column + dot;
  return [
    { text: writtenName(owner), origin: at(origin, start.column, middle), elements: [owner], byId: false },
    { text: last, origin: at(origin, middle + 1, end.column), elements, byId },
  ];
}

function at(origin: Origin, from: number, to: number): Origin {
  const line = origin.range.start.line;
  return { file: origin.file, range: { start: { line, column: from }, end: { line, column: to } } };
}

/** The VPC, network or transit gateway in which an element's name is local. */
export function ownerOf(element: Element): Element | undefined {
  switch (element.kind) {
    case 'host':
      return element.network;
    case 'transit-gateway-route-table':
      return element.transitGateway;
    default:
      return 'vpc' in element ? element.vpc : undefined;
  }
}
