/** Milliseconds of work after which waiting messages are let in. */
const SLICE = 20;
/** Milliseconds after which whoever asked is told what is there so far. */
const LONG = 250;

/** Work that is done in turns with others'. */
export class Turns {
  private readonly began = performance.now();
  private since = this.began;

  /** `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
  constructor(private readonly pause: () => Promise<void>) {}

  async breathe(): Promise<void> {
    if (performance.now() - this.since < SLICE) return;
    await this.pause();
    this.since = performance.now();
  }

  get tookLong(): boolean {
    return performance.now() - this.began > LONG;
  }
}
