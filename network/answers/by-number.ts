/** Values by small numbers, of which all are forgotten at once: what is remembered for one goal is of no use for the next, its room is. */
export class ByNumber<T> {
  private readonly values: (T | undefined)[] = [];
  /** In which round a value was put. */
  private readonly rounds: number[] = [];
  private round = 0;

  forget(): void {
    this.round++;
  }

  get(number: number): T | undefined {
    return this.rounds[number] === this.round ? this.values[number] : undefined;
  }

  set(number: number, value: T): void {
    // Without holes, which would make them tables of hashes.
    for (; this.values.length <= number; this.rounds.push(-1)) this.values.push(undefined);
    this.values[number] = value;
    this.rounds[number] = this.round;
  }
}
