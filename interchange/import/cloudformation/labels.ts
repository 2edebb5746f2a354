import { isObject, type Plain } from './document.js';
import type { Stack } from './stack.js';

export type Naming = 'tag' | 'id';

/** What a resource is called, and the ids by which it can be asked for as well. */
export interface Label {
  readonly label: string;
  readonly ids: readonly string[];
}

/**
 * The names of all resources of a system: where CDK made them, the path of their construct; else a Name tag that no other has; else the logical id.
 * A name that several stacks have gets the stack's name in front. The logical id stays one to ask by where no other resource has it.
 */
export class Labels {
  readonly #labels = new Map<string, Label>();

  constructor(stacks: readonly Stack[], naming: Naming) {
    const all = stacks.flatMap((stack) =>
      Object.entries(stack.template.resources).map(([id, resource]) => ({ stack, id, resource })),
    );
    const tags = counted(all.flatMap(({ stack, resource }) => nameTag(stack, resource) ?? []));
    const logicalIds = counted(all.map(({ id }) => id));
    const wanted = all.map(({ stack, id, resource }) => {
      const tag = naming === 'tag' ? nameTag(stack, resource) : undefined;
      const path = naming === 'tag' ? constructName(resource) : undefined;
      const label = path ?? (tag !== undefined && tags.get(tag) === 1 ? tag : id);
      return { stack, id, label };
    });
    const owners = new Map<string, Set<Stack>>();
    for (const { stack, label } of wanted) owners.set(label, (owners.get(label) ?? new Set()).add(stack));
    const stackNames = counted(stacks.map(({ settings }) => settings.ownName));
    for (const { stack, id, label } of wanted) {
      const { name, ownName } = stack.settings;
      const isShared = (owners.get(label)?.size ?? 0) > 1;
      this.#labels.set(stack.keyOf(id), {
        label: isShared ? `${stackNames.get(ownName) === 1 ? ownName : name}-${label}` : label,
        ids: logicalIds.get(id) === 1 && (isShared || label !== id) ? [id] : [],
      });
    }
  }

  of(stack: Stack, id: string): Label {
    return this.#labels.get(stack.keyOf(id)) ?? { label: id, ids: [] };
  }
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** `Shop/Vpc/PublicSubnet1/Subnet` without the stack that it begins with: `Vpc-PublicSubnet1-Subnet`. */
function constructName(resource: Plain): string | undefined {
  const metadata = isObject(resource) ? resource.Metadata : undefined;
  const path = isObject(metadata) ? metadata['aws:cdk:path'] : undefined;
  if (typeof path !== 'string') return undefined;
  const parts = path.split('/').slice(1);
  while (parts.length > 1 && /^(Resource|Default)$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.length === 0 ? undefined : parts.join('-');
}

function nameTag(stack: Stack, resource: Plain): string | undefined {
  const properties = isObject(resource) ? resource.Properties : undefined;
  const tags = isObject(properties) ? properties.Tags : undefined;
  if (!Array.isArray(tags)) return undefined;
  for (const tag of tags as readonly Plain[]) {
    if (!isObject(tag) || tag.Key !== 'Name') continue;
    const value = stack.evaluation.evaluate(tag.Value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
  return undefined;
}
