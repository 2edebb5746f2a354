import { type Address, LAST_IPV4, LAST_IPV6 } from './address.js';
import type { AddressRange, AddressSet } from './address-set.js';
import { addressSetOf } from './address-set.js';
import { type Cidr, cidrFamily, EVERY_IPV4, EVERY_IPV6, formatCidr, lastAddress } from './cidr.js';
import { type HiddenAddresses, stretchesOf } from './hidden-addresses.js';

/** A class of addresses: all that lie in exactly the same of the known blocks. Small integers, so that they index arrays. */
export type AddressClass = number;

/** A public address that no file names: in 0.0.0.0/0 for certain, in any other public block perhaps. */
export const UNNAMED_PUBLIC_IPV4: AddressClass = -1;
/** An address of a network whose blocks are unknown. */
export const UNKNOWN_ADDRESS: AddressClass = -2;
/** From here on downwards: addresses that no file tells, of which something is known. */
const FIRST_HIDDEN: AddressClass = -3;

/** A block among all others: `first` to `last` number the classes inside it. */
export interface BlockSpan {
  readonly first: AddressClass;
  readonly last: AddressClass;
}

interface Node extends BlockSpan {
  last: AddressClass;
  /** The class among the blocks that are not aside. */
  readonly broad: AddressClass;
  readonly low: Address;
  readonly high: Address;
}

/**
 * Divides all addresses by the blocks that a network mentions. CIDR blocks nest or are disjoint, so a sweep with a stack gives the tree,
 * and an address's class is the deepest block that contains it. Numbered in pre-order, the classes inside a block are a range.
 * Cost: n log n for n blocks, and log n an address.
 */
export class AddressClasses {
  private readonly hiddenByClass: HiddenAddresses[] = [];
  /** Classes of which it is assumed that a place has none, by the place. */
  private readonly assumed = new Map<object, (cls: AddressClass) => boolean>();
  private readonly spans = new Map<string, BlockSpan>();
  private readonly nodes: Node[] = [];
  /** Elementary intervals in ascending order: where each starts, and the class that it belongs to. */
  private readonly starts4: number[] = [];
  private readonly classes4: AddressClass[] = [];
  private readonly starts6: bigint[] = [];
  private readonly classes6: AddressClass[] = [];

  /** `aside`: blocks that tell addresses apart, but not for whoever asks for the broad class. */
  constructor(blocks: Iterable<Cidr>, aside: Iterable<Cidr> = []) {
    const distinct = new Map<string, Cidr>();
    for (const block of [EVERY_IPV4, EVERY_IPV6, ...blocks]) distinct.set(keyOf(block), block);
    const broad = new Set(distinct.keys());
    for (const block of aside) distinct.set(keyOf(block), block);
    const all = [...distinct.values()];
    this.sweep(
      all.filter((block) => cidrFamily(block) === 4),
      broad,
    );
    this.sweep(
      all.filter((block) => cidrFamily(block) === 6),
      broad,
    );
  }

  get count(): number {
    return this.nodes.length;
  }

  private sweep(blocks: Cidr[], broad: ReadonlySet<string>): void {
    blocks.sort((a, b) => (a.base < b.base ? -1 : a.base > b.base ? 1 : a.prefixLength - b.prefixLength));
    const open: { cls: AddressClass; high: Address }[] = [];
    const close = (): void => {
      const done = open.pop() as { cls: AddressClass; high: Address };
      (this.nodes[done.cls] as Node).last = this.nodes.length - 1;
      const parent = open.at(-1);
      if (parent && done.high < parent.high) this.startInterval(successor(done.high), parent.cls);
    };
    for (const block of blocks) {
      while (open.length > 0 && (open.at(-1) as { high: Address }).high < block.base) close();
      const cls = this.nodes.length;
      const high = lastAddress(block);
      const key = keyOf(block);
      const outer = open.at(-1);
      const isBroad = broad.has(key) || !outer;
      const node: Node = {
        first: cls,
        last: cls,
        broad: isBroad ? cls : (this.nodes[outer.cls] as Node).broad,
        low: block.base,
        high,
      };
      this.nodes.push(node);
      this.spans.set(key, node);
      open.push({ cls, high });
      this.startInterval(block.base, cls);
    }
    while (open.length > 0) close();
  }

  /** A later start at the same address replaces the earlier one: the deeper block wins. */
  private startInterval(start: Address, cls: AddressClass): void {
    const starts = (typeof start === 'number' ? this.starts4 : this.starts6) as Address[];
    const classes = typeof start === 'number' ? this.classes4 : this.classes6;
    if (starts.at(-1) === start) classes[classes.length - 1] = cls;
    else {
      starts.push(start);
      classes.push(cls);
    }
  }

  /** The classes inside a block that was given to the constructor. */
  spanOf(block: Cidr): BlockSpan {
    const span = this.spans.get(keyOf(block));
    if (!span) throw new Error(`a block that the address classes were not made for: ${formatCidr(block)}`);
    return span;
  }

  /** Whether a block divides addresses: for everybody, or for whoever asks for more than the broad class. */
  divides(block: Cidr): 'all' | 'aside' | undefined {
    const node = this.spans.get(keyOf(block));
    if (!node) return undefined;
    return this.broadClassOf(node.first) === node.first ? 'all' : 'aside';
  }

  classOf(address: Address): AddressClass {
    const index = this.intervalAt(address);
    return (typeof address === 'number' ? this.classes4[index] : this.classes6[index]) as AddressClass;
  }

  /** The class that its addresses would have without the blocks that are aside. */
  broadClassOf(cls: AddressClass): AddressClass {
    return this.nodes[cls]?.broad ?? cls;
  }

  private intervalAt(address: Address): number {
    const starts = (typeof address === 'number' ? this.starts4 : this.starts6) as Address[];
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as Address) <= address) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Splits a set by class. */
  partition(set: AddressSet): Map<AddressClass, AddressSet> {
    const parts = new Map<AddressClass, AddressRange[]>();
    for (const range of set) {
      const v4 = typeof range.low === 'number';
      const starts = (v4 ? this.starts4 : this.starts6) as Address[];
      const classes = v4 ? this.classes4 : this.classes6;
      for (let i = this.intervalAt(range.low); i < starts.length && (starts[i] as Address) <= range.high; i++) {
        const next = starts[i + 1];
        const end: Address = next === undefined ? (v4 ? LAST_IPV4 : LAST_IPV6) : predecessor(next);
        const low = range.low > (starts[i] as Address) ? range.low : (starts[i] as Address);
        const high = range.high < end ? range.high : end;
        const cls = classes[i] as AddressClass;
        const part = parts.get(cls);
        if (part) part.push({ low, high });
        else parts.set(cls, [{ low, high }]);
      }
    }
    const out = new Map<AddressClass, AddressSet>();
    for (const [cls, ranges] of parts) out.set(cls, addressSetOf(ranges));
    return out;
  }

  /** The whole of the family that a class belongs to. */
  rootOf(cls: AddressClass): BlockSpan & { readonly family: 4 | 6 } {
    const family = this.familyOfClass(cls);
    return { ...this.spanOf(family === 4 ? EVERY_IPV4 : EVERY_IPV6), family };
  }

  /** A class of its own for addresses that no file tells, which lie somewhere in the set. */
  hide(set: AddressSet, family: 4 | 6, owners: readonly object[], perhaps: boolean): HiddenAddresses {
    const cls = FIRST_HIDDEN - this.hiddenByClass.length;
    const hidden = { family, cls, set, stretches: stretchesOf(this.partition(set).keys()), owners, perhaps };
    this.hiddenByClass.push(hidden);
    return hidden;
  }

  /** What is known of the addresses of a class that no file tells. */
  hidden(cls: AddressClass): HiddenAddresses | undefined {
    return cls <= FIRST_HIDDEN ? this.hiddenByClass[FIRST_HIDDEN - cls] : undefined;
  }

  /** Of a place whose blocks no file tells: where they are assumed not to lie. */
  assumeOutside(place: object, isOutside: (cls: AddressClass) => boolean): void {
    this.assumed.set(place, isOutside);
  }

  isAssumedOutside(place: object, cls: AddressClass): boolean {
    return this.assumed.get(place)?.(cls) === true;
  }

  familyOfClass(cls: AddressClass): 4 | 6 {
    const hidden = this.hidden(cls);
    if (hidden) return hidden.family;
    return cls < 0 || typeof (this.nodes[cls] as Node).low === 'number' ? 4 : 6;
  }
}

function keyOf(block: Cidr): string {
  return `${block.base}/${block.prefixLength}${typeof block.base === 'number' ? '' : 'n'}`;
}

const successor = (address: Address): Address => (typeof address === 'number' ? address + 1 : address + 1n);
const predecessor = (address: Address): Address => (typeof address === 'number' ? address - 1 : address - 1n);
