import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { isUnknown, known } from './value.js';

export function importPrefixLists(context: Context): void {
  for (const list of context.all('ec2_managed_prefix_list', 'prefix_list')) {
    const { fields, key } = list;
    const blocks = fields.cidrs('cidr_blocks');
    const entries = fields.blocks('entry') ?? fields.blocks('entries');
    const inline = (entries?.items ?? []).map((entry) => known(entry.cidr('cidr')));
    const own = entriesOf(context, list);
    const cidrs = [...(blocks?.items ?? []), ...inline, ...own].filter((cidr) => cidr !== undefined);
    const whole =
      (blocks?.complete ?? true) &&
      (entries?.complete ?? true) &&
      !inline.includes(undefined) &&
      !own.includes(undefined);
    const nothing = list.lookedUp && cidrs.length === 0;
    if (!whole || nothing)
      context.warn(
        say`Not all entries of prefix list ${list.label} are known: what it matches is unknown.`,
        list.place,
      );
    context.network.define(key, {
      kind: 'prefix-list',
      ...context.named(list),
      maxEntries: maxEntriesOf(list),
      unknown: !whole || nothing,
      cidrs,
    });
    const id = known(fields.text('prefix_list_id'));
    if (id !== undefined) context.network.alias(id, key);
    const service = known(fields.text('name'));
    if (service?.startsWith('com.amazonaws.')) context.network.alias(serviceKey(service), key);
  }
  for (const { fields, place } of context.all('ec2_managed_prefix_list_entry')) {
    const id = fields.text('prefix_list_id');
    if (isUnknown(id))
      context.warn(say`It cannot be told to which prefix list this entry belongs: any may have it.`, place);
    else if (!context.network.has(id, 'prefix-list'))
      context.warn(say`This entry is left out: the input does not describe its prefix list.`, place);
  }
}

function maxEntriesOf({ fields }: Declared): number | undefined {
  const count = known(fields.number('max_entries'));
  return count !== undefined && count > 0 ? count : undefined;
}

/** Entries that are declared for themselves; undefined for one that may be another list's. */
function entriesOf(context: Context, list: Declared): (string | undefined)[] {
  const ids: Key[] = [list.key, ...list.ids];
  return context.all('ec2_managed_prefix_list_entry').flatMap(({ fields }) => {
    const id = fields.text('prefix_list_id');
    if (typeof id === 'string') return ids.includes(id) ? [known(fields.cidr('cidr'))] : [];
    const may = isUnknown(id) && (id.among?.open !== false || id.among.keys.some((key) => ids.includes(key)));
    return may && !list.lookedUp ? [undefined] : [];
  });
}

/** The prefix list of a service, which AWS keeps and no plan tells. */
export function serviceKey(service: string): Key {
  return `prefix list of ${service}`;
}
