import * as z from 'zod';
import { managedPrefixListWeight } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { readBlock, readBlocks } from './blocks.js';
import { type Import, readKind } from './context.js';
import type { Place } from './described.js';
import { nameTag, number, tags, text } from './fields.js';

const LIST = {
  PrefixListId: text,
  PrefixListName: text,
  Cidrs: z.array(z.string()),
  MaxEntries: number,
  OwnerId: text,
  Tags: tags,
};
const ENTRY = { Cidr: text };

interface Known {
  name?: string | undefined;
  label?: string | undefined;
  maxEntries?: number | undefined;
  cidrs?: string[] | undefined;
  ofAws: boolean;
}

export function importPrefixLists(context: Import): void {
  for (const [id, known] of readPrefixLists(context)) define(context, id, known);
}

/** Prefix lists, whose entries come beside their names, in an answer of its own that may name its list in a wrapper or in its file's name, or not at all. */
export function readPrefixLists(context: Import): ReadonlyMap<string, Known> {
  const lists = new Map<string, Known>();
  for (const { value, place, malformed } of readKind(context, 'PrefixLists', LIST)) {
    if (value.PrefixListId === undefined) continue;
    const known = lists.get(value.PrefixListId) ?? { ofAws: false };
    lists.set(value.PrefixListId, known);
    known.name ??= value.PrefixListName;
    known.label ??= nameTag(value.Tags);
    known.maxEntries ??= value.MaxEntries;
    known.ofAws ||= value.OwnerId === 'AWS' || (value.PrefixListName ?? '').startsWith('com.amazonaws.');
    if (value.Cidrs && !malformed.has('Cidrs')) known.cidrs = readBlocks(value.Cidrs, place, context.warnings);
  }
  const entries = new Map<string, string[] | undefined>();
  for (const { value, item, maybe } of readKind(context, 'Entries', ENTRY)) {
    const list = listOfEntries(item.context, item.place);
    if (list === undefined) continue;
    const cidr = readBlock(value.Cidr, item.place, context.warnings);
    const before = entries.has(list) ? entries.get(list) : [];
    entries.set(list, before && cidr !== undefined && !maybe ? [...before, cidr] : undefined);
  }
  for (const { context: inside, place } of context.described.cut('Entries')) {
    const list = listOfEntries(inside, place);
    // A part of a list is no list: what else is in it is not told.
    if (list !== undefined) entries.set(list, undefined);
  }
  for (const [id, cidrs] of entries) {
    const known = lists.get(id) ?? { ofAws: false };
    lists.set(id, known);
    known.cidrs = cidrs;
  }
  return lists;
}

const listOfEntries = (inside: Readonly<Record<string, string>>, { file }: Place): string | undefined =>
  inside.PrefixListId ?? /pl-[0-9a-z]+/.exec(file)?.[0];

/** AWS keeps dozens of lists in each region: those that nothing refers to are left out. */
function define(context: Import, id: string, known: Known): void {
  const used = context.usedPrefixLists.has(id) || (known.name !== undefined && context.usedServices.has(known.name));
  if (known.ofAws && !used) return;
  if (known.cidrs === undefined)
    context.warnings.add(
      say`
        The entries of prefix list ${id} are not in the data, or not all of them (\`aws ec2
        get-managed-prefix-list-entries\`): what is in it is unknown.
      `,
    );
  const label = known.label ?? (known.ofAws ? known.name?.split('.').at(-1) : known.name);
  const told = Number.isSafeInteger(known.maxEntries) && (known.maxEntries ?? 0) > 0 ? known.maxEntries : undefined;
  // A list of AWS's own counts by its weight, which may be less than what it holds.
  const weight = known.ofAws ? (managedPrefixListWeight(known.name ?? '') ?? 0) : 0;
  const maxEntries = told ?? (weight > (known.cidrs?.length ?? 0) ? weight : undefined);
  context.network.define(id, {
    kind: 'prefix-list',
    ids: [id],
    label,
    maxEntries,
    unknown: known.cidrs === undefined,
    cidrs: known.cidrs ?? [],
  });
  if (known.name !== undefined) context.prefixListOfService.set(known.name, id);
}
