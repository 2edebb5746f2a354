import { visible, visibleLine } from '../interchange/text/visible.js';
import { say } from '../network/words/index.js';
import { readArguments } from './arguments.js';
import type { Command, CommandSpec } from './command.js';
import { COMMANDS } from './commands.js';
import { Failure, isTooDeep, messageOf } from './failure.js';
import { commandHelp, generalHelp } from './help.js';
import { speakTo } from './language.js';
import type { Terminal } from './terminal.js';
import { VERSION } from './version.js';

const DONE = 0;
const FAILED = 2;

/** Runs one command line; gives its exit code. Never throws: whatever goes wrong is one line on standard error. `toWork` is called if there is more to do than to tell what there is. */
export async function run(argv: readonly string[], terminal: Terminal, toWork?: () => void): Promise<number> {
  const err = (text: string): void => terminal.err(ownLine(text));
  try {
    return await dispatch(argv, { ...terminal, err }, toWork);
  } catch (error) {
    if (isTooDeep(error)) {
      err(say`vpclens: the input is nested more deeply than can be worked through\n`);
      return FAILED;
    }
    const reason = messageOf(error);
    err(`vpclens: ${error instanceof Failure ? reason : say`internal error, please report it: ${reason}`}\n`);
    if (!(error instanceof Failure) && process.env.VPCLENS_DEBUG && error instanceof Error)
      terminal.err(`${visible(error.stack ?? '')}\n`);
    return FAILED;
  }
}

/** What is told on standard error is one line at a time: line ends inside it come from a name or a path. Progress begins at the line's start. */
function ownLine(text: string): string {
  const [, start = '', line = '', end = ''] = /^(\r?)(.*?)([\r\n]?)$/s.exec(text) ?? [];
  return start + visibleLine(line) + end;
}

async function dispatch(argv: readonly string[], terminal: Terminal, toWork?: () => void): Promise<number> {
  speakTo(terminal, undefined);
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name === 'help' && rest[0] !== undefined) return help(rest, terminal);
    if (name !== undefined) terminal.out(generalHelp(specs()));
    else for (const line of generalHelp(specs()).trimEnd().split('\n')) terminal.err(`${line}\n`);
    return name === undefined ? FAILED : DONE;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${VERSION}\n`);
    return DONE;
  }
  const { command, consumed } = find(argv);
  const args = argv.slice(consumed);
  const end = args.indexOf('--');
  if (args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h'))
    return help(argv, terminal);
  const read = readArguments(args, command.spec);
  speakTo(terminal, read.text('format'));
  toWork?.();
  return await command.run(read, terminal);
}

function help(argv: readonly string[], terminal: Terminal): number {
  terminal.out(commandHelp(find(argv).command.spec));
  return DONE;
}

function specs(): CommandSpec[] {
  return COMMANDS.map((command) => command.spec);
}

/** The command that the arguments begin with: one word, or two for `import aws`. */
function find(argv: readonly string[]): { command: Command; consumed: number } {
  for (const consumed of [2, 1]) {
    const command = COMMANDS.find(
      ({ spec }) => argv.length >= consumed && spec.name === argv.slice(0, consumed).join(' '),
    );
    if (command) return { command, consumed };
  }
  const kinds = COMMANDS.filter(({ spec }) => spec.name.startsWith(`${argv[0]} `)).map(
    ({ spec }) => spec.name.split(' ')[1],
  );
  if (kinds.length > 0)
    throw new Failure(
      argv[1] === undefined
        ? say`${argv[0]}: expected one of ${kinds.join(', ')}`
        : say`${argv[0]}: expected one of ${kinds.join(', ')}, not ${argv[1]}`,
    );
  const commands = COMMANDS.map(({ spec }) => spec.name).join(', ');
  throw new Failure(
    argv[0]?.startsWith('-')
      ? say`unknown option ${argv[0]}; there are the commands ${commands} (see "vpclens --help")`
      : say`unknown command ${argv[0]}; there are ${commands} (see "vpclens --help")`,
  );
}
