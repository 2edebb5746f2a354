import type { Element, OnPremisesNetwork, TransitGateway, Vpc } from '../../network/topology/index.js';
import { Names } from './names.js';

export type Owner = Vpc | OnPremisesNetwork | TransitGateway;

export interface Registered {
  readonly element: Element;
  /** In whose braces it stands. */
  readonly owner?: Owner | undefined;
}

/**
 * The names of one file: what stands at its top level, and what is inside its VPCs, networks and transit gateways.
 * `visible` are the files whose names it sees, itself first: what it imports, and what that imports.
 */
export class FileScope {
  visible: readonly FileScope[] = [this];
  private atTop = new Names();
  private insideAll: Names | undefined = new Names();
  private owned = new Map<Element, Names>();
  private elements: Registered[] = [];

  constructor(readonly file: string) {}

  get top(): Names {
    return this.atTop;
  }

  /** Everything inside an owner, under its short name. */
  get inside(): Names {
    if (!this.insideAll) {
      this.insideAll = new Names();
      for (const { element, owner } of this.elements) if (owner) this.insideAll.add(element);
    }
    return this.insideAll;
  }

  add(element: Element, owner?: Owner): void {
    this.elements.push({ element, owner });
    if (!owner) {
      this.atTop.add(element);
      return;
    }
    this.insideAll?.add(element);
    let names = this.owned.get(owner);
    if (!names) {
      names = new Names();
      this.owned.set(owner, names);
    }
    names.add(element);
  }

  /** Has these elements instead of those before. What stands inside an owner hangs on the owner, so that its names are gathered once. */
  refill(elements: readonly Registered[]): void {
    const before = this.owned;
    this.atTop = new Names();
    this.insideAll = undefined;
    this.owned = new Map();
    this.elements = [];
    for (const registered of elements) {
      const { element, owner } = registered;
      const names = owner && before.get(owner);
      if (!owner || !names) this.add(element, owner);
      else {
        this.owned.set(owner, names);
        this.elements.push(registered);
      }
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
