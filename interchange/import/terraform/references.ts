import { say } from '../../../network/words/index.js';
import { isList, isUnknown, Unknown, type Value } from '../declared/value.js';
import { isBeginning, type Part, partsOf, type Step, samePath } from './addresses.js';
import { type Expression, type ModuleConfig, object, own, referencesOf } from './configuration.js';
import { type Heads, indexAmong, isPassedOn, OPEN, type Pick } from './indexes.js';
import { type Turn, takenInTurn, turnOf } from './one-each.js';
import type { Plan, PlanResource } from './plan.js';

/** Where a reference stands: what `var`, `count.index` and `each` mean depends on it. */
export interface Scope {
  readonly path: readonly Step[];
  readonly module: ModuleConfig;
  /** The index or key of the resource or module call itself. */
  readonly key: string | number | undefined;
  /** Of how many instances, where the index is a number. */
  readonly of?: number | undefined;
  /** Where the argument that is followed is one that no two of them have in common. */
  readonly turn?: Turn | undefined;
  readonly forEach: Expression;
  /** What the arguments of the resource itself tell `each.value`, and fields of it, to be. */
  readonly toldEach?: ((head: string) => unknown) | undefined;
}

/** What the references of one expression lead to. */
export interface Found {
  /** A list for each resource that is referred to: one value an instance. */
  readonly resources: Value[][];
  /** The same where an index picks one of them, and nothing tells which. */
  readonly either: Value[][];
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

type Wanted = Pick | typeof OPEN | undefined;

/** Follows references through modules, variables and outputs to resources. Locals are no part of the JSON: what stands behind them is not told. */
export class References {
  readonly #plan: Plan;
  readonly #attribute: (resource: PlanResource, path: readonly Part[]) => Value;
  readonly #byName = new Map<string, PlanResource[]>();
  readonly #paths: Step[][] = [];
  #depth = 0;
  /** Whether somewhere each of as many is taken to have one of its own. */
  countsInOrder = false;

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

  /** `field`: the argument that is followed. */
  scopeOf(resource: PlanResource, field?: string): Scope {
    const { path, index, config } = resource;
    const isNumber = typeof index === 'number';
    return {
      path,
      module: this.#plan.root.descend(path) ?? this.#plan.root,
      key: index,
      of: isNumber ? this.#instancesOf(resource).length : undefined,
      turn: isNumber && field !== undefined ? turnOf(resource, field, () => this.#instancesOf(resource)) : undefined,
      forEach: config?.forEach,
      toldEach: (head) => toldBySame(resource, head),
    };
  }

  #instancesOf({ mode, writtenType, name, path }: PlanResource): PlanResource[] {
    return (this.#byName.get(`${mode} ${writtenType} ${name}`) ?? []).filter((one) => samePath(one.path, path));
  }

  /** `behind` is what stands behind each reference: `.id` of an `each.value.id`. */
  follow(references: readonly string[], scope: Scope, pick?: Wanted, behind: readonly Part[] = []): Found {
    const found: Found = { resources: [], either: [], constants: [], opaque: [], locals: [], untold: [] };
    if (this.#depth > 40) return { ...found, opaque: [...references] };
    this.#depth++;
    try {
      const heads = headsOf(references);
      // An index of its own has picked before what it gives is asked for one of several.
      const about = this.#about(scope);
      const index = indexAmong(heads, about);
      const wanted = index?.pick ?? inherited(pick, heads, about);
      const leading = new Set(heads.filter((head) => !index?.by.includes(head)));
      for (const head of leading) this.#followOne(head, scope, wanted, behind, found);
    } finally {
      this.#depth--;
    }
    return found;
  }

  #about(scope: Scope): Heads {
    return {
      isList: (head) => this.#isList(head, scope),
      index: (head) => this.#indexOf(head, scope),
      leadsTo: (head) => {
        const { resources, either, constants } = this.#alone(head, scope);
        return [...[...resources, ...either].flat(), ...constants];
      },
    };
  }

  /** What one reference leads to, whatever index stands beside it: asking for that here would ask again for this. */
  #alone(head: string, scope: Scope): Found {
    const found: Found = { resources: [], either: [], constants: [], opaque: [], locals: [], untold: [] };
    if (this.#depth > 40) return found;
    this.#depth++;
    try {
      this.#followOne(head, scope, OPEN, [], found);
    } finally {
      this.#depth--;
    }
    return found;
  }

  #isList(head: string, scope: Scope): boolean {
    if (/^(count|local|path|self|terraform|each\.key)\b/.test(head)) return false;
    const { resources, either } = this.#alone(head, scope);
    return [...resources, ...either].flat().length > 1;
  }

  #indexOf(head: string, { key, of, turn, ...scope }: Scope): Pick | undefined {
    if (key === undefined) return undefined;
    if (head === 'count.index' || head === 'each.key') return { key, of, turn };
    const told = this.#eachValue(head, { key, ...scope });
    return typeof told === 'string' || typeof told === 'number' ? { key: told } : undefined;
  }

  /** `each.value.zone`, where an argument that is nothing else tells it, or constants say what is made for each. Of a set the values are the keys. */
  #eachValue(head: string, scope: Scope): unknown {
    const told = scope.toldEach?.(head);
    if (told !== undefined) return told;
    const references = referencesOf(scope.forEach);
    const around = { ...scope, key: undefined, of: undefined, forEach: undefined, toldEach: undefined };
    const { constants, opaque } = references ? this.follow(references, around) : { constants: [], opaque: [] };
    const all = references ? constants[0] : object(scope.forEach).constant_value;
    const path = (partsOf(head) ?? []).slice(2).map((part) => ('name' in part ? part.name : String(part.index)));
    // A function of constants alone, as `toset(["a", "b"])` is: a map would be told.
    const isSet = Array.isArray(all) || (all === undefined && opaque.length === 0 && !references);
    if (isSet) return path.length === 0 ? scope.key : undefined;
    return [String(scope.key), ...path].reduce<unknown>((at, name) => own(object(at), name), all);
  }

  #followOne(head: string, scope: Scope, pick: Wanted, behind: readonly Part[], found: Found): void {
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
    const around = { ...scope, key: undefined, of: undefined, forEach: undefined, toldEach: undefined };
    merge(found, this.follow(references, around, scope.key === undefined ? undefined : { key: scope.key }, rest));
  }

  #variable(name: string, rest: readonly Part[], scope: Scope, pick: Wanted, found: Found): void {
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
    const wanted = isIndex ? { key: index.index } : pick;
    const behind = isIndex ? others : rest;
    const of = typeof step.key === 'number' ? this.#instancesOfModule(path, step.name).length : undefined;
    if (module && call && references)
      merge(found, this.follow(references, { path, module, key: step.key, of, forEach: call.forEach }, wanted, behind));
    else found.constants.push(object(expression).constant_value ?? scope.module.variableDefault(name));
  }

  #output(name: string, rest: readonly Part[], scope: Scope, pick: Wanted, found: Found): void {
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
    const wanted = isIndex ? { key: index.index } : undefined;
    const behind = isIndex || index === undefined ? more : [index, ...more];
    const instances = this.#instancesOfModule(scope.path, name);
    const asked = instances.filter((path) => key === undefined || path.at(-1)?.key === key);
    const isTold = pick !== undefined && pick !== OPEN && pick.of === undefined;
    const same = isTold ? asked.filter((path) => path.at(-1)?.key === pick.key) : [];
    const chosen = same.length > 0 ? same : asked;
    const module = scope.module.call(name)?.module;
    for (const path of chosen) {
      if (!module) continue;
      const inner: Scope = { path, module, key: undefined, forEach: undefined };
      // An index that chose the module's instance says nothing of what is inside.
      const rest = same.length > 0 ? undefined : chosen.length > 1 && pick !== undefined ? OPEN : pick;
      merge(found, this.follow(references, inner, wanted ?? rest, behind));
    }
  }

  #instancesOfModule(path: readonly Step[], name: string): Step[][] {
    const depth = path.length;
    const all = this.#paths.filter((one) => samePath(one.slice(0, depth), path) && one[depth]?.name === name);
    return unique(all.map((one) => one.slice(0, depth + 1)));
  }

  #resource(
    mode: string,
    type: string,
    name: string,
    rest: readonly Part[],
    scope: Scope,
    pick: Wanted,
    found: Found,
  ): void {
    const all = (this.#byName.get(`${mode} ${type} ${name}`) ?? []).filter((one) => samePath(one.path, scope.path));
    const [first, ...others] = rest;
    const index = first && 'index' in first ? first.index : undefined;
    const attribute = index === undefined ? rest : others;
    const asked = index === undefined ? this.#picked(all, pick) : all.filter((one) => one.index === index);
    if (asked.length === 0) return;
    const items = asked.flatMap((one) => itemsOf(this.#attribute(one, attribute)));
    if (index === undefined && pick !== undefined && asked.length > 1) found.either.push(items);
    else found.resources.push(items);
    const [wanted] = attribute;
    if (items.some(isUnknown) && wanted && 'name' in wanted) found.untold.push({ type, name: wanted.name });
  }

  /**
   * A reference that was cut off at an index that is no constant: of its instances, the one that goes with the index. A number only says which is likely, and that
   * comes first: `list[count.index]`, `list[1 - count.index]` and `list[floor(count.index / 2)]` look the same. Where each of as many must have one of its own,
   * and nothing else tells them apart, it makes no difference which of them has which.
   */
  #picked(all: readonly PlanResource[], pick: Wanted): readonly PlanResource[] {
    if (all.length < 2 || pick === undefined || pick === OPEN) return all;
    const same = all.filter(({ index }) => index === pick.key);
    if (pick.of === undefined) return same.length > 0 ? same : all;
    const own = pick.of === all.length ? takenInTurn(all, pick.turn) : undefined;
    if (own === undefined) return [...same, ...all.filter((one) => !same.includes(one))];
    this.countsInOrder = true;
    return [own];
  }
}

/** What an index of what refers to this expression picks here. */
function inherited(pick: Wanted, heads: readonly string[], about: Heads): Wanted {
  return pick === undefined || pick === OPEN || heads.length < 2 || isPassedOn(heads, about) ? pick : OPEN;
}

/** A list that a value is: all of it may be meant. */
function itemsOf(value: Value): Value[] {
  return !isUnknown(value) && isList(value) ? value.flatMap(itemsOf) : [value];
}

/** The references in the order of the text, without the beginnings that follow each. */
export function headsOf(references: readonly string[]): string[] {
  const heads: string[] = [];
  let last = '';
  for (const reference of references) {
    if (last !== '' && isBeginning(reference, last)) continue;
    last = reference;
    heads.push(reference);
  }
  return heads;
}

/** What an argument tells `each.value` to be, that is this reference and nothing else. */
function toldBySame({ config, values }: PlanResource, head: string): unknown {
  for (const [field, expression] of Object.entries(config?.expressions ?? {})) {
    const [first, another] = headsOf(referencesOf(expression) ?? []);
    const value = own(values, field);
    if (first === head && another === undefined && (typeof value === 'string' || typeof value === 'number'))
      return value;
  }
  return undefined;
}

function merge(into: Found, from: Found): void {
  into.resources.push(...from.resources);
  into.either.push(...from.either);
  into.constants.push(...from.constants);
  into.opaque.push(...from.opaque);
  into.locals.push(...from.locals);
  into.untold.push(...from.untold);
}

function unique(paths: readonly Step[][]): Step[][] {
  return paths.filter((path, i) => paths.findIndex((other) => samePath(other, path)) === i);
}

export const notYet = (what: string): Unknown => new Unknown(say`${what} is known only after the plan is carried out`);
