/**
 * A behaviour of AWS as a network with questions in comments:
 *
 *     // # A rule that is not there denies
 *     // internet -> web on ssh: blocked, SUBNET_ACL_RESTRICTION
 *
 * After the verdict, each may be there or not: an explanation code of a blocker (`SUBNET_ACL_RESTRICTION`), a checkpoint that is one (`nat-gateway`),
 * `via NAME` (a path passes it), `sees ADDRESS` (it is the source or the destination at some checkpoint), `of PORTS` (the client's or the translated ports
 * whose replies come back). `// finds RULE` asks for a finding anywhere in the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/source-tree.js';

export interface Question {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly on: string | undefined;
  readonly verdict: string;
  readonly more: readonly string[];
}

export interface Behaviour {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly rules: readonly string[];
}

export interface BehaviourFixture {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
  readonly behaviours: readonly Behaviour[];
}

const FOLDER = 'test/behaviours';
const TITLE = /^\s*\/\/ # (.+)$/;
const QUESTION = /^\s*\/\/ (\S.*?) -> (.+?)(?: on ([^:]+))?: (reachable|partly|one-way|blocked|unknown)((?:, [^,]+)*)$/;
const FINDS = /^\s*\/\/ finds ([\w-]+)$/;

export function behaviourFixtures(): BehaviourFixture[] {
  return readdirSync(join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vpc'))
    .map((name) => `${FOLDER}/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, behaviours: behavioursIn(text) };
    });
}

function behavioursIn(text: string): Behaviour[] {
  const found: { title: string; questions: Question[]; rules: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const title = TITLE.exec(line)?.[1];
    if (title) found.push({ title, questions: [], rules: [] });
    const rule = FINDS.exec(line)?.[1];
    if (rule) found.at(-1)?.rules.push(rule);
    const [, from = '', to = '', on, verdict = '', more = ''] = QUESTION.exec(line) ?? [];
    if (from)
      found
        .at(-1)
        ?.questions.push({ text: line.trim().slice(3), from, to, on, verdict, more: more.split(', ').slice(1) });
  }
  return found;
}
