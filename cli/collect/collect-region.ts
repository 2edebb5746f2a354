import pLimit from 'p-limit';
import { CALLS, type Call, nameOf, wordsOf } from '../../interchange/import/aws/calls.js';
import { type Refusal, refusedAnswer } from '../../interchange/import/aws/refusals.js';
import { idsIn, listed, parsed } from './answers.js';
import type { Ask } from './aws-command.js';
import { fileOf } from './files.js';

/** What a region told: a file a call, and what was refused. */
export interface Collected {
  readonly files: ReadonlyMap<string, string>;
  readonly refusals: readonly Refusal[];
  /** How many calls were answered by the region itself. */
  readonly answered: number;
}

/** A call, and about which object it is asked. */
type Question = readonly [call: Call, id: string];

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

  /** Gives what is to be asked about the objects that it lists. */
  const askOne = async (call: Call, id?: string): Promise<readonly Question[]> => {
    const place = call.region ?? region;
    const words = [...wordsOf(call, id), ...options, ...(place === undefined ? [] : ['--region', place])];
    const reply = await ask([...words, '--output', 'json']);
    const told = 'text' in reply ? parsed(reply.text) : { refused: reply.refused };
    onStep(++done, total, nameOf(call));
    const keep = (answer: unknown): void => {
      answersOf(call).push(id === undefined || !call.each ? answer : { [call.each.id]: id, Answer: answer });
    };
    if ('refused' in told) {
      const refusal = { command: `aws ${call.command}`, reason: told.refused };
      refusals.push(refusal);
      keep(refusedAnswer(call.list, refusal));
      return [];
    }
    if (call.region === undefined) answered++;
    keep(listed(call, told.answer));
    return calls.flatMap((next): Question[] =>
      next.each?.of === nameOf(call) ? idsIn(told.answer, call, next.each.id).map((about) => [next, about]) : [],
    );
  };
  const answersOf = (call: Call): unknown[] => {
    const known = answers.get(call) ?? [];
    answers.set(call, known);
    return known;
  };
  const atATime = pLimit(AT_A_TIME);
  /** Before the place of what failed is free: the next in line would start there. */
  const leaveTheRest = (error: unknown): never => {
    atATime.clearQueue();
    throw error;
  };
  const askAbout = async (call: Call, id?: string): Promise<void> => {
    total++;
    const raised = await atATime(() => askOne(call, id).catch(leaveTheRest));
    await Promise.all(raised.map(([next, about]) => askAbout(next, about)));
  };

  const [first, ...others] = calls.filter(({ each }) => each === undefined);
  // Alone, so that whoever has to prove who they are does so once: `aws` keeps what it is given then.
  if (first) await askAbout(first);
  await Promise.all(others.map((call) => askAbout(call)));
  const files = [...answers].map(([call, all]): [string, string] => [fileOf(call), textOf(call, all)]);
  return { files: new Map(files), refusals, answered };
}

/** Of what is asked one object at a time the answers of all are one file, in an order that does not hang on which came first. */
function textOf({ each }: Call, answers: readonly unknown[]): string {
  if (!each) return `${JSON.stringify(answers[0], null, 2)}\n`;
  const lines = answers.map((answer) => JSON.stringify(answer)).sort();
  return `[\n${lines.join(',\n')}\n]\n`;
}
