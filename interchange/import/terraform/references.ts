import { isList, isUnknown, Unknown, type Value } from '../declared/value.js';
import { isBeginning, type Part, partsOf, type Step, samePath } from './addresses.js';
import { type Expression, type ModuleConfig, object, own, referencesOf } from './configuration.js';
import type { Plan, PlanResource } from './plan.js';

/** Where a reference stands: what `var`, `count.index` and `each` mean depends on it. */
export interface Scope {
  readonly path: readonly Step[];
  readonly module: ModuleConfig;
  /** The index or key of the resource or module call itself. */
  readonly key: string | number | undefined;
  readonly forEach: Expression;
}

/** What the references of one expression lead to. */
export interface Found {
  /** A list for each resource that is referred to: one value an instance. */
  readonly resources: Value[][];
  /** Constants that variables hold. */
  readonly constants: unknown[];
  /** What cannot be followed: locals, whole modules, values of no resource. */
  readonly opaque: string[];
  /** The locals among them, each where it stands. */
  readonly locals: LocalReference[];
  /** Attributes of resources that are not known yet. */
  readonly untold: Attribute[];
}

export interface LocalReference {
  readonly path: readonly Step[];
  readonly name: string;
}

export interface Attribute {
  readonly type: string;
  readonly name: string;
}

type Pick = string | number | undefined;

/** Follows references through modules, variables and outputs to resources. Locals are no part of the JSON: what stands behind them is not told. */
export class References {
  readonly #plan: Plan;
  readonly #attribute: (resource: PlanResource, path: readonly Part[]) => Value;
  readonly #byName = new Map<string, PlanResource[]>();
  readonly #paths: Step[][] = [];
  #depth = 0;

  constructor(plan: Plan, attribute: (resource: PlanResource, path: readonly Part[]) => Value) {
    this.#plan = plan;
    this.#attribute = attribute;
    for (const resource of plan.resources) {
      const name = `${resource.mode} ${resource.writtenType} ${resource.name}`;
      const list = this.#byName.get(name);
      if (list) list.push(resource);
      else this.#byName.set(name, [resource]);
      if (!this.#paths.some((path) => samePath(path, resource.path))) this.#paths.push([...resource.path]);
    }
  }

  scopeOf(resource: PlanResource): Scope {
    return {
      path: resource.path,
      module: this.#plan.root.descend(resource.path) ?? this.#plan.root,
      key: resource.index,
      forEach: resource.config?.forEach,
    };
  }

  /** `behind` is what stands behind each reference: `.id` of an `each.value.id`. */
  follow(references: readonly string[], scope: Scope, pick?: Pick, behind: readonly Part[] = []): Found {
    const found: Found = { resources: [], constants: [], opaque: [], locals: [], untold: [] };
    if (this.#depth > 40) return { ...found, opaque: [...references] };
    this.#depth++;
    try {
      const heads = fullOnes(references);
      const wanted = pick ?? this.#index(heads, scope);
      for (const head of heads) this.#followOne(head, scope, wanted, behind, found);
    } finally {
      this.#depth--;
    }
    return found;
  }

  /** The index that an expression has beside its references, `aws_subnet.app[each.key]`: it stands among them. */
  #index(heads: readonly string[], scope: Scope): Pick {
    if (heads.some((head) => head === 'count.index' || head === 'each.key')) return scope.key;
    const value = heads.find((head) => /^each\.value\b/.test(head));
    if (value === undefined) return undefined;
    const told = this.#eachValue(value, scope);
    if (typeof told === 'string' || typeof told === 'number') return told;
    // Of a set the values are the keys; a field of a value is no key.
    return value === 'each.value' && told === undefined ? scope.key : undefined;
  }

  /** `each.value.zone`, where constants say what is made for each. */
  #eachValue(head: string, scope: Scope): unknown {
    const references = referencesOf(scope.forEach);
    const [all] = references
      ? this.follow(references, { ...scope, key: undefined, forEach: undefined }).constants
      : [object(scope.forEach).constant_value];
    const path = (partsOf(head) ?? []).slice(2).map((part) => ('name' in part ? part.name : String(part.index)));
    return [String(scope.key), ...path].reduce<unknown>((at, name) => own(object(at), name), all);
  }

  #followOne(head: string, scope: Scope, pick: Pick, behind: readonly Part[], found: Found): void {
    const parts = partsOf(head);
    const [first, second, ...own] = parts ?? [];
    const rest = [...own, ...behind];
    if (!first || !('name' in first) || !second || !('name' in second)) {
      found.opaque.push(head);
      return;
    }
    if (first.name === 'var') this.#variable(second.name, rest, scope, pick, found);
    else if (first.name === 'module') this.#output(second.name, rest, scope, pick, found);
    else if (first.name === 'each') this.#each(second.name, rest, scope, found);
    else if (first.name === 'data') {
      const [name, ...path] = rest;
      if (name && 'name' in name) this.#resource('data', second.name, name.name, path, scope, pick, found);
    } else if (first.name === 'local') {
      found.opaque.push(head);
      found.locals.push({ path: scope.path, name: second.name });
    } else if (['self', 'path', 'terraform'].includes(first.name)) found.opaque.push(head);
    else if (first.name !== 'count') this.#resource('managed', first.name, second.name, rest, scope, pick, found);
  }

  /** `each.value`, where a resource is made for each instance of another one. */
  #each(name: string, rest: readonly Part[], scope: Scope, found: Found): void {
    const references = name === 'value' ? referencesOf(scope.forEach) : undefined;
    if (!references) return;
    merge(found, this.follow(references, { ...scope, key: undefined, forEach: undefined }, scope.key, rest));
  }

  #variable(name: string, rest: readonly Part[], scope: Scope, pick: Pick, found: Found): void {
    const step = scope.path.at(-1);
    if (!step) {
      const value = object(own(this.#plan.variables, name)).value ?? this.#plan.root.variableDefault(name);
      found.constants.push(value);
      return;
    }
    const path = scope.path.slice(0, -1);
    const module = this.#plan.root.descend(path);
    const call = module?.call(step.name);
    const expression = call && own(call.expressions, name);
    const references = referencesOf(expression);
    const [index, ...others] = rest;
    const isIndex = index !== undefined && 'index' in index;
    const wanted = isIndex ? index.index : pick;
    const behind = isIndex ? others : rest;
    if (module && call && references)
      merge(found, this.follow(references, { path, module, key: step.key, forEach: call.forEach }, wanted, behind));
    else found.constants.push(object(expression).constant_value ?? scope.module.variableDefault(name));
  }

  #output(name: string, rest: readonly Part[], scope: Scope, pick: Pick, found: Found): void {
    const [first, ...others] = rest;
    const key = first && 'index' in first ? first.index : undefined;
    const [output, index, ...more] = key === undefined ? rest : others;
    const expression = output && 'name' in output && scope.module.call(name)?.module.output(output.name);
    const references = referencesOf(expression);
    if (!references) {
      if (expression) found.constants.push(object(expression).constant_value);
      else found.opaque.push(`module.${name}`);
      return;
    }
    const isIndex = index !== undefined && 'index' in index;
    const wanted = isIndex ? index.index : undefined;
    const behind = isIndex || index === undefined ? more : [index, ...more];
    const depth = scope.path.length;
    const all = this.#paths.filter((path) => samePath(path.slice(0, depth), scope.path) && path[depth]?.name === name);
    const instances = unique(all.map((path) => path.slice(0, depth + 1)));
    const asked = instances.filter((path) => key === undefined || path.at(-1)?.key === key);
    const same = pick === undefined ? [] : asked.filter((path) => path.at(-1)?.key === pick);
    const chosen = same.length > 0 ? same : asked;
    const module = scope.module.call(name)?.module;
    for (const path of chosen) {
      if (!module) continue;
      const inner: Scope = { path, module, key: undefined, forEach: undefined };
      // An index that chose the module's instance says nothing of what is inside.
      merge(found, this.follow(references, inner, wanted ?? (same.length > 0 ? undefined : pick), behind));
    }
  }

  #resource(
    mode: string,
    type: string,
    name: string,
    rest: readonly Part[],
    scope: Scope,
    pick: Pick,
    found: Found,
  ): void {
    const all = (this.#byName.get(`${mode} ${type} ${name}`) ?? []).filter((one) => samePath(one.path, scope.path));
    const [first, ...others] = rest;
    const index = first && 'index' in first ? first.index : undefined;
    const attribute = index === undefined ? rest : others;
    const asked = index === undefined ? picked(all, pick) : all.filter((one) => one.index === index);
    if (asked.length === 0) return;
    const items = asked.flatMap((one) => itemsOf(this.#attribute(one, attribute)));
    found.resources.push(items);
    const [wanted] = attribute;
    if (items.some(isUnknown) && wanted && 'name' in wanted) found.untold.push({ type, name: wanted.name });
  }
}

/** A list that a value is: all of it may be meant. */
function itemsOf(value: Value): Value[] {
  return !isUnknown(value) && isList(value) ? value.flatMap(itemsOf) : [value];
}

/** A reference that was cut off at an index that is no constant: of its instances, the one that goes with the index. */
function picked(all: readonly PlanResource[], pick: Pick): readonly PlanResource[] {
  if (all.length < 2 || pick === undefined) return all;
  const same = all.filter(({ index }) => index === pick);
  if (same.length > 0 || typeof pick === 'string') return same.length > 0 ? same : all;
  const numbered = all.filter(({ index }) => index === pick % all.length);
  return numbered.length > 0 ? numbered : all;
}

function fullOnes(references: readonly string[]): string[] {
  const heads: string[] = [];
  let last = '';
  for (const reference of references) {
    if (last !== '' && isBeginning(reference, last)) continue;
    last = reference;
    if (!heads.includes(reference)) heads.push(reference);
  }
  // A beginning that stands for itself elsewhere says nothing more.
  return heads;
}

function merge(into: Found, from: Found): void {
  into.resources.push(...from.resources);
  into.constants.push(...from.constants);
  into.opaque.push(...from.opaque);
  into.locals.push(...from.locals);
  into.untold.push(...from.untold);
}

function unique(paths: readonly Step[][]): Step[][] {
  return paths.filter((path, i) => paths.findIndex((other) => samePath(other, path)) === i);
}

export const notYet = (what: string): Unknown => new Unknown(`${what} is known only after the plan is carried out`);
