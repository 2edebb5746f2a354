import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import { groupMeant, possibleGroup } from './possible-groups.js';

/** What has all groups of a list that nobody tells, as a parameter is, has each that is picked from it elsewhere. */
export function settleListedGroups(context: Context): void {
  const { network, things } = context;
  const items = new Map<Key, Key[]>();
  for (const [key] of network.all('security-group')) {
    const list = things.has(key) ? /^(.+) \d+$/.exec(key)?.[1] : undefined;
    if (list !== undefined && network.has(list, 'security-group')) items.set(list, [...(items.get(list) ?? []), key]);
  }
  if (items.size === 0) return;
  for (const [, owner] of [...network.all('resource'), ...network.all('load-balancer')])
    owner.securityGroups = owner.securityGroups?.flatMap((group) => {
      const picked = items.get(groupMeant(group)) ?? [];
      return [group, ...(group === groupMeant(group) ? picked : picked.map(possibleGroup))];
    });
}
