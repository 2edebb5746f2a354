import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { loadNetwork, printTopology } from '../../../language/index.js';
import { roundTrip } from '../round-trip.js';

/** Plans as `terraform show -json` prints them, from something as short as the configuration they come from. */

class Ref {
  constructor(
    readonly references: readonly string[],
    readonly value?: unknown,
  ) {}
}

/** An expression whose value the plan tells. */
export function told(value: unknown, ...texts: string[]): Ref {
  return new Ref(ref(...texts).references, value);
}

/** A value that is known only later: `ref('aws_vpc.main.id')`. Beginnings follow each reference, as Terraform lists them. */
export function ref(...texts: string[]): Ref {
  return new Ref(
    texts.flatMap((text) => {
      const all = [text];
      const least = text.startsWith('module.') || text.startsWith('data.') ? 3 : 2;
      for (;;) {
        const last = all.at(-1) as string;
        const shorter = last.endsWith(']')
          ? last.slice(0, last.lastIndexOf('['))
          : last.split('.').length > least
            ? last.slice(0, last.lastIndexOf('.'))
            : undefined;
        if (shorter === undefined) return all;
        all.push(shorter);
      }
    }),
  );
}

export type Values = { readonly [field: string]: unknown };
export interface ModuleText {
  readonly resources?: Readonly<Record<string, Values>>;
  readonly modules?: Readonly<Record<string, Call>>;
  readonly outputs?: Readonly<Record<string, Ref>>;
  readonly data?: Readonly<Record<string, Values>>;
}
export interface Call extends ModuleText {
  readonly inputs?: Values;
  readonly keys?: readonly (string | number)[];
}

/** Blocks that the provider's schema has as an attribute: one list of references for all of them. */
const ATTRIBUTE_BLOCKS = new Set(['route', 'ingress', 'egress']);

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ref);

function hasRef(value: unknown): boolean {
  if (value instanceof Ref) return true;
  return Array.isArray(value) ? value.some(hasRef) : isObject(value) && Object.values(value).some(hasRef);
}

function refsIn(value: unknown): string[] {
  if (value instanceof Ref) return [...value.references];
  if (Array.isArray(value)) return value.flatMap(refsIn);
  return isObject(value) ? Object.values(value).flatMap(refsIn) : [];
}

const isBlocks = (value: unknown): value is Values[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

/** The value without what is unknown, and what is unknown of it. A set with an unknown member is unknown as a whole. */
function split(value: unknown): { known?: unknown; mask: unknown } {
  if (value instanceof Ref) return value.value === undefined ? { mask: true } : { known: value.value, mask: false };
  if (isBlocks(value)) {
    const parts = value.map(split);
    return { known: parts.map(({ known }) => known), mask: parts.map(({ mask }) => mask) };
  }
  if (Array.isArray(value)) return hasRef(value) ? { mask: true } : { known: value, mask: value.map(() => false) };
  if (!isObject(value)) return { known: value, mask: false };
  const known: Record<string, unknown> = {};
  const mask: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    const part = split(one);
    if (part.mask === true) mask[name] = true;
    else known[name] = part.known;
    if (typeof part.mask === 'object') mask[name] = part.mask;
  }
  return { known, mask };
}

/** The same as it is told of lists whose length is known: item by item, null where an item or a field is known only later. */
function splitItems(value: unknown): { known?: unknown; mask: unknown } {
  if (value instanceof Ref) return value.value === undefined ? { known: null, mask: true } : split(value);
  if (Array.isArray(value)) {
    const parts = value.map(splitItems);
    return { known: parts.map(({ known }) => known), mask: parts.map(({ mask }) => mask) };
  }
  if (!isObject(value)) return split(value);
  const parts = Object.entries(value).map(([name, one]) => [name, splitItems(one)] as const);
  return {
    known: Object.fromEntries(parts.map(([name, { known }]) => [name, known])),
    mask: Object.fromEntries(parts.flatMap(([name, { mask }]) => (mask === false ? [] : [[name, mask]]))),
  };
}

function expression(name: string, value: unknown): unknown {
  if (!hasRef(value))
    return isBlocks(value) && !ATTRIBUTE_BLOCKS.has(name) ? value.map(expressions) : { constant_value: value };
  if (isBlocks(value) && !ATTRIBUTE_BLOCKS.has(name)) return value.map(expressions);
  return { references: refsIn(value) };
}

function expressions(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expression(name, value)]));
}

const ADDRESS = /^(\w+)\.([\w-]+)(?:\[(?:"([^"]*)"|(\d+))\])?$/;

interface Built {
  readonly resources: Values[];
  readonly changes: Values[];
  readonly children: Values[];
}

function build(text: ModuleText, prefix: string, tell: typeof split): Built {
  const resources: Values[] = [];
  const changes: Values[] = [];
  for (const [local, values] of Object.entries(text.resources ?? {})) {
    const [, type, name, key, index] = ADDRESS.exec(local) ?? [];
    const { for_each: _, ...rest } = values;
    const { known, mask } = tell(rest);
    const address = `${prefix}${local}`;
    const at = key ?? (index === undefined ? undefined : Number(index));
    resources.push({ address, mode: 'managed', type, name, ...(at === undefined ? {} : { index: at }), values: known });
    changes.push({
      address,
      change: { actions: ['create'], before: null, after: known, after_unknown: { id: true, ...(mask as object) } },
    });
  }
  const children: Values[] = [];
  for (const [name, call] of Object.entries(text.modules ?? {})) {
    for (const key of call.keys ?? [undefined]) {
      const address = `${prefix}module.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
      const inner = build(call, `${address}.`, tell);
      children.push({ address, resources: inner.resources, child_modules: inner.children });
      changes.push(...inner.changes);
    }
  }
  return { resources, changes, children };
}

function configuration(text: ModuleText): Values {
  const resources = new Map<string, Values>();
  for (const [local, values] of Object.entries({ ...text.resources, ...text.data })) {
    const [, type, name] = ADDRESS.exec(local) ?? [];
    const { for_each, ...rest } = values;
    const mode = text.data && local in text.data ? 'data' : 'managed';
    const each = for_each instanceof Ref ? { references: for_each.references } : { constant_value: for_each };
    const forEach = for_each === undefined ? {} : { for_each_expression: each };
    const known = resources.get(`${mode}.${type}.${name}`);
    if (!known)
      resources.set(`${mode}.${type}.${name}`, { mode, type, name, expressions: expressions(rest), ...forEach });
  }
  const calls = Object.entries(text.modules ?? {}).map(([name, call]) => [
    name,
    { expressions: expressions(call.inputs ?? {}), module: configuration(call) },
  ]);
  const outputs = Object.entries(text.outputs ?? {}).map(([name, value]) => [
    name,
    { expression: { references: value.references } },
  ]);
  return {
    resources: [...resources.values()],
    module_calls: Object.fromEntries(calls),
    outputs: Object.fromEntries(outputs),
  };
}

/** A whole plan. Data sources are in the prior state, with all their values. */
export function plan(text: ModuleText, later: 'left out' | 'null' = 'left out'): Values {
  const { resources, changes, children } = build(text, '', later === 'null' ? splitItems : split);
  const data = Object.entries(text.data ?? {}).map(([local, values]) => {
    const [, type, name] = ADDRESS.exec(local) ?? [];
    return { address: `data.${local}`, mode: 'data', type, name, values };
  });
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: { resources, child_modules: children } },
    resource_changes: changes,
    prior_state: { format_version: '1.0', values: { root_module: { resources: data } } },
    configuration: { root_module: configuration(text) },
  };
}

/** A state, in which everything is known. */
export function state(resources: Readonly<Record<string, Values>>): Values {
  return {
    format_version: '1.0',
    values: {
      root_module: {
        resources: Object.entries(resources).map(([address, values]) => {
          const [, type, name, key, index] = ADDRESS.exec(address) ?? [];
          const at = key ?? (index === undefined ? undefined : Number(index));
          return { address, mode: 'managed', type, name, ...(at === undefined ? {} : { index: at }), values };
        }),
      },
    },
  };
}

export function imported(json: unknown, options: Parameters<typeof importTerraform>[1] = {}) {
  const { topology, warnings } = importTerraform([{ path: 'plan.json', text: JSON.stringify(json) }], options);
  roundTrip(topology);
  return {
    topology,
    text: printTopology(topology),
    warnings: warnings.map(({ path, message }) => `${path ?? ''}: ${message}`),
  };
}

/** The errors of what is printed, read back. */
export function errorsIn(text: string): string[] {
  const { findings } = loadNetwork([{ uri: 'file:///plan.vpc', text }], () => undefined);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);
}

/** The lines of the printed text, white space folded, so that a test says what it is about. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
}
