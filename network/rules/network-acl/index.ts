import type { Rule } from '../rule.js';

export const NETWORK_ACL_RULES: readonly Rule[] = [];
