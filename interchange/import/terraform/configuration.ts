import type { Step } from './addresses.js';

type Json = Readonly<Record<string, unknown>>;

/** What the configuration says of a value: the value itself, or what it refers to. Blocks are lists of objects of these. */
export type Expression = unknown;

export interface ResourceConfig {
  readonly expressions: Json;
  /** Of the provider that makes it, where that is written out. */
  readonly region: string | undefined;
  readonly count: Expression;
  readonly forEach: Expression;
}

export interface CallConfig {
  readonly expressions: Json;
  readonly forEach: Expression;
  readonly module: ModuleConfig;
}

/** A module of the configuration. https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation */
export interface ModuleConfig {
  /** The names of the modules that it calls. */
  readonly calls: readonly string[];
  readonly outputs: readonly string[];
  resource(mode: string, type: string, name: string): ResourceConfig | undefined;
  call(name: string): CallConfig | undefined;
  output(name: string): Expression;
  variableDefault(name: string): unknown;
  descend(path: readonly Step[]): ModuleConfig | undefined;
}

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function own(json: Json, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

/** What an expression refers to, in the order of the text; undefined where it is a constant or no expression. */
export function referencesOf(expression: Expression): string[] | undefined {
  const { references } = object(expression);
  return Array.isArray(references) ? references.filter((one) => typeof one === 'string') : undefined;
}

export function moduleConfig(raw: unknown, regions: ReadonlyMap<string, string> = new Map()): ModuleConfig {
  const module = object(raw);
  const resources = new Map<string, ResourceConfig>();
  for (const item of Array.isArray(module.resources) ? module.resources : []) {
    const { mode, type, name, expressions, count_expression, for_each_expression, provider_config_key } = object(item);
    resources.set(`${mode} ${type} ${name}`, {
      expressions: object(expressions),
      count: count_expression,
      forEach: for_each_expression,
      region: regions.get(String(provider_config_key)),
    });
  }
  const calls = new Map<string, CallConfig>();
  for (const [name, item] of Object.entries(object(module.module_calls))) {
    const { expressions, for_each_expression, module: inner } = object(item);
    let made: ModuleConfig | undefined;
    calls.set(name, {
      expressions: object(expressions),
      forEach: for_each_expression,
      // Made when it is asked for: calls may nest deeper than functions can.
      get module() {
        made ??= moduleConfig(inner, regions);
        return made;
      },
    });
  }
  const config: ModuleConfig = {
    calls: [...calls.keys()],
    outputs: Object.keys(object(module.outputs)),
    resource: (mode, type, name) => resources.get(`${mode} ${type} ${name}`),
    call: (name) => calls.get(name),
    output: (name) => object(own(object(module.outputs), name)).expression,
    variableDefault: (name) => object(own(object(module.variables), name)).default,
    descend: (path) => path.reduce<ModuleConfig | undefined>((inside, { name }) => inside?.call(name)?.module, config),
  };
  return config;
}
