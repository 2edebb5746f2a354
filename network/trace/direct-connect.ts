import { endInside } from '../endpoints/index.js';
import { type DirectConnect, validCidrs } from '../topology/index.js';
import type { TraceState } from './state.js';

/** How long the allowed prefixes are that hold the destination: over Direct Connect to a transit gateway on-premises hears of them, whatever its tables hold. https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html */
export const allowedLengths = ({ destination }: TraceState, { allow }: DirectConnect): number[] =>
  validCidrs(allow ?? [])
    .filter((block) => endInside(destination, [block]))
    .map(({ prefixLength }) => prefixLength);

/** Whether on-premises hears of the destination; without a list of everything that the transit gateway's tables hold. */
export const isAllowed = (state: TraceState, line: DirectConnect): boolean =>
  !line.allow || state.destination.hidden !== undefined || allowedLengths(state, line).length > 0;
