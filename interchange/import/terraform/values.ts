import { impliedKey } from '../declared/context.js';
import { defaultScopeKey } from '../declared/ipam-pools.js';
import { isList, isUnknown, isValues, Unknown, type Value, type Values } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import type { Part } from './addresses.js';
import { twinOf } from './cloud-control.js';
import { type Expression, object, own, referencesOf } from './configuration.js';
import { EXPECTED, holdsValue, IDENTITIES, LISTS } from './fields.js';
import type { Plan, PlanResource } from './plan.js';
import { type Found, notYet, References } from './references.js';

type Json = Readonly<Record<string, unknown>>;

const IMPLIED: Readonly<Record<string, Parameters<typeof impliedKey>[1]>> = {
  default_route_table_id: 'route-table',
  main_route_table_id: 'route-table',
  default_network_acl_id: 'network-acl',
  default_security_group_id: 'security-group',
  association_default_route_table_id: 'association-table',
  propagation_default_route_table_id: 'propagation-table',
};

/** The values of a plan's resources, with the keys of other resources where ids are not known yet. */
export class PlanValues {
  readonly #references: References;
  readonly #key: (resource: PlanResource) => string;
  readonly #warnings: Warnings;
  readonly #file: string;
  readonly #visiting = new Set<string>();

  constructor(plan: Plan, key: (resource: PlanResource) => string, warnings: Warnings) {
    this.#references = new References(plan, (resource, path) => this.#attribute(resource, path));
    this.#key = key;
    this.#warnings = warnings;
    this.#file = plan.file;
  }

  of(resource: PlanResource): Values {
    const fields = new Set([...Object.keys(resource.values), ...Object.keys(resource.unknown ?? {})]);
    if (resource.unknown) for (const field of Object.keys(resource.config?.expressions ?? {})) fields.add(field);
    const values: Record<string, Value> = {};
    for (const field of fields) {
      const value = this.#field(resource, field);
      if (value !== undefined) values[field] = value;
    }
    return values;
  }

  #field(resource: PlanResource, field: string): Value | undefined {
    const mask = own(resource.unknown ?? {}, field);
    const value = own(resource.values, field);
    const expression = resource.config && own(resource.config.expressions, field);
    const open = mask === true || (value === undefined && resource.unknown !== undefined && hasReferences(expression));
    if (open) {
      // Without an expression, the provider decides: the configuration says nothing of it.
      if (expression === undefined) return undefined;
      return this.#resolve(resource, field, expression);
    }
    // What a mirror tells no longer.
    if (value instanceof Unknown) return value;
    return this.#hydrate(resource, field, value, mask, expression);
  }

  /** A value that is known at least in part. */
  #hydrate(resource: PlanResource, field: string, value: unknown, mask: unknown, expression: Expression): Value {
    if (Array.isArray(value)) {
      const masks = Array.isArray(mask) ? mask : [];
      if (value.every((item) => typeof item !== 'object' || item === null)) {
        const open = masks.some((one) => one === true);
        return open ? this.#list(resource, field, expression, value) : (value as Value[]);
      }
      return value.map((item, i) =>
        this.#block(resource, item, masks[i], { field, blocks: value, masks, expression, at: i }),
      );
    }
    if (typeof value === 'object' && value !== null)
      return this.#block(resource, value, mask, { field, blocks: [value], masks: [mask], expression, at: 0 });
    return (value ?? null) as Value;
  }

  #block(resource: PlanResource, block: unknown, mask: unknown, place: BlockPlace): Value {
    if (typeof block !== 'object' || block === null || Array.isArray(block)) return (block ?? null) as Value;
    const values: Record<string, Value> = {};
    const shared = referencesOf(place.expression);
    const inner = shared ? undefined : expressionOfBlock(place);
    const masked = object(mask);
    for (const name of new Set([...Object.keys(block), ...Object.keys(masked)])) {
      const open = own(masked, name) === true;
      const value = own(block as Json, name);
      const expression = inner && own(object(inner), name);
      if (!open) values[name] = this.#hydrate(resource, name, value, own(masked, name), expression);
      else if (shared) values[name] = this.#shared(resource, name, shared, place);
      else if (expression !== undefined) values[name] = this.#resolve(resource, name, expression);
      // A block that the configuration does not show is made by `dynamic`.
      else if (inner === undefined && EXPECTED[name]) values[name] = notYet(`${place.field}.${name}`);
    }
    return values;
  }

  /** Blocks that the schema has as an attribute tell all their references in one list: each goes to the block that lacks something. */
  #shared(resource: PlanResource, name: string, references: readonly string[], place: BlockPlace): Value {
    const found = this.#references.follow(references, this.#references.scopeOf(resource));
    const lacking = place.masks.filter((mask) => own(object(mask), name) === true).length;
    const others = new Set(
      place.masks.flatMap((mask) =>
        Object.keys(object(mask)).filter((key) => key !== name && own(object(mask), key) === true),
      ),
    );
    const all = this.#candidates(name, found);
    const claimed = [...others].flatMap((other) => EXPECTED[other] ?? []);
    const own_ = all.filter((key) => !claimed.includes(typeOf(key)) || (EXPECTED[name]?.length ?? 0) <= 3);
    const candidates = own_.length > 0 ? own_ : all;
    if (candidates.length === 0 || holdsValue(name)) return notYet(`${place.field}.${name}`);
    const [only] = candidates;
    if (LISTS.has(name)) {
      const opaque = found.opaque.length > 0 ? [notYet(`part of ${place.field}.${name}`)] : [];
      if (lacking === 1 || candidates.length === 1) return [...candidates, ...opaque];
      return new Unknown(`which of ${candidates.join(', ')} it is cannot be told`);
    }
    if (candidates.length === 1 && only !== undefined && found.opaque.length === 0) return only;
    return candidates.length === 1 && only !== undefined && lacking === 1
      ? only
      : new Unknown(`which of ${[...candidates, ...found.opaque].join(', ')} it is cannot be told`);
  }

  /** The keys that references can mean in a field, each once. */
  #candidates(field: string, found: Found): string[] {
    const expected = EXPECTED[field];
    const keys = found.resources.flat().filter((value) => typeof value === 'string');
    const fitting = keys.filter(
      (key) => !expected || expected.includes(typeOf(key)) || (LISTS.has(field) && isIdentity(key)),
    );
    // A name that is known already is no key.
    const others = fitting.length > 0 ? [] : keys.filter((key) => typeOf(key) === '');
    return [...new Set([...fitting, ...others])];
  }

  #resolve(resource: PlanResource, field: string, expression: Expression): Value {
    if (Array.isArray(expression)) return expression.map((block) => this.#openBlock(resource, block));
    const json = object(expression);
    if ('constant_value' in json) return (json.constant_value ?? null) as Value;
    if (!referencesOf(expression)) return notYet(field);
    if (holdsValue(field)) return this.#text(resource, field, expression);
    return LISTS.has(field) ? this.#list(resource, field, expression, []) : this.#single(resource, field, expression);
  }

  /** A block of which nothing is known but its expressions. */
  #openBlock(resource: PlanResource, block: unknown): Value {
    const values: Record<string, Value> = {};
    for (const [name, expression] of Object.entries(object(block)))
      values[name] = this.#resolve(resource, name, expression);
    return values;
  }

  /** An address or a block: known where it is the same field of another resource, whose value is known. */
  #text(resource: PlanResource, field: string, expression: Expression): Value {
    const found = this.#follow(resource, expression);
    const values = [...new Set(found.resources.flat())];
    return LISTS.has(field)
      ? [notYet(field)]
      : values.length === 1 && values[0] !== undefined && isAddress(values[0])
        ? values[0]
        : notYet(field);
  }

  #list(resource: PlanResource, field: string, expression: Expression, told: readonly unknown[]): Value {
    const found = this.#follow(resource, expression);
    const items: Value[] = told.filter((item): item is string => typeof item === 'string' && item !== '');
    const candidates = this.#candidates(field, found).filter((key) => !items.includes(key));
    items.push(...candidates);
    for (const value of found.resources.flat()) if (isUnknown(value)) items.push(value);
    for (const value of found.constants) items.push(...identities(value).filter((id) => !items.includes(id)));
    if (found.opaque.length > 0 || (candidates.length === 0 && told.length === 0))
      items.push(
        new Unknown(
          `what ${found.opaque.join(', ') || 'its expression'} holds is known only after the plan is carried out`,
        ),
      );
    return items;
  }

  #single(resource: PlanResource, field: string, expression: Expression): Value {
    const found = this.#follow(resource, expression);
    const candidates = this.#candidates(field, found);
    const [only, another] = candidates;
    if (only !== undefined && another === undefined) return only;
    if (another !== undefined) return new Unknown(`it may be any of ${candidates.join(', ')}`);
    return this.#guess(resource, field, found) ?? notYet(found.opaque.join(', ') || field);
  }

  /** A local is no part of the JSON; where the module makes one thing that it can mean, it is taken for that. */
  #guess(resource: PlanResource, field: string, found: Found): Value | undefined {
    const expected = EXPECTED[field];
    if (!expected || !found.opaque.some((text) => text.startsWith('local.'))) return undefined;
    const [only, another] = this.#references.inModule(resource.path, expected);
    if (!only || another) return undefined;
    this.#warnings.add(
      `The plan does not tell what ${found.opaque.join(', ')} is: it is taken to be ${only.address}, the only one in its module.`,
      { file: this.#file, path: `${resource.address}.${field}` },
    );
    return this.#key(only);
  }

  #follow(resource: PlanResource, expression: Expression): Found {
    return this.#references.follow(referencesOf(expression) ?? [], this.#references.scopeOf(resource));
  }

  /** What an attribute of another resource is: that resource, what AWS makes with it, or a value. */
  #attribute(resource: PlanResource, path: readonly Part[]): Value {
    const key = this.#key(resource);
    const [first] = path;
    const name = first && 'name' in first ? first.name : undefined;
    if (name === undefined || IDENTITIES.has(name) || isOwnId(resource.type, name)) return key;
    const implied = IMPLIED[name];
    const type = resource.type;
    if (implied && /^aws_(default_)?vpc$|^aws_ec2_transit_gateway$/.test(type)) return impliedKey(key, implied);
    if (type === 'aws_vpc_ipam' && (name === 'private_default_scope_id' || name === 'public_default_scope_id'))
      return defaultScopeKey(key, name.startsWith('private') ? 'private' : 'public');
    if (name === 'prefix_list_id' && type === 'aws_vpc_endpoint') return `${key} prefix list`;
    if (name === 'service_name' && type === 'aws_vpc_endpoint_service') return key;
    const id = `${resource.address}.${name}`;
    if (this.#visiting.has(id)) return notYet(id);
    this.#visiting.add(id);
    try {
      const item = inside(this.#field(resource, name), path.slice(1));
      if (item === undefined || item === null) return name === 'name' ? key : notYet(id);
      return isUnknown(item) || isList(item) || !isValues(item) ? item : notYet(id);
    } finally {
      this.#visiting.delete(id);
    }
  }
}

/** What a path leads to inside a value: fields of objects, items of lists. */
function inside(value: Value | undefined, path: readonly Part[]): Value | undefined {
  let at = value;
  for (const part of path) {
    if (at === undefined || isUnknown(at)) return at;
    const key = 'name' in part ? part.name : part.index;
    if (isList(at)) {
      // A field of a block's list is that of its items, of which there mostly is one.
      if (typeof key === 'number') at = at[key];
      else if (at.length === 1) at = fieldOf(at[0], key);
      else return undefined;
    } else at = fieldOf(at, String(key));
  }
  return at;
}

function fieldOf(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isValues(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

interface BlockPlace {
  readonly field: string;
  readonly blocks: readonly unknown[];
  readonly masks: readonly unknown[];
  readonly expression: Expression;
  readonly at: number;
}

function hasReferences(expression: Expression): boolean {
  if (Array.isArray(expression)) return false;
  return (referencesOf(expression)?.length ?? 0) > 0;
}

/** The expressions of a block: those at its place, or, in a set, of the first one whose constants are the same. */
function expressionOfBlock({ expression, blocks, at }: BlockPlace): unknown {
  if (!Array.isArray(expression)) return expression;
  const fits = (candidate: unknown, block: unknown) =>
    Object.entries(object(candidate)).every(([name, one]) => {
      const constant = object(one);
      const value = own(object(block), name);
      return (
        !('constant_value' in constant) ||
        value === undefined ||
        JSON.stringify(value) === JSON.stringify(constant.constant_value)
      );
    });
  const free = [...(expression as unknown[])];
  for (let i = 0; i <= at; i++) {
    const index = fits(free[0], blocks[i]) ? 0 : free.findIndex((candidate) => fits(candidate, blocks[i]));
    const [taken] = free.splice(Math.max(index, 0), 1);
    if (i === at) return taken;
  }
  return undefined;
}

/** `vpc_id` of a VPC is the VPC, as `awscc` has it; of a subnet it is another thing. */
function isOwnId(type: string, name: string): boolean {
  const [, what] = /^(.+)_(?:id|arn)$/.exec(name) ?? [];
  return what !== undefined && (type.endsWith(`_${what}`) || type.endsWith(`_${what.replace('load_balancer', 'lb')}`));
}

/** The type in a key: `module.net.aws_subnet.web[0]` is an `aws_subnet`. What AWS makes with a VPC counts as its VPC. */
function typeOf(key: string): string {
  return twinOf(/(?:^|[.:])(aws(?:cc)?_[a-z0-9_]+)\./.exec(key)?.[1] ?? '');
}

function isAddress(value: Value): boolean {
  return typeof value === 'string' && /^[0-9a-f.:]+(\/\d+)?$/i.test(value);
}

/** Ids in a constant: `sg-0123abcd`, alone or in a list. */
function identities(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && isIdentity(item));
}

const isIdentity = (text: string): boolean => /^([a-z]+-)+[0-9a-f]{6,}$|^arn:/.test(text);
