/**
 * What was made of three small whole numbers, in a table that grows to a fixed size: a later entry takes the place of an earlier one with the same hash.
 * For what is nearly always asked for again soon, or never: of the second kind there may be millions, and nothing is kept of them.
 */
export class FixedMemo<T> {
  private bits = 8;
  private keys = new Int32Array(3 << 8);
  private values: (T | undefined)[] = Array.from({ length: 1 << 8 }, () => undefined);
  private stored = 0;

  constructor(private readonly mostBits: number) {}

  private at(a: number, b: number, c: number): number {
    const hash = Math.imul(a, 0x27d4_eb2f) ^ Math.imul(b, 0x9e37_79b1) ^ Math.imul(c, 0x85eb_ca77);
    return ((hash ^ (hash >>> 15)) >>> 0) & ((1 << this.bits) - 1);
  }

  get(a: number, b: number, c: number): T | undefined {
    const { keys } = this;
    const at = this.at(a, b, c);
    return keys[3 * at] === a && keys[3 * at + 1] === b && keys[3 * at + 2] === c ? this.values[at] : undefined;
  }

  set(a: number, b: number, c: number, value: T): void {
    if (++this.stored > 1 << this.bits && this.bits < this.mostBits) this.grow();
    this.put(a, b, c, value);
  }

  private put(a: number, b: number, c: number, value: T): void {
    const at = this.at(a, b, c);
    this.keys[3 * at] = a;
    this.keys[3 * at + 1] = b;
    this.keys[3 * at + 2] = c;
    this.values[at] = value;
  }

  private grow(): void {
    const { keys, values } = this;
    this.bits++;
    this.keys = new Int32Array(3 << this.bits);
    this.values = Array.from({ length: 1 << this.bits }, () => undefined);
    for (const [at, value] of values.entries())
      if (value !== undefined)
        this.put(keys[3 * at] as number, keys[3 * at + 1] as number, keys[3 * at + 2] as number, value);
  }
}
