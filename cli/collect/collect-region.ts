import { CALLS, type Call, nameOf, wordsOf } from '../../interchange/import/aws/calls.js';
import { type Refusal, refusedAnswer } from '../../interchange/import/aws/refusals.js';
import { idsIn, listed, parsed } from './answers.js';
import type { Ask } from './aws-command.js';
import { fileOf } from './files.js';
import { InParallel } from './in-parallel.js';

/** What a region told: a file a call, and what was refused. */
export interface Collected {
  readonly files: ReadonlyMap<string, string>;
  readonly refusals: readonly Refusal[];
  /** How many calls were answered. */
  readonly answered: number;
}

/** AWS counts requests a second and account: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html */
const AT_A_TIME = 4;

/** Asks everything of one region, and of what has one place for all regions where `withGlobal` says so. */
export async function collectRegion(
  ask: Ask,
  { options, region, withGlobal }: { options: readonly string[]; region: string | undefined; withGlobal: boolean },
  onStep: (done: number, total: number, name: string) => void,
): Promise<Collected> {
  const answers = new Map<Call, unknown[]>();
  const refusals: Refusal[] = [];
  const calls = CALLS.filter((call) => withGlobal || call.region === undefined);
  let done = 0;
  let total = 0;
  let answered = 0;

  const askOne = async (call: Call, id?: string): Promise<void> => {
    const place = call.region ?? region;
    const words = [...wordsOf(call, id), ...options, ...(place === undefined ? [] : ['--region', place])];
    const reply = await ask([...words, '--output', 'json']);
    const told = 'text' in reply ? parsed(reply.text) : { refused: reply.refused };
    onStep(++done, total, nameOf(call));
    let answer: unknown;
    if ('refused' in told) {
      const refusal = { command: `aws ${call.command}`, reason: told.refused };
      refusals.push(refusal);
      answer = refusedAnswer(call.list, refusal);
    } else {
      answered++;
      answer = listed(call, told.answer);
      follow(call, told.answer);
    }
    answersOf(call).push(id === undefined || !call.each ? answer : { [call.each.id]: id, Answer: answer });
  };
  const answersOf = (call: Call): unknown[] => {
    const known = answers.get(call) ?? [];
    answers.set(call, known);
    return known;
  };
  const add = (call: Call, id?: string): void => {
    total++;
    work.add(() => askOne(call, id));
  };
  const follow = (call: Call, answer: unknown): void => {
    for (const next of calls)
      if (next.each?.of === nameOf(call)) for (const id of idsIn(answer, call, next.each.id)) add(next, id);
  };

  const work = new InParallel(AT_A_TIME);
  const [first, ...others] = calls.filter(({ each }) => each === undefined);
  // Alone, so that whoever has to prove who they are does so once: `aws` keeps what it is given then.
  if (first) {
    total = 1;
    await askOne(first);
  }
  for (const call of others) add(call);
  await work.done();
  const files = [...answers].map(([call, all]): [string, string] => [fileOf(call), textOf(call, all)]);
  return { files: new Map(files), refusals, answered };
}

/** Of what is asked one object at a time the answers of all are one file, in an order that does not hang on which came first. */
function textOf({ each }: Call, answers: readonly unknown[]): string {
  if (!each) return `${JSON.stringify(answers[0], null, 2)}\n`;
  const lines = answers.map((answer) => JSON.stringify(answer)).sort();
  return `[\n${lines.join(',\n')}\n]\n`;
}
