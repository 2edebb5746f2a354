/** What the file leaves open whether it is there (`maybe`): each such thing is there or not for as long as a packet and its reply are underway. */

import type { MayBeAbsent } from '../topology/index.js';
import { say } from '../words/index.js';
import { type Note, pass } from './record.js';
import { isSettled, settledOf, type TraceState, withSettled } from './state.js';
import type { CheckpointKind } from './trace.js';
import { settle, stop, type Transition } from './transition.js';

const both = new WeakMap<MayBeAbsent, readonly [true, false]>();

function existences(thing: MayBeAbsent): readonly [true, false] {
  let candidates = both.get(thing);
  if (!candidates) {
    candidates = [true, false];
    both.set(thing, candidates);
  }
  return candidates;
}

/** Whether a thing was found to be there, once that has been settled. */
export const isThere = (state: TraceState, thing: MayBeAbsent): boolean =>
  !thing.maybe || settledOf(state, existences(thing)) === true;

/** In the reading of a file in which it is, or is not. */
export const readAs = (state: TraceState, thing: MayBeAbsent, isThere: boolean): TraceState =>
  withSettled(state, existences(thing), isThere ? 0 : 1);

/** Goes on once with everything there, and once without. `name`: what it is, for a reader. */
export function ifThere(
  state: TraceState,
  things: readonly MayBeAbsent[],
  checkpoint: CheckpointKind,
  object: string,
  name: string,
  then: (state: TraceState, areThere: boolean) => Transition,
): Transition {
  const [first, ...others] = things;
  if (!first) return then(state, true);
  const note = (): string => say`Whether ${name} is there is not known: the file says \`maybe\`.`;
  return eitherWay(state, first, checkpoint, object, note, (settled, isSo) =>
    isSo ? ifThere(settled, others, checkpoint, object, name, then) : then(settled, false),
  );
}

/** Of one thing, with words of its own. */
export function eitherWay(
  state: TraceState,
  thing: MayBeAbsent,
  checkpoint: CheckpointKind,
  object: string,
  note: Note,
  then: (state: TraceState, isThere: boolean) => Transition,
): Transition {
  const next = (settled: TraceState): Transition => then(settled, isThere(settled, thing));
  if (!thing.maybe || isSettled(state, existences(thing))) return next(state);
  return settle(pass(state, checkpoint, object, note, {}, 'choice'), existences(thing), next);
}

/** What is sent to something that is not there is dropped. */
export function whereThere(
  state: TraceState,
  thing: MayBeAbsent,
  checkpoint: CheckpointKind,
  name: string,
  then: (state: TraceState) => Transition,
): Transition {
  if (!thing.maybe) return then(state);
  return ifThere(state, [thing], checkpoint, name, name, (settled, areThere) =>
    areThere
      ? then(settled)
      : stop(settled, checkpoint, name, say`${name} may not be there; then nothing gets any further here.`),
  );
}

/** Settles of each whether it is there, before they are chosen from. */
export function settleThose(
  state: TraceState,
  things: readonly MayBeAbsent[],
  checkpoint: CheckpointKind,
  name: string,
  then: (state: TraceState) => Transition,
): Transition {
  const [first, ...others] = things.filter(({ maybe }) => maybe);
  if (!first) return then(state);
  return ifThere(state, [first], checkpoint, name, name, (settled) =>
    settleThose(settled, others, checkpoint, name, then),
  );
}
