/** Does the tasks, so many at a time, in the order in which they come; a task may add others. The first that fails ends it. */
export class InParallel {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;

  constructor(private readonly most: number) {}

  add(task: () => Promise<void>): void {
    this.#waiting.push(task);
    if (this.#settle) this.#start();
  }

  done(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#start();
    });
  }

  #start(): void {
    while (this.#running < this.most) {
      const task = this.#waiting.shift();
      if (!task) break;
      this.#running++;
      task().then(
        () => {
          this.#running--;
          this.#start();
        },
        (error: unknown) => {
          this.#waiting.length = 0;
          this.#settle?.reject(error);
        },
      );
    }
    if (this.#running === 0) this.#settle?.resolve();
  }
}
