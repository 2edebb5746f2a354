import type { Rule } from '../rule.js';
import { ipv6HalfConfigured } from './ipv6-half-configured.js';
import { quota } from './quota.js';
import { ruleCidrUnknown } from './rule-cidr-unknown.js';

/** The whole network. */
export const WHOLE_NETWORK_RULES: readonly Rule[] = [ipv6HalfConfigured, ruleCidrUnknown, quota];
