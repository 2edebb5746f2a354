import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields, Items } from './fields.js';

/** The groups that something is in: ids, keys or, in a default VPC, names. Undefined: not stated, so the default group of its VPC. */
export function groupIds(context: Context, fields: Fields, label: string, ...names: string[]): Key[] | undefined {
  const lists = names.map((name) => fields.texts(name)).filter((list): list is Items<string> => list !== undefined);
  if (lists.length === 0) return undefined;
  const ids = lists.flatMap(({ items }) => items.map((id) => context.groupNames.get(id) ?? id));
  if (lists.some(({ complete }) => !complete)) {
    context.warn(
      `Not all security groups of ${label} are known: what its traffic may be is unknown.`,
      fields.at(names[0] ?? ''),
    );
    return [...new Set([...ids, `unknown-groups-of-${label}`])];
  }
  return ids.length > 0 ? [...new Set(ids)] : undefined;
}
