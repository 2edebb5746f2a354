import { CALLS } from './calls.js';
import { lettersOf } from './kinds.js';
import { refusedAnswer } from './refusals.js';

/** As the command line prints it, also before version 2 and with the sign of the newest ones. https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html */
const ERROR =
  /^(?:aws: \[ERROR\]: )?An error occurred \(([^)]+)\) when calling the (\w+) operation(?: \([^)]*\))?: ?(.*)$/;

/** What AWS said in place of answers, in a file that took in what a command printed of either kind; undefined where it is no such text. */
export function refusedIn(text: string): Readonly<Record<string, unknown>>[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const errors = lines.map((line) => ERROR.exec(line));
  // What follows on a line of its own belongs to the message; an answer does not.
  if (!errors[0] || lines.some((line, i) => !errors[i] && /^\s*[[{]/.test(line))) return undefined;
  return errors.flatMap((error) => {
    if (!error) return [];
    const [, code = '', operation = '', message = ''] = error;
    const calls = CALLS.filter(({ command }) => lettersOf(command.split(' ')[1] ?? '') === lettersOf(operation));
    const refusal = { command: calls[0] ? `aws ${calls[0].command}` : operation, reason: `${code}: ${message}` };
    return [
      Object.assign({}, ...calls.map(({ list }) => refusedAnswer(list, refusal)), refusedAnswer('Others', refusal)),
    ];
  });
}
