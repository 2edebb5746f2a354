import type { Element, OnPremisesNetwork, TransitGateway, Vpc } from '../../network/topology/index.js';
import { Names } from './names.js';

export type Owner = Vpc | OnPremisesNetwork | TransitGateway;

/**
 * The names of one file: what stands at its top level, and what is inside its VPCs, networks and transit gateways.
 * `visible` are the files whose names it sees, itself first: what it imports, and what that imports.
 */
export class FileScope {
  readonly top = new Names();
  /** Everything inside an owner, under its short name. */
  readonly inside = new Names();
  visible: readonly FileScope[] = [this];
  private readonly owned = new Map<Element, Names>();

  constructor(readonly file: string) {}

  add(element: Element, owner?: Owner): void {
    if (!owner) {
      this.top.add(element);
      return;
    }
    this.inside.add(element);
    let names = this.owned.get(owner);
    if (!names) {
      names = new Names();
      this.owned.set(owner, names);
    }
    names.add(element);
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
