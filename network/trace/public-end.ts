import { addressSetsOverlap, INTERNET } from '../address/index.js';
import type { End } from '../endpoints/index.js';

/** Whether an end has addresses that the internet routes. */
export const isPublic = ({ set }: End): boolean => set !== undefined && addressSetsOverlap(set, INTERNET);
