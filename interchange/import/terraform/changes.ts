import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { twinFields, twinOf } from './cloud-control.js';

type Json = Readonly<Record<string, unknown>>;

/** A resource as it was, that a plan takes away, replaces or changes. */
export interface Removed {
  readonly type: string;
  readonly before: Json;
  /** Taken away, or replaced by another. */
  readonly gone: boolean;
}

/** What a plan does, by the addresses of resources. */
export interface Changes {
  /** Whether the plan looked at something: what it was not asked about, or did not get to, stays as it is. */
  readonly hasSeen: (address: string, type: string, id: unknown) => boolean;
  readonly unknown: ReadonlyMap<string, Json>;
  readonly before: ReadonlyMap<string, Json>;
  readonly removed: readonly Removed[];
  /** What stays in AWS, and Terraform no longer minds. */
  readonly forgotten: ReadonlySet<string>;
}

const json = z.record(z.string(), z.unknown());
const change = z.looseObject({
  address: z.string(),
  type: z.string().nullish(),
  deposed: z.string().nullish(),
  change: z.looseObject({ actions: z.array(z.string()), before: json.nullish(), after_unknown: json.nullish() }),
});

export function readChanges(list: readonly unknown[], file: string, warnings: Warnings): Changes {
  const seen = new Set<string>();
  const unknown = new Map<string, Json>();
  const before = new Map<string, Json>();
  const removed: Removed[] = [];
  const forgotten = new Set<string>();
  list.forEach((raw, i) => {
    const read = change.safeParse(raw);
    if (!read.success) {
      const { address } = z
        .looseObject({ address: z.string().optional().catch(undefined) })
        .catch({})
        .parse(raw);
      if (address !== undefined) seen.add(address);
      warnings.add(say`This change cannot be read: what it leaves open is taken from the configuration alone.`, {
        file,
        path: `resource_changes[${i}]`,
      });
      return;
    }
    const { address, type, deposed, change: own } = read.data;
    seen.add(address);
    if (typeof own.before?.id === 'string') seen.add(`${type} ${own.before.id}`);
    // What is left of one that has been replaced has the address of the one that replaced it.
    if (!deposed) {
      unknown.set(address, own.after_unknown ?? {});
      if (own.before) before.set(address, own.before);
    }
    const isForgotten = own.actions.includes('forget') || isOnlyLetGo(type ?? '', own.actions, own.before ?? {});
    if (isForgotten && !deposed) forgotten.add(address);
    else if (own.before && type && own.actions.some((action) => action === 'delete' || action === 'update'))
      removed.push({ type: twinOf(type), before: twinFields(type, own.before), gone: own.actions.includes('delete') });
  });
  const hasSeen = (address: string, type: string, id: unknown) =>
    seen.has(address) || seen.has(`${type} ${String(id)}`);
  return { hasSeen, unknown, before, removed, forgotten };
}

/**
 * What AWS makes by itself stays when Terraform takes it away, with all that is in it then.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl#removing-aws_default_network_acl-from-your-configuration
 */
function isOnlyLetGo(type: string, actions: readonly string[], before: Json): boolean {
  return type.startsWith('aws_default_') && actions.join() === 'delete' && before.force_destroy !== true;
}
