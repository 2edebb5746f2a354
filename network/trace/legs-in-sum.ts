import { type Allowed, both, EVERYTHING, isOneService } from '../traffic/index.js';
import { allowedOf } from './disposition.js';
import { entryOf } from './entry-of.js';
import type { SecondLeg } from './listener-steps.js';
import type { PortMapping, Trace } from './trace.js';

/** What the checkpoints behind a node come to. */
export interface SecondSum {
  /** In the terms of the question. */
  readonly forward: Allowed;
  /** By choice of ports, as of a connection of its own; where the client's goes on, one. */
  readonly replies: readonly Allowed[];
}

type Sums = NonNullable<Trace['sums']>;

/** Whether what checkpoints come to tells as much as each by itself. Of several ports that stand for one another a sum tells what all checkpoints have in common, not what each has. */
export const isSummedAlike = ({ seen }: Pick<PortMapping, 'seen'>): boolean => !seen || isOneService(seen);

const memo = new WeakMap<SecondLeg, SecondSum>();

function sumOf(second: SecondLeg): SecondSum {
  return second.sum ?? entryOf(memo, second, () => summedUp(second));
}

function summedUp({ steps, trace }: SecondLeg): SecondSum {
  let forward = EVERYTHING;
  const replies = trace ? trace.segments.map(() => EVERYTHING) : [EVERYTHING];
  for (const step of steps) {
    if (step.direction === 'forward') forward = both(forward, allowedOf(step));
    else {
      const segment = trace ? step.segment : 0;
      replies[segment] = both(replies[segment] ?? EVERYTHING, step.allowed);
    }
  }
  return { forward, replies };
}

/** What a client's leg comes to with the one behind it. Where the client's connection goes on, its replies go to the port that its last translation picked. */
export function sumsWith({ forward, replies }: Sums, second: SecondLeg): Sums {
  const behind = sumOf(second);
  const last = replies.length - 1;
  return {
    forward: both(forward, behind.forward),
    replies: second.trace
      ? [...replies, ...behind.replies]
      : replies.map((allowed, i) => (i === last ? both(allowed, behind.replies[0] ?? EVERYTHING) : allowed)),
  };
}

/** The same with a way whose steps count the client's choices of ports too. */
export function sumsBehind({ forward, replies }: Sums, { steps, segments }: Pick<Trace, 'steps' | 'segments'>): Sums {
  const sums = { forward, replies: segments.map((_, i) => replies[i] ?? EVERYTHING) };
  for (const step of steps) {
    if (step.direction === 'forward') sums.forward = both(sums.forward, allowedOf(step));
    else sums.replies[step.segment] = both(sums.replies[step.segment] ?? EVERYTHING, step.allowed);
  }
  return sums;
}

/** Without those that come to the same. */
export function eachOnce(all: readonly (readonly SecondLeg[])[]): (readonly SecondLeg[])[] {
  const seen = new Map<string, readonly SecondLeg[]>();
  for (const seconds of all) {
    const key = seconds.map(keyOf).join('|');
    if (!seen.has(key)) seen.set(key, seconds);
  }
  return [...seen.values()];
}

function keyOf(second: SecondLeg): string {
  const { forward, replies } = sumOf(second);
  const { trace } = second;
  const ids = [forward, ...replies].map(({ must, may }) => `${must.id}-${may.id}`).join();
  return `${second.forward} ${trace ? `${trace.return} ${trace.segments.length} ${trace.untold === true}` : ''} ${ids}`;
}
