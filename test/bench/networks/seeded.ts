/** A seeded source of choices in integer arithmetic alone: the same network from the same seed on every machine. */
export class Seeded {
  private state: number;

  constructor(readonly seed: number) {
    this.state = Math.imul(seed, 0x9e37_79b1) >>> 0 || 1;
  }

  /** A whole number below `bound`. */
  below(bound: number): number {
    // xorshift32: Marsaglia, https://www.jstatsoft.org/article/view/v008i14
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state % bound;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** So many different ones, or all there are. */
  several<T>(items: readonly T[], count: number): T[] {
    const out = new Set<T>();
    while (out.size < Math.min(count, items.length)) out.add(this.pick(items));
    return [...out];
  }
}
