import { type Element, writtenName } from '../../network/topology/index.js';

/** What can be asked for a name. */
export interface NameTable {
  named(name: string): readonly Element[];
  identified(id: string): readonly Element[];
  all(): Iterable<readonly Element[]>;
}

/** Elements by name and by provider id. Reading is one look-up, whatever the size. */
export class Names implements NameTable {
  private readonly byName = new Map<string, Element[]>();
  private readonly byId = new Map<string, Element[]>();
  readonly elements: Element[] = [];

  /** Under the name that a text has for it; where it goes by another one, under that too, as questions use it. */
  add(element: Element): void {
    this.elements.push(element);
    const written = writtenName(element);
    if (written !== '') append(this.byName, written, element);
    if (element.name !== written) append(this.byName, element.name, element);
    for (const id of element.ids) if (id.value !== written) append(this.byId, id.value, element);
  }

  named(name: string): readonly Element[] {
    return this.byName.get(name) ?? [];
  }

  identified(id: string): readonly Element[] {
    return this.byId.get(id) ?? [];
  }

  all(): Iterable<readonly Element[]> {
    return this.byName.values();
  }

  ids(): Iterable<readonly [string, readonly Element[]]> {
    return this.byId;
  }
}

function append(map: Map<string, Element[]>, key: string, element: Element): void {
  const list = map.get(key);
  if (list) list.push(element);
  else map.set(key, [element]);
}
