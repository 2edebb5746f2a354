import { type NamedElement, NOWHERE, qualifiedName, type Reference } from '../../../network/topology/index.js';
import type { DraftKind, Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';
import type { ElementOf, Pair, Unlinked } from './unlinked-elements.js';

/** Finds elements by the keys of their drafts, and makes the references to them. */
export class Linker {
  readonly #elements: ReadonlyMap<Key, Unlinked<DraftKind>>;
  readonly #pairs: ReadonlyMap<DraftKind, readonly Pair<DraftKind>[]>;

  constructor(
    readonly network: NetworkDraft,
    elements: ReadonlyMap<Key, Unlinked<DraftKind>>,
    pairs: ReadonlyMap<DraftKind, readonly Pair<DraftKind>[]>,
  ) {
    this.#elements = elements;
    this.#pairs = pairs;
  }

  pairs<K extends DraftKind>(kind: K): readonly Pair<K>[] {
    return (this.#pairs.get(kind) ?? []) as unknown as readonly Pair<K>[];
  }

  element<K extends DraftKind>(id: Key, ...kinds: K[]): ElementOf<K> | undefined {
    const key = this.network.keyOf(id);
    const element = key === undefined ? undefined : this.#elements.get(key);
    return element && (kinds as string[]).includes(element.kind) ? (element as ElementOf<K>) : undefined;
  }

  /** The reference as someone inside `from` (a VPC) writes it: the bare name at home and at the top level, qualified elsewhere. */
  reference<T extends NamedElement & { readonly kind: string }>(target: T, from?: NamedElement): Reference<T> {
    const owner = (target as { vpc?: NamedElement }).vpc;
    const text = owner !== undefined && owner === from ? target.name : qualifiedName(target);
    return { kind: 'reference', text, origin: NOWHERE, target };
  }

  /** References to those of the ids that lead to one of the kinds, each once. */
  references<K extends DraftKind>(
    ids: readonly Key[],
    from: NamedElement | undefined,
    ...kinds: K[]
  ): Reference<ElementOf<K>>[] {
    const targets = new Set(ids.map((id) => this.element(id, ...kinds)).filter((target) => target !== undefined));
    return [...targets].map((target) => this.reference(target, from));
  }
}
