import { meaningOf, TITLES, trafficWords } from '../../interchange/report/diff/words.js';
import {
  type Analysis,
  type Change,
  type ClassMatrix,
  type KindChange,
  KindDifference,
} from '../../network/answers/index.js';
import { rangesOf } from '../../network/wire/index.js';
import type { EndRanges } from '../preview/matrix/messages.js';
import { areRanges, endsIn } from '../preview/matrix/ranges.js';
import { Turns } from '../preview/matrix/turns.js';
import type { FlowChange } from './messages.js';

/** Kinds of goals that are looked at together. */
const GOALS_AT_ONCE = 16;
/** So many pairs of two kinds are told one by one, each with its addresses. */
const FEW_PAIRS = 16;

export type TitledChange = FlowChange & { readonly title: string };

/** Which part of the changes. */
export interface ChangesAsked {
  /** From this kind of goals on, 0 at first, as far as can be told in a moment. Undefined: all of them. */
  readonly after?: number | undefined;
  /** These, too: what leads to ends that somebody looks at. */
  readonly looked?: EndRanges | undefined;
  /** Hears how many kinds of goals are looked at, and how many there are. */
  readonly tell?: ((done: number, all: number) => void) | undefined;
}

export interface ChangesTold {
  readonly changes: readonly TitledChange[];
  /** Where to go on; undefined: that was all. */
  readonly next?: number | undefined;
  readonly all: number;
}

const differences = new WeakMap<ClassMatrix, WeakMap<ClassMatrix, KindDifference>>();

/** That of two analyses: it goes with either. */
export function differenceBetween(before: Analysis, now: Analysis): KindDifference {
  const known = differences.get(before.classes) ?? new WeakMap<ClassMatrix, KindDifference>();
  differences.set(before.classes, known);
  const difference = known.get(now.classes) ?? new KindDifference(before.classes, now.classes);
  known.set(now.classes, difference);
  return difference;
}

/**
 * What fares differently, worked out in pieces: `pause` lets waiting messages in, and throws where nobody wants the answer any more. `shown`: the analysis whose matrix is
 * shown; its places name those that are alike.
 */
export async function changesBetween(
  { before, now, shown }: { readonly before: Analysis; readonly now: Analysis; readonly shown: Analysis },
  pause: () => Promise<void>,
  { after, looked = [], tell: tellDone }: ChangesAsked = {},
): Promise<ChangesTold> {
  await pause();
  const turns = new Turns(pause);
  const difference = differenceBetween(before, now);
  const told = new Telling(shown);
  const tell = async (goals: readonly number[]): Promise<void> => {
    for (const change of difference.into(goals)) {
      told.add(change);
      await turns.breathe();
    }
    await turns.breathe();
  };
  const { order } = difference;
  const seen = lookedAt(difference, shown, looked);
  for (const goal of seen) await tell([goal]);
  let next = after ?? 0;
  do {
    await tell(order.slice(next, next + GOALS_AT_ONCE).filter((goal) => !seen.has(goal)));
    next += GOALS_AT_ONCE;
    tellDone?.(Math.min(next, order.length), order.length);
    // What was told may be what makes somebody stop it.
    if (tellDone) await pause();
  } while (next < order.length && (after === undefined || !turns.tookLong));
  return { changes: told.inOrder, all: order.length, ...(next < order.length ? { next } : {}) };
}

/** What somebody looks at may be of a matrix that is gone: it only tells what comes first. */
function lookedAt(difference: KindDifference, { classes }: Analysis, looked: EndRanges): ReadonlySet<number> {
  if (!areRanges(looked, classes.members.length)) return new Set();
  return new Set(
    [...endsIn(looked)].flatMap((place) => {
      const member = classes.members[place];
      return (member && difference.kindOf(member)) ?? [];
    }),
  );
}

/** Changes in the order of the matrix that is shown. */
class Telling {
  private readonly found: { readonly at: readonly [number, number]; readonly change: TitledChange }[] = [];
  private readonly places = new Map<unknown, number>();
  private readonly terms;

  constructor(shown: Analysis) {
    for (const [place, member] of shown.classes.members.entries()) this.places.set(member, place);
    this.terms = shown.compiled.addressTerms;
  }

  get inOrder(): readonly TitledChange[] {
    const sorted = this.found.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    return sorted.map(({ change }) => change);
  }

  add({ from, to, of }: KindChange): void {
    const pairs = from.members.length * to.members.length - (from === to ? from.members.length : 0);
    const placeOf = (member: (typeof from.members)[number]): number =>
      this.places.get(member.now) ?? this.places.get(member.before) ?? this.places.size;
    const push = (source: (typeof from.members)[number], goal: (typeof to.members)[number], more?: object): void => {
      const at = [placeOf(source), placeOf(goal)] as const;
      for (const change of of(source, goal)) this.found.push({ at, change: { ...this.titled(change), ...more } });
    };
    if (pairs <= FEW_PAIRS) {
      for (const source of from.members) for (const goal of to.members) if (source !== goal) push(source, goal);
      return;
    }
    const source = from.members[0] as (typeof from.members)[number];
    const goal = to.members.find((one) => one !== source);
    const ranges = (kind: typeof from): EndRanges =>
      rangesOf(
        kind.members
          .map(placeOf)
          .filter((place) => place < this.places.size)
          .sort((a, b) => a - b),
      );
    if (goal) push(source, goal, { alike: { from: ranges(from), to: ranges(to), pairs } });
  }

  private titled(change: Change): TitledChange {
    const effect = meaningOf(change);
    const { from, to } = change;
    return { from, to, effect, title: `${TITLES[effect]}`, traffic: trafficWords(change, this.terms) };
  }
}
