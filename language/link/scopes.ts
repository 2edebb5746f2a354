import type { Element, OnPremisesNetwork, TransitGateway, Vpc } from '../../network/topology/index.js';
import { InsideNames } from './inside-names.js';
import { Names, type NameTable } from './names.js';

export type Owner = Vpc | OnPremisesNetwork | TransitGateway;

export interface Registered {
  readonly element: Element;
  /** In whose braces it stands. */
  readonly owner?: Owner | undefined;
}

/** What some lines declare, put under its names once, however often the lines around it are read again. */
export class Declared {
  readonly atTop: readonly Registered[];
  readonly owned = new Map<Element, Names>();

  constructor(readonly elements: readonly Registered[]) {
    this.atTop = elements.filter(({ owner }) => !owner);
    for (const { element, owner } of elements) if (owner) namesIn(this.owned, owner).add(element);
  }
}

function namesIn(owned: Map<Element, Names>, owner: Owner): Names {
  let names = owned.get(owner);
  if (!names) {
    names = new Names();
    owned.set(owner, names);
  }
  return names;
}

/**
 * The names of one file: what stands at its top level, and what is inside its VPCs, networks and transit gateways.
 * `visible` are the files whose names it sees, itself first: what it imports, and what that imports.
 */
export class FileScope {
  visible: readonly FileScope[] = [this];
  private atTop = new Names();
  private insideAll: NameTable = new Names();
  private owned = new Map<Element, Names>();
  private declared: readonly Declared[] = [];

  constructor(readonly file: string) {}

  get top(): Names {
    return this.atTop;
  }

  /** Everything inside an owner, under its short name. */
  get inside(): NameTable {
    return this.insideAll;
  }

  add(element: Element, owner?: Owner): void {
    if (!owner) {
      this.atTop.add(element);
      return;
    }
    if (this.insideAll instanceof Names) this.insideAll.add(element);
    namesIn(this.owned, owner).add(element);
  }

  /** Has what these lines declare, and nothing else. What stands inside an owner is declared where the owner is. */
  refill(declared: readonly Declared[]): void {
    if (this.declared.length === declared.length && declared.every((one, i) => one === this.declared[i])) return;
    this.declared = declared;
    this.atTop = new Names();
    this.insideAll = new InsideNames(declared.flatMap(({ owned }) => [...owned.values()]));
    this.owned = new Map();
    for (const { atTop, owned } of declared) {
      for (const { element } of atTop) this.atTop.add(element);
      for (const [owner, names] of owned) this.owned.set(owner, names);
    }
  }

  /** The names inside one owner of this file. */
  namesOf(owner: Owner): Names | undefined {
    return this.owned.get(owner);
  }

  owners(): Iterable<readonly [Element, Names]> {
    return this.owned;
  }
}

/** Questions stand in no file. */
export const isOutsideFiles = ({ file }: FileScope): boolean => file === '';

/** Where a reference stands: in a file, and maybe inside a VPC, whose own names it sees first. */
export interface Place {
  readonly file: FileScope;
  readonly owner?: Owner | undefined;
}
