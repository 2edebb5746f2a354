/**
 * What a file leaves open (an unknown prefix list, a choice AWS makes by itself) is decided by trying every possibility: a run that needs to know asks
 * `choose`, and is repeated until every combination of answers has been tried. The same key gets the same answer throughout one run.
 */
export class World {
  private readonly answers = new Map<string, number>();
  /** How often something was decided by choice. */
  asked = 0;

  /** A forgetful world answers anew each time: in it two doubts about one thing are two doubts. */
  constructor(
    private readonly script: { answer: number; options: number }[],
    private readonly forgetful = false,
  ) {}

  /** A number from 0 to `options` - 1. */
  choose(key: string, options: number): number {
    if (options <= 1) return 0;
    const known = this.forgetful ? undefined : this.answers.get(key);
    if (known !== undefined) return known;
    let step = this.script[this.asked];
    if (!step) {
      step = { answer: 0, options };
      this.script.push(step);
    }
    this.asked++;
    this.answers.set(key, step.answer);
    return step.answer;
  }

  /** True in one world, false in another. */
  maybe(key: string): boolean {
    return this.choose(key, 2) === 1;
  }
}

/** Beyond this many combinations the answer is taken to be open. */
const MOST_WORLDS = 3000;

/** The outcomes of a run in every world; undefined: too many to try. */
export function inEveryWorld<T>(run: (world: World) => T, forgetful = false): T[] | undefined {
  const outcomes: T[] = [];
  const script: { answer: number; options: number }[] = [];
  for (;;) {
    outcomes.push(run(new World(script, forgetful)));
    if (outcomes.length > MOST_WORLDS) return undefined;
    while (script.length > 0 && script.at(-1)!.answer + 1 >= script.at(-1)!.options) script.pop();
    const last = script.at(-1);
    if (!last) return outcomes;
    last.answer++;
  }
}

const numbers = new WeakMap<object, number>();
let counter = 0;

/** A key for an object, so that choices about it can be told apart. */
export function keyOf(object: object): string {
  let number = numbers.get(object);
  if (number === undefined) {
    number = counter++;
    numbers.set(object, number);
  }
  return `#${number}`;
}
