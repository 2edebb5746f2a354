import type { RouteChoice, RouteEntry } from '../forwarding/index.js';
import { say } from '../words/index.js';
import { pass } from './record.js';
import type { TraceState } from './state.js';
import { settle, type Transition } from './transition.js';
import { ifThere } from './whether-there.js';

/** Goes on with the route that a table chooses; where the file leaves open which, with each that it may be. */
export function byRoute(
  state: TraceState,
  choice: RouteChoice,
  object: string,
  then: (state: TraceState, entry: RouteEntry | undefined) => Transition,
): Transition {
  switch (choice.kind) {
    case 'route':
      return then(state, choice.entry);
    case 'none':
      return then(state, undefined);
    case 'doubtful':
      return ifThere(
        state,
        choice.things,
        'route-table',
        object,
        say`the route to ${choice.text}`,
        (settled, isThere) => byRoute(settled, isThere ? choice.there : choice.otherwise, object, then),
      );
    case 'unknown': {
      const note = () => say`Which route of ${object} is taken is not known: ${choice.why}.`;
      const told = pass(state, 'route-table', object, note, {}, 'choice');
      return settle<RouteEntry | undefined>(told, choice.candidates, then);
    }
  }
}
