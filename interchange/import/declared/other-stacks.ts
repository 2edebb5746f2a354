import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { mayMeet } from './environments.js';

const TYPES = {
  vpc: ['vpc', 'default_vpc'],
  subnet: ['subnet', 'default_subnet'],
  'security-group': ['security_group', 'default_security_group'],
} as const;

/**
 * What a parameter that nobody gave may mean: what other stacks of the input make, and this one may be given. Empty for anything else: an id was there before
 * the stacks were, and an export that none of them has is none of theirs.
 */
export function possibleMeanings(context: Context, id: Key | undefined, kind: keyof typeof TYPES): Key[] {
  const root = id === undefined ? undefined : context.rootOfParameter(id);
  if (root === undefined) return [];
  return context
    .all(...TYPES[kind])
    .filter((one: Declared) => !one.lookedUp && context.rootOf(one.key) !== root)
    .filter(({ environment }) => mayMeet(environment, context.environmentOf(id ?? root)))
    .map(({ key }) => key);
}
