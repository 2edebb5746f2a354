import type {
  MapElement,
  MapFinding,
  MapKind,
  Severity,
  SubnetAccess,
  SubnetGuards,
} from '../../../server/protocol.js';

/** One rectangle of the map: an element of the network, a zone, or several like resources shown as one. */
export interface Box {
  readonly id: string;
  readonly role: BoxRole;
  readonly icon: MapKind | 'internet' | 'group' | undefined;
  readonly label: string;
  readonly detail: string;
  /** What a screen reader says, and the tooltip. */
  readonly description: string;
  readonly element?: MapElement | undefined;
  /** The worst that bites here, or in what it hides. */
  readonly severity?: Severity | undefined;
  /** What bites here, or at what it hides. */
  readonly findings: readonly MapFinding[];
  /** The ids of the security groups on it, or on all that it stands for. */
  readonly groups: readonly string[];
  /** Of a subnet. */
  readonly guards?: SubnetGuards | undefined;
  readonly access?: SubnetAccess | undefined;
  /** It can be folded to hide its inside, and is now. */
  readonly foldable: boolean;
  readonly folded: boolean;
  /** The elements that it stands for while they are hidden: its whole inside, or a group's members. */
  readonly hidden: readonly MapElement[];
  readonly children: readonly Box[];
}

export type BoxRole =
  | 'internet'
  | 'network'
  | 'host'
  | 'transit-gateway'
  | 'vpc'
  | 'zone'
  | 'subnet'
  | 'gateway'
  | 'spanning'
  | 'resource'
  | 'group';

/** Every box, in the order in which they are read. */
export function* walk(boxes: readonly Box[], parent?: Box): Generator<{ box: Box; parent: Box | undefined }> {
  for (const box of boxes) {
    yield { box, parent };
    yield* walk(box.children, box);
  }
}

/** The element that a box is, or the innermost one that it lies in. Empty: neither; undefined: there is no such box. */
export function elementAt(boxes: readonly Box[], id: string, around = ''): string | undefined {
  for (const box of boxes) {
    const own = box.element ? box.id : around;
    const found = box.id === id ? own : elementAt(box.children, id, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Which box shows an element: its own, or the folded one that it is hidden in. */
export function shownAt(boxes: readonly Box[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const { box } of walk(boxes)) {
    shown.set(box.id, box.id);
    for (const element of box.hidden) shown.set(element.id, box.id);
  }
  return shown;
}

/** It is drawn around others, with a heading. */
export function isContainer({ role }: Box): boolean {
  return role === 'vpc' || role === 'zone' || role === 'subnet' || role === 'network';
}
