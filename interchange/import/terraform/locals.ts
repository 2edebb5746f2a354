import { type Step, samePath } from './addresses.js';
import { object, own, referencesOf } from './configuration.js';
import { EXPECTED, holdsValue, typeOf } from './fields.js';
import type { Plan, PlanResource } from './plan.js';
import type { Found, References } from './references.js';

/** All that a local can be, of some types. */
export interface Possible {
  readonly keys: Set<string>;
  /** What can be it too, and is not told either. */
  readonly open: Set<string>;
}

/**
 * Locals are no part of the JSON. One whose value is not known yet is something that its module makes, looks up, is given or gets from the modules that it calls:
 * what is known already would be known there too.
 */
export class Locals {
  readonly #plan: Plan;
  readonly #references: References;
  readonly #key: (resource: PlanResource) => string;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(
    plan: Plan,
    references: References,
    key: (resource: PlanResource) => string,
    /** Whether it is looked up later, and may be any. */
    private readonly mayBeAny: (resource: PlanResource) => boolean,
  ) {
    this.#plan = plan;
    this.#references = references;
    this.#key = key;
  }

  of(path: readonly Step[], types: readonly string[]): Possible {
    const possible: Possible = { keys: new Set(), open: new Set() };
    this.#inModule(path, types, possible, []);
    return possible;
  }

  #inModule(path: readonly Step[], types: readonly string[], possible: Possible, seen: (readonly Step[])[]): void {
    if (seen.some((one) => samePath(one, path))) return;
    seen.push(path);
    for (const resource of this.#plan.resources) {
      if (!samePath(resource.path, path)) continue;
      for (const one of madeBeside(resource, types)) possible.open.add(one);
      if (types.includes(resource.type) && this.mayBeAny(resource)) possible.open.add(resource.address);
      else if (types.includes(resource.type)) possible.keys.add(this.#key(resource));
      else if (resource.type !== 'terraform_data')
        for (const [name, mask] of Object.entries(resource.unknown ?? {}))
          if (
            mask === true &&
            (ANYTHING.test(name) || (resource.mode === 'data' && mayHold(resource.type, name, types)))
          )
            possible.open.add(`${resource.address}.${name}`);
    }
    const scope = {
      path,
      module: this.#plan.root.descend(path) ?? this.#plan.root,
      key: undefined,
      forEach: undefined,
    };
    const add = (reference: string) => this.#add(this.#references.follow([reference], scope), types, possible, seen);
    const known = this.#knownVariables(path);
    for (const name of this.#given(path)) if (!isOfAnotherKind(name) && !known.has(name)) add(`var.${name}`);
    for (const call of scope.module.calls)
      for (const output of scope.module.call(call)?.module.outputs ?? [])
        if (!isOfAnotherKind(output)) add(`module.${call}.${output}`);
  }

  /** The variables of a module whose values its caller refers to. */
  #given(path: readonly Step[]): string[] {
    const step = path.at(-1);
    const call = step && this.#plan.root.descend(path.slice(0, -1))?.call(step.name);
    return Object.entries(call?.expressions ?? {}).flatMap(([name, one]) => (referencesOf(one) ? [name] : []));
  }

  #add(found: Found, types: readonly string[], possible: Possible, seen: (readonly Step[])[]): void {
    for (const value of [found.resources, found.either].flat(2))
      if (typeof value === 'string' && types.includes(typeOf(value))) possible.keys.add(value);
    for (const value of found.constants)
      if (typeof value === 'string' && isIdOf(value, types)) possible.keys.add(value);
    for (const one of found.untold)
      if (mayHold(one.type, one.name, types)) possible.open.add(`${one.type}.${one.name}`);
    for (const { path } of found.locals) this.#inModule(path, types, possible, seen);
  }

  /** Variables that some argument holds, whose value is known: then theirs is. */
  #knownVariables(path: readonly Step[]): ReadonlySet<string> {
    const id = JSON.stringify(path);
    const before = this.#known.get(id);
    if (before) return before;
    const known = new Set<string>();
    const all = this.#given(path);
    for (const { path: home, config, values, unknown } of this.#plan.resources) {
      if (!config || !samePath(home, path)) continue;
      for (const [field, expression] of Object.entries(config.expressions)) {
        const references = (referencesOf(expression) ?? []).filter((one) => !/^(count|each)\./.test(one));
        const variables = references.map((one) => /^var\.([\w-]+)$/.exec(one)?.[1]);
        const isKnown = isTold(own(values, field)) && !isOpen(own(object(unknown), field));
        // Of several, all are in the value only where it joins them.
        const given = all.filter((name) => variables.includes(name));
        if (isKnown && (field === 'tags' || (given.length === 1 && !variables.includes(undefined))))
          for (const name of given) known.add(name);
      }
    }
    this.#known.set(id, known);
    return known;
  }
}

/** What AWS makes with something else, by the attribute that tells it: the group of a cluster, the interface of an endpoint. */
const MADE: readonly (readonly [type: string, name: RegExp])[] = [
  ['aws_security_group', /security_group_id$/],
  ['aws_network_interface', /network_interface_ids?$/],
];

function madeBeside({ address, type, unknown, config }: PlanResource, types: readonly string[]): string[] {
  const [, pattern] = MADE.find(([made]) => types.includes(made)) ?? [];
  if (pattern === undefined || !config || types.includes(type)) return [];
  const found: string[] = [];
  const walk = (mask: unknown, expression: unknown, path: string): void => {
    for (const [name, inner] of Object.entries(object(mask))) {
      const told = own(object(expression), name);
      // What the configuration states is followed where it comes from.
      if (inner === true && told === undefined && pattern.test(name)) found.push(`${path}.${name}`);
      else if (Array.isArray(inner))
        for (const one of inner) walk(one, Array.isArray(told) ? told[0] : told, `${path}.${name}`);
    }
  };
  walk(unknown, config.expressions, address);
  return found;
}

function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

function isOpen(mask: unknown): boolean {
  if (mask === true) return true;
  return typeof mask === 'object' && mask !== null && Object.values(mask).some(isOpen);
}

/** Names of texts, numbers and flags: no resource is in them. */
function isOfAnotherKind(name: string): boolean {
  return (
    (holdsValue(name) && !/_ids?$|^vpc/.test(name)) ||
    /(^|_)(tags?|azs?|region|environment|env|stage|owner|project|prefix|suffix|labels?|version|enabled?|description|dns|domain)$/.test(
      name,
    ) ||
    /^(create|enable|use|is|has|single|one)_/.test(name)
  );
}

/** Attributes that hold whatever somebody put there. */
const ANYTHING = /^(value|insecure_value|outputs?|results?|secret_string|content|body|response_body)$/;

/** Whether an attribute of a resource may hold a resource of some types. */
export function mayHold(type: string, name: string, types: readonly string[]): boolean {
  if (name === 'ids') return types.includes(type.replace(/s$/, ''));
  return ANYTHING.test(name) || EXPECTED[name]?.some((one) => types.includes(one)) === true;
}

/** `vpc-0abc` is the id of an `aws_vpc`. */
function isIdOf(text: string, types: readonly string[]): boolean {
  const prefix = /^([a-z]+)-[0-9a-f]{6,}$/.exec(text)?.[1];
  return prefix !== undefined && types.some((type) => ID_PREFIXES[type] === prefix);
}

const ID_PREFIXES: Readonly<Record<string, string>> = {
  aws_vpc: 'vpc',
  aws_subnet: 'subnet',
  aws_security_group: 'sg',
  aws_route_table: 'rtb',
  aws_network_acl: 'acl',
  aws_internet_gateway: 'igw',
  aws_nat_gateway: 'nat',
  aws_ec2_transit_gateway: 'tgw',
};
