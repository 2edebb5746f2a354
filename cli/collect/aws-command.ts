import { execFile } from 'node:child_process';
import { say } from '../../network/words/index.js';
import { Failure } from '../failure.js';

/** What `aws` printed, or in one line why it did not. */
export type Reply = { readonly text: string } | { readonly refused: string };

/** Runs the user's own `aws`, which alone knows whom to ask, as whom, and by which way. */
export type Ask = (words: readonly string[]) => Promise<Reply>;

/** The most that an answer may have, which no account has: what is longer is refused, and the memory stays. */
const LONGEST = 2 ** 29;

/**
 * No pager, no prompts, and patience where AWS says that it is asked too often, unless the user has said otherwise.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
const SETTINGS = { AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off', PYTHONUTF8: '1' };
const DEFAULTS = { AWS_RETRY_MODE: 'standard', AWS_MAX_ATTEMPTS: '10' };

/** For a script that does the same. */
export const SCRIPT_SETTINGS: readonly string[] = [
  ...Object.entries(SETTINGS).map(([name, value]) => `export ${name}='${value}'`),
  ...Object.entries(DEFAULTS).map(([name, value]) => `export ${name}="\${${name}:-${value}}"`),
];

export const askAws: Ask = (words) =>
  new Promise((resolve, reject) => {
    const options = { env: { ...DEFAULTS, ...process.env, ...SETTINGS }, maxBuffer: LONGEST };
    execFile('aws', [...words], options, (error, text, errors) => {
      if (!error) resolve({ text });
      else if (error.code === 'ENOENT')
        reject(
          new Failure(
            say`
              collect aws: there is no command "aws" on the PATH; install it
              (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html), or run what --print
              prints where it is
            `,
          ),
        );
      else resolve({ refused: reasonIn(errors) ?? error.message });
    });
  });

/** `An error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You are not …`: what remains is the same for every operation. */
function reasonIn(errors: string): string | undefined {
  const [, code, message] =
    /An error occurred \(([^)]+)\) when calling the \w+ operation[^:]*: *(.*)/s.exec(errors) ?? [];
  if (code !== undefined) return `${code}: ${message?.replace(/\s+/g, ' ').trim()}`;
  // Of a word that an old version does not know it prints a page of those that it does.
  if (/[Ii]nvalid choice/.test(errors)) return say`this version of aws does not know the command; a current one does`;
  return errors
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
}
