import type { Element } from '../../network/topology/index.js';
import { Names, type NameTable } from './names.js';

/** As many names are looked up among what each declaration has; for more it pays to put all of them together. */
const FEW = 20;

/** What stands inside owners, under its short name. Few ask for it: a name that means nothing, or one that is written without its VPC. */
export class InsideNames implements NameTable {
  private readonly known = new Map<string, readonly Element[]>();
  private whole: Names | undefined;

  constructor(private readonly parts: readonly Names[]) {}

  named(name: string): readonly Element[] {
    return this.find(`=${name}`, (names) => names.named(name));
  }

  identified(id: string): readonly Element[] {
    return this.find(`#${id}`, (names) => names.identified(id));
  }

  all(): Iterable<readonly Element[]> {
    return this.together().all();
  }

  private find(key: string, read: (names: Names) => readonly Element[]): readonly Element[] {
    if (this.whole) return read(this.whole);
    let found = this.known.get(key);
    if (!found) {
      if (this.known.size >= FEW) return read(this.together());
      found = this.parts.flatMap((part) => [...read(part)]);
      this.known.set(key, found);
    }
    return found;
  }

  private together(): Names {
    if (!this.whole) {
      this.whole = new Names();
      for (const part of this.parts) for (const element of part.elements) this.whole.add(element);
    }
    return this.whole;
  }
}
