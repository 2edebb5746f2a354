// What became of all suites of a run: that of the editor with a server, that of the one in a browser alone, and what is looked at from outside.
const COUNTS = /^SUITE (\d+) passed, (\d+) failed$/;

export class Tally {
  passed = 0;
  failed = 0;
  #ran = 0;
  #told = false;

  /** True: the line held the counts of a suite, which is over. */
  hears(line) {
    const [, passed, failed] = COUNTS.exec(line)?.map(Number) ?? [];
    if (passed === undefined) return false;
    this.#told = true;
    this.#ran += passed + failed;
    this.passed += passed;
    this.failed += failed;
    return true;
  }

  /** A suite's editor is gone. One that told no counts did not run; one in which no test has the name that was asked for did, with nothing to do. */
  ended(code) {
    if (!this.#told || (code !== 0 && this.failed === 0)) this.failed++;
    this.#told = false;
  }

  /** What no suite can see. */
  looked(isGood) {
    if (isGood) this.passed++;
    else this.failed++;
  }

  /** Where no suite has run a test, nothing was tried, whatever else was looked at. */
  get isGood() {
    return this.failed === 0 && this.#ran > 0;
  }

  get text() {
    const counts = `${this.passed} passed, ${this.failed} failed`;
    return this.#ran > 0 ? counts : `${counts}: no test has that name`;
  }
}
