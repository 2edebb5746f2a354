import type { Rule } from '../rule.js';
import { expectationFailed } from './expectation-failed.js';
import { expectationUnknown } from './expectation-unknown.js';

/** What the files state of themselves. */
export const EXPECTATION_RULES: readonly Rule[] = [expectationFailed, expectationUnknown];
