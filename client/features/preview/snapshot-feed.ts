/** Where the pieces of one answer go. */
export interface FeedEvents<P, R> {
  readonly picture: (picture: P) => void;
  readonly rest: (rest: R) => void;
  readonly fail: (error: unknown) => void;
}

/** Asks once. `pictured` is called when the first piece is there, the rest is the result; `signal` says that nobody waits for that any more. */
export type Pull<P, R> = (pictured: (picture: P) => void, signal: AbortSignal) => Promise<R>;

/**
 * Pulls snapshots, one request in flight, each in two pieces: the picture, then the rest. A change that arrives meanwhile makes it ask once more, however many arrived: when the
 * answer is there, or, where the picture has been shown and only the rest is waited for, at once, so that the newest picture never waits for the rest of an older one.
 * Invariant: after the last `changed` there is always one more `rest` or `fail`, unless it was disposed of.
 */
export class SnapshotFeed<P, R> {
  private inFlight: { readonly abort: AbortController; pictured: boolean } | undefined;
  private again = false;
  private disposed = false;

  constructor(
    private readonly pull: Pull<P, R>,
    private readonly events: FeedEvents<P, R>,
  ) {}

  changed(): void {
    if (!this.inFlight) void this.run();
    else {
      this.again = true;
      if (this.inFlight.pictured) this.inFlight.abort.abort();
    }
  }

  dispose(): void {
    this.disposed = true;
    this.inFlight?.abort.abort();
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      const own = { abort: new AbortController(), pictured: false };
      this.inFlight = own;
      try {
        const rest = await this.pull((picture) => {
          if (this.disposed || this.inFlight !== own) return;
          own.pictured = true;
          this.events.picture(picture);
          if (this.again) own.abort.abort();
        }, own.abort.signal);
        if (!this.disposed) this.events.rest(rest);
      } catch (error) {
        // The document changed while it was being answered: the answer to the next question says it.
        if (!this.disposed && !this.again) this.events.fail(error);
      }
    } while (this.again && !this.disposed);
    this.inFlight = undefined;
  }
}
