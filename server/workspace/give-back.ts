import type { Workspace } from './workspace.js';

/** Who looks for uses or names looks again soon, at the same files. */
const SOON = 30_000;

/** Has the memory of closed files given back, some time after a request that looked into them. */
export class GiveBack {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Answers what it is given. */
  later<T>(answer: T): T {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.workspace.release(), SOON);
    // A browser's timers are numbers, and keep nothing alive.
    if (typeof this.timer === 'object') this.timer.unref();
    return answer;
  }
}
