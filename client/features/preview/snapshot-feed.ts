/**
 * Pulls snapshots, one request in flight: a change that arrives meanwhile makes it ask once more when the answer is there, however many arrived.
 * Invariant: after the last `changed` there is always one more `deliver` or `fail`, unless it was disposed of.
 */
export class SnapshotFeed<T> {
  private inFlight = false;
  private again = false;
  private disposed = false;

  constructor(
    private readonly pull: () => Promise<T>,
    private readonly deliver: (snapshot: T) => void,
    private readonly fail: (error: unknown) => void,
  ) {}

  changed(): void {
    if (this.inFlight) this.again = true;
    else void this.run();
  }

  dispose(): void {
    this.disposed = true;
  }

  private async run(): Promise<void> {
    this.inFlight = true;
    do {
      this.again = false;
      try {
        const snapshot = await this.pull();
        if (!this.disposed) this.deliver(snapshot);
      } catch (error) {
        // The document changed while it was being answered: the answer to the next question says it.
        if (!this.disposed && !this.again) this.fail(error);
      }
    } while (this.again && !this.disposed);
    this.inFlight = false;
  }
}
