import type { Rule } from '../rule.js';

export const SECURITY_GROUP_RULES: readonly Rule[] = [];
