import type { Told } from '../network/words/index.js';
import type { Terminal } from './terminal.js';

/** An option of a command, as help shows it and as `parseArgs` reads it. */
export interface OptionSpec {
  /** `format` for `--format`. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help; absent: a switch without a value. */
  readonly value?: string;
  /** The values that are possible, the first being the default. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly summary: string | Told;
}

export interface CommandSpec {
  readonly name: string;
  /** What follows the command's name: `FILE…`. */
  readonly operands: string;
  /** The fewest and the most operands. */
  readonly count: readonly [least: number, most: number];
  readonly summary: string | Told;
  readonly options: readonly OptionSpec[];
  /** Whatever else is given is left to somebody else. */
  readonly takesAnything?: boolean;
  /** More to know, shown at the end of the command's help. */
  readonly notes?: readonly (string | Told)[];
}

/** What was given on the command line, checked against the spec. */
export interface Arguments {
  readonly operands: readonly string[];
  /** The value of an option, its default, or undefined. */
  text(name: string): string | undefined;
  all(name: string): readonly string[];
  flag(name: string): boolean;
}

export interface Command {
  readonly spec: CommandSpec;
  /** Gives the exit code: 0 all well, 1 the answer is a bad one. */
  run(args: Arguments, terminal: Terminal): number | Promise<number>;
}
