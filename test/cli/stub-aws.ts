import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the stub prints for a command: an answer by the beginning of the command's words, or what it tells on standard error. */
export type StubAnswers = Readonly<Record<string, unknown>>;

export const failing = (error: string): { error: string } => ({ error });

const isFailure = (answer: unknown): answer is { error: string } =>
  typeof answer === 'object' && answer !== null && 'error' in answer;

/** A program `aws`, first on the PATH, which answers from a table, writes down what it is asked, and has nothing to tell of the rest. */
export class StubAws {
  readonly #folder = mkdtempSync(join(tmpdir(), 'stub-aws-'));
  readonly #path = process.env.PATH ?? '';
  readonly #log = join(this.#folder, 'log');

  constructor(answers: StubAnswers) {
    // What fails goes before what answers, and more words before fewer.
    const ordered = Object.entries(answers).sort(
      ([a, one], [b, other]) => Number(isFailure(other)) - Number(isFailure(one)) || b.length - a.length,
    );
    const cases = ordered.map(([words, answer], i) => {
      const file = join(this.#folder, `answer-${i}`);
      writeFileSync(file, isFailure(answer) ? answer.error : JSON.stringify(answer, null, 4));
      const pattern = words
        .split(' … ')
        .map((part) => `'${part}'`)
        .join('*');
      return `*${pattern}*) cat '${file}'${isFailure(answer) ? ' >&2; exit 254' : ''} ;;`;
    });
    const log = `printf '%s|%s|%s\\n' "$*" "$AWS_PAGER" "$AWS_MAX_ATTEMPTS" >> '${this.#log}'`;
    writeFileSync(join(this.#folder, 'aws'), `#!/bin/sh\n${log}\ncase "$*" in\n${cases.join('\n')}\nesac\n`);
    writeFileSync(this.#log, '');
    chmodSync(join(this.#folder, 'aws'), 0o755);
    process.env.PATH = `${this.#folder}${delimiter}${this.#path}`;
  }

  /** What it was asked. */
  asked(): { line: string; pager: string; retries: string }[] {
    const lines = readFileSync(this.#log, 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((text) => {
      const [line = '', pager = '', retries = ''] = text.split('|');
      return { line, pager, retries };
    });
  }

  remove(): void {
    process.env.PATH = this.#path;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
