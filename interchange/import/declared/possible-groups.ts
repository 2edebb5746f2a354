import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import { possibleMeanings } from './other-stacks.js';

/** In front of a group in which something is in some of the ways in which conditions may turn out. */
const POSSIBLE = 'possibly ';

export function possibleGroup(group: Key): Key {
  return `${POSSIBLE}${group}`;
}

/** The group that is meant, certain or not. */
export function groupMeant(group: Key): Key {
  return group.startsWith(POSSIBLE) ? group.slice(POSSIBLE.length) : group;
}

/** What all ways have, and what only some have. Undefined where one has nothing: then AWS picks the default group. */
export function inEach(
  ways: readonly (readonly Key[])[],
): { certain: readonly Key[]; possible: readonly Key[] } | undefined {
  if (ways.length === 0 || ways.some((way) => way.length === 0)) return undefined;
  const all = [...new Set(ways.flat())];
  const isCertain = (key: Key) => ways.every((way) => way.includes(key));
  return { certain: all.filter(isCertain), possible: all.filter((key) => !isCertain(key)) };
}

/** The same of groups, where a way that names none means the default group: which is what something is in that has none of those that it may have. */
export function groupsInEach(
  ways: readonly (readonly Key[])[],
): { certain: readonly Key[]; possible: readonly Key[] } | undefined {
  const named = ways.filter((way) => way.length > 0);
  const either = inEach(named);
  if (!either || named.length === ways.length) return either;
  return { certain: [], possible: [...either.certain, ...either.possible] };
}

/** Groups that something is only perhaps in are told apart from those that it is in. */
export function settlePossibleGroups(context: Context): void {
  for (const [, owner] of [...context.network.all('resource'), ...context.network.all('load-balancer')]) {
    const possible = owner.securityGroups?.filter((group) => group.startsWith(POSSIBLE)) ?? [];
    const meant = (owner.securityGroups ?? []).flatMap((group) =>
      possibleMeanings(context, groupMeant(group), 'security-group'),
    );
    if (possible.length + meant.length === 0) continue;
    owner.securityGroups = owner.securityGroups?.filter((group) => !group.startsWith(POSSIBLE));
    owner.maybeSecurityGroups = [
      ...new Set([...(owner.maybeSecurityGroups ?? []), ...possible.map(groupMeant), ...meant]),
    ];
  }
}
