import type { Terminal } from '../terminal.js';

/** A line on standard error that tells how far a long piece of work is, where somebody watches; it is gone when the work is done. */
export class Progress {
  #shown = 0;
  #last = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = Date.now,
  ) {}

  /** Shows a step. Steps that come faster than an eye can follow are left out. */
  step(text: string): void {
    if (!this.terminal.watched || this.now() - this.#last < 100) return;
    this.#last = this.now();
    this.#write(text);
  }

  /** Shows the beginning of a phase, whenever it comes. */
  phase(text: string): void {
    if (!this.terminal.watched) return;
    this.#last = this.now();
    this.#write(text);
  }

  done(): void {
    if (this.#shown > 0) this.terminal.err(`\r${' '.repeat(this.#shown)}\r`);
    this.#shown = 0;
  }

  #write(text: string): void {
    this.terminal.err(`\r${text.padEnd(this.#shown)}`);
    this.#shown = text.length;
  }
}
