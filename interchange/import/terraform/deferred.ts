import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';

const json = z.record(z.string(), z.unknown());
const deferred = z.looseObject({
  resource_change: z.looseObject({
    address: z.string(),
    mode: z.enum(['managed', 'data']),
    type: z.string(),
    name: z.string(),
    index: z.union([z.string(), z.number()]).nullish(),
    change: z.looseObject({ before: json.nullish(), after: json.nullish(), after_unknown: json.nullish() }),
  }),
});

interface Deferred {
  readonly address: string;
  readonly mode: 'managed';
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly unknown: Readonly<Record<string, unknown>>;
}

/**
 * What Terraform would make, and leaves for another plan, since something that decides about it is not known yet: a `count` or `for_each`, a provider. What is there
 * already stays as it is until then. https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readDeferred(list: unknown, file: string, warnings: Warnings): Deferred[] {
  return (Array.isArray(list) ? list : []).flatMap((raw, i) => {
    const read = deferred.safeParse(raw);
    const place = { file, path: `deferred_changes[${i}]` };
    if (!read.success) {
      warnings.add(say`This deferred change cannot be read: it is left out.`, place);
      return [];
    }
    const { address, mode, type, name, index, change } = read.data.resource_change;
    if (mode === 'data' || change.before || !change.after) return [];
    warnings.add(say`${address} is left for a later plan: it may be there or not.`, place);
    // Of how many, and under which keys, is not told.
    const plain = address.replace(/\["?\*"?\]/g, '');
    return [{ address: plain, mode, type, name, index, values: change.after, unknown: change.after_unknown ?? {} }];
  });
}
