import type { Rule } from '../rule.js';

export const EXPECTATION_RULES: readonly Rule[] = [];
