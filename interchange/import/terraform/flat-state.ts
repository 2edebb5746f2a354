import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';

const texts = z.record(z.string(), z.string());
const module = z.looseObject({ path: z.array(z.string()), resources: z.record(z.string(), z.unknown()).nullish() });
const resource = z.looseObject({
  type: z.string(),
  primary: z.looseObject({ id: z.string().nullish(), attributes: texts.nullish() }).nullish(),
});

/**
 * The resources of a state file of version 3, which Terraform 0.9 to 0.11 wrote: all attributes are texts side by side, `ingress.1234.from_port`.
 * https://github.com/hashicorp/terraform/blob/v0.11.15/terraform/state.go
 */
export function flatResources(list: readonly unknown[], file: InputFile, warnings: Warnings): object[] {
  return list.flatMap((raw, i) => {
    const read = module.safeParse(raw);
    if (!read.success) {
      warnings.add(say`This module cannot be read: what is in it is left out.`, {
        file: file.path,
        path: `modules[${i}]`,
      });
      return [];
    }
    // The first name is that of the root.
    const prefix = read.data.path.slice(1).map((name) => `module.${name}.`);
    return Object.entries(read.data.resources ?? {}).flatMap(([key, value]) => {
      const one = resource.safeParse(value);
      const place = /^(data\.)?[^.]+\.([^.]+)(?:\.(\d+))?$/.exec(key);
      if (!one.success || !place) {
        warnings.add(say`This resource cannot be read: it is left out.`, {
          file: file.path,
          path: `modules[${i}].resources.${key}`,
        });
        return [];
      }
      const { type, primary } = one.data;
      // Only what is left of one that has been replaced, and could not be destroyed yet.
      if (!primary) return [];
      const [, data, name = '', number] = place;
      const index = number === undefined ? {} : { index: Number(number) };
      const address = `${prefix.join('')}${data ?? ''}${type}.${name}${number === undefined ? '' : `[${number}]`}`;
      const { id } = primary;
      const values = { ...(id ? { id } : {}), ...expanded(primary.attributes ?? {}) };
      return [{ address, mode: data ? 'data' : 'managed', type, name, ...index, values }];
    });
  });
}

/** Where a list has its length, and a map its size, each under a name of its own. */
const [LENGTH, SIZE] = ['#', '%'];

interface Branch {
  readonly inside: Map<string, Branch>;
  text?: string;
}

/** What stands side by side, in lists and blocks. */
export function expanded(attributes: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const root: Branch = { inside: new Map() };
  const maps = Object.keys(attributes).flatMap((key) => (key.endsWith(`.${SIZE}`) ? [key.slice(0, -SIZE.length)] : []));
  for (const [key, text] of Object.entries(attributes)) {
    // The names in a map may have dots of their own.
    const map = maps.find((one) => key.startsWith(one));
    const steps = map === undefined ? key.split('.') : [...map.slice(0, -1).split('.'), key.slice(map.length)];
    let at = root;
    for (const step of steps) {
      const next: Branch = at.inside.get(step) ?? { inside: new Map() };
      at.inside.set(step, next);
      at = next;
    }
    at.text = text;
  }
  return Object.fromEntries([...root.inside].map(([name, branch]) => [name, valueIn(branch)]));
}

/** Lists are by their numbers, sets by those that stand for their members. */
function valueIn({ inside, text }: Branch): unknown {
  if (inside.size === 0) return text;
  const items = [...inside].filter(([name]) => name !== LENGTH && name !== SIZE);
  if (!inside.has(LENGTH)) return Object.fromEntries(items.map(([name, branch]) => [name, valueIn(branch)]));
  return items.sort(([a], [b]) => Number(a) - Number(b)).map(([, branch]) => valueIn(branch));
}
