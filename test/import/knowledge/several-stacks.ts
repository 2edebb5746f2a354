import { dependents } from './mutations.js';

type Json = Record<string, unknown>;
type Files = Readonly<Record<string, unknown>>;

/** One template as several, each of which exports what the others refer to. */
export interface Divided {
  readonly what: string;
  readonly files: Files;
}

/** Every reference in a value, replaced. */
export function replaced(value: unknown, by: (key: string, id: string, call: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, by));
  if (typeof value !== 'object' || value === null) return value;
  const call = value as Json;
  const { Ref: ref, 'Fn::GetAtt': attribute } = call;
  if (typeof ref === 'string') return by(ref, ref, call);
  if (Array.isArray(attribute)) return by(attribute.join(''), String(attribute[0]), call);
  return Object.fromEntries(Object.entries(call).map(([key, item]) => [key, replaced(item, by)]));
}

/** For each id a template that holds it and all that hangs on it, but for what one before it holds; the last holds the rest. */
export function divided(template: unknown, ids: readonly string[]): Divided {
  const { Resources: all, ...rest } = template as Json & { Resources: Json };
  const owner = new Map<string, string>();
  for (const id of ids) for (const one of dependents(template as Json, id)) if (!owner.has(one)) owner.set(one, id);
  const home = (id: string): string => owner.get(id) ?? 'rest';
  const exported = new Map<string, Map<string, Json>>();
  const stacks = new Map<string, Json>();
  for (const [key, resource] of Object.entries(all)) {
    const mine = home(key);
    const own = replaced(resource, (name, other, call) => {
      if (!Object.hasOwn(all, other) || home(other) === mine) return call;
      const handed = exported.get(home(other)) ?? new Map<string, Json>();
      exported.set(home(other), handed.set(name, call));
      return { 'Fn::ImportValue': `${home(other)}-${name}` };
    });
    stacks.set(mine, { ...stacks.get(mine), [key]: own });
  }
  const files = [...stacks].map(([name, resources]) => [
    `${name}.json`,
    {
      ...rest,
      Resources: resources,
      Outputs: Object.fromEntries(
        [...(exported.get(name) ?? [])].map(([key, call]) => [
          key,
          { Value: call, Export: { Name: `${name}-${key}` } },
        ]),
      ),
    },
  ]);
  return { what: ids.join(', '), files: Object.fromEntries(files) };
}

/** Each but one of the files that others import from: nothing tells that any other is missing. */
export const withoutOne = ({ files }: Divided): { lacks: string; files: Files }[] =>
  Object.keys(files).flatMap((lacks) => {
    const others = Object.entries(files).filter(([name]) => name !== lacks);
    const isNamed = JSON.stringify(others).includes(`{"Fn::ImportValue":"${lacks.replace('.json', '-')}`);
    return isNamed ? [{ lacks, files: Object.fromEntries(others) }] : [];
  });

/** The same, where nobody tells what the others' things are: each is a parameter that nobody gave. */
export function loosened({ what, files }: Divided): Divided {
  return {
    what,
    files: Object.fromEntries(
      Object.entries(files).map(([path, template]) => {
        const given = new Set<string>();
        const own = asParameters(template, given) as Json;
        const parameters = Object.fromEntries([...given].map((name) => [name, { Type: 'String' }]));
        return [path, { ...own, Parameters: { ...(own.Parameters as Json), ...parameters } }];
      }),
    ),
  };
}

function asParameters(value: unknown, given: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => asParameters(item, given));
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::ImportValue': imported } = value as Json;
  if (typeof imported === 'string') {
    const name = `Given${imported.replace(/\W/g, '')}`;
    given.add(name);
    return { Ref: name };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asParameters(item, given)]));
}
