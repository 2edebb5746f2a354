/** What became of all suites of a run. */
export class Tally {
  passed: number;
  failed: number;
  /** True: the line held the counts of a suite, which is over. */
  hears(line: string): boolean;
  /** A suite's editor is gone. */
  ended(code: number): void;
  /** What no suite can see. */
  looked(isGood: boolean): void;
  get isGood(): boolean;
  get text(): string;
}
