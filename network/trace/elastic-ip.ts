/** Elastic IP addresses of which nobody tells whether something has them. */
import type { ByInternet } from '../endpoints/index.js';
import { say } from '../words/index.js';
import type { TraceState } from './state.js';
import { stop, type Transition } from './transition.js';
import { eitherWay } from './whether-there.js';

/** Goes on where somebody is at that end of the packet. */
export function whereSomebodyIs(
  state: TraceState,
  { kept }: ByInternet,
  then: (state: TraceState) => Transition,
): Transition {
  if (!kept) return then(state);
  const { name, address, nameOrigin } = kept;
  const note = (): string => say`Whether anything has the Elastic IP address ${address.text} is not known.`;
  return eitherWay(state, kept, 'delivery', name, note, (settled, isNobodys) =>
    isNobodys
      ? stop(
          settled,
          'delivery',
          name,
          say`
            Perhaps nothing has the Elastic IP address ${address.text}. Then nobody sends from it, and what is sent to it
            is lost.
          `,
          'NO_POSSIBLE_DESTINATION',
          { origin: nameOrigin },
        )
      : then(settled),
  );
}
