import { say } from '../../../network/words/index.js';
import { impliedKey } from '../declared/context.js';
import { defaultScopeKey } from '../declared/ipam-pools.js';
import { isList, isUnknown, isValues, Unknown, type Untold, type Value, type Values } from '../declared/value.js';
import type { Warnings } from '../warnings.js';
import type { Part } from './addresses.js';
import { type ChoicePart, mayChoose } from './choices.js';
import { twinField } from './cloud-control.js';
import { isCondition } from './conditions.js';
import { type Expression, object, own, referencesOf } from './configuration.js';
import { EXPECTED, holdsValue, IDENTITIES, isIdentity, isOwnId, JOINED, LISTS, typeOf } from './fields.js';
import { Locals, mayHold } from './locals.js';
import type { Plan, PlanResource } from './plan.js';
import { type Found, headsOf, notYet, References } from './references.js';

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
  readonly #locals: Locals;
  readonly #byKey: ReadonlyMap<string, PlanResource>;
  readonly #things: Map<string, Untold>;
  readonly #key: (resource: PlanResource) => string;
  readonly #warnings: Warnings;
  readonly #file: string;
  readonly #visiting = new Set<string>();
  /** What is said of locals, each once. */
  readonly #said = new Set<string>();

  constructor(
    plan: Plan,
    key: (resource: PlanResource) => string,
    warnings: Warnings,
    /** What references mean that the plan does not hold is added to these, by its key. */
    things: Map<string, Untold>,
    /** Types of which some file makes one. */
    private readonly made: ReadonlySet<string>,
  ) {
    this.#references = new References(plan, (resource, path) => this.#attribute(resource, path));
    this.#locals = new Locals(plan, this.#references, key, (resource) => this.mayBeMade(resource));
    this.#byKey = new Map(plan.resources.map((resource) => [key(resource), resource]));
    this.#things = things;
    this.#key = key;
    this.#warnings = warnings;
    this.#file = plan.file;
  }

  /** Whether it is looked up only as the plan is carried out, by something other than its id: it may be one that a file makes. */
  mayBeMade(resource: PlanResource): boolean {
    const { mode, type, unknown, values, config } = resource;
    if (mode !== 'data' || !this.made.has(type) || own(unknown ?? {}, 'id') !== true) return false;
    const isDefault = values.default === true;
    const named = Object.keys(config?.expressions ?? {}).filter(
      (field) => field === 'id' || field === 'arn' || isOwnId(type, field),
    );
    return !isDefault && !named.some((field) => typeof this.#field(resource, field) === 'string');
  }

  /** Whether somewhere each of as many is taken to have one of its own. */
  get countsInOrder(): boolean {
    return this.#references.countsInOrder;
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
    // What is configured and not planned is known only later, or was cut from the plan.
    const open = mask === true || (value === undefined && resource.unknown !== undefined && expression !== undefined);
    if (open) {
      // Without an expression, the provider decides: the configuration says nothing of it.
      if (expression === undefined) return undefined;
      return this.#resolve(resource, field, expression);
    }
    return this.#hydrate(resource, field, value, mask, expression);
  }

  /** A value that is known at least in part. */
  #hydrate(resource: PlanResource, field: string, value: unknown, mask: unknown, expression: Expression): Value {
    // What a mirror tells no longer, or a state lacks.
    if (value instanceof Unknown) return value;
    if (Array.isArray(value)) {
      const masks = Array.isArray(mask) ? mask : [];
      if (value.every((item) => typeof item !== 'object' || item === null)) {
        const open = masks.filter((one) => one === true).length;
        return open > 0 ? this.#partOf(resource, field, expression, value, open) : (value as Value[]);
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
      const later = own(masked, name);
      const open = later === true || (shared !== undefined && isLater(later));
      const value = own(block as Json, name);
      const expression = inner && own(object(inner), name);
      if (!open && value === undefined && !JSON.stringify(later ?? false).includes('true')) continue;
      if (!open) values[name] = this.#hydrate(resource, name, value, own(masked, name), expression);
      else if (shared) values[name] = this.#shared(resource, name, shared, place);
      else if (expression !== undefined) values[name] = this.#resolve(resource, name, expression);
      // A block that the configuration does not show is made by `dynamic`.
      else if (inner === undefined && EXPECTED[name]) values[name] = notYet(`${place.field}.${name}`);
    }
    return { ...this.#cutFrom(resource, place, inner, values), ...values };
  }

  /** What a block is configured with and lacks as it is planned. Which of several blocks that are constants it is, the plan does not tell. */
  #cutFrom(resource: PlanResource, place: BlockPlace, inner: unknown, told: Values): Values {
    const names = Object.keys(object(inner)).filter((name) => name !== 'constant_value');
    const lacking = names.filter((name) => !Object.hasOwn(told, name));
    const configured = lacking.map((name) => [name, this.#resolve(resource, name, object(inner)[name])]);
    const constants = Array.isArray(place.expression) ? undefined : object(place.expression).constant_value;
    const blocks = Array.isArray(constants) ? constants.map(object) : [];
    const isWhole = blocks.some((one) =>
      Object.entries(one).every(([name, value]) => JSON.stringify(told[name]) === JSON.stringify(value)),
    );
    const cut = isWhole ? [] : [...new Set(blocks.flatMap(Object.keys))].filter((name) => !Object.hasOwn(told, name));
    return {
      ...Object.fromEntries(cut.map((name) => [name, notYet(`${place.field}.${name}`)])),
      ...Object.fromEntries(configured),
    };
  }

  /** Blocks that the schema has as an attribute tell all their references in one list: each goes to the block that lacks something. */
  #shared(resource: PlanResource, name: string, references: readonly string[], place: BlockPlace): Value {
    const found = this.#references.follow(references, this.#references.scopeOf(resource));
    const lacking = place.masks.filter((mask) => isLater(own(object(mask), name))).length;
    const others = new Set(
      place.masks.flatMap((mask) =>
        Object.keys(object(mask)).filter((key) => key !== name && isLater(own(object(mask), key))),
      ),
    );
    // What has an id already would be told.
    const all = this.#candidates(name, found).filter((key) => !this.#hasId(key));
    const claimed = [...others].flatMap((other) => EXPECTED[other] ?? []);
    const own_ = all.filter((key) => !claimed.includes(typeOf(key)) || (EXPECTED[name]?.length ?? 0) <= 3);
    const candidates = own_.length > 0 ? own_ : all;
    if (candidates.length === 0 || holdsValue(name)) return notYet(`${place.field}.${name}`);
    const [only] = candidates;
    if (LISTS.has(name)) {
      const opaque = found.opaque.length > 0 ? [notYet(say`part of ${place.field}.${name}`)] : [];
      if (lacking === 1 || candidates.length === 1) return [...candidates, ...opaque];
      return new Unknown(say`which of ${candidates.join(', ')} it is cannot be told`);
    }
    if (candidates.length === 1 && only !== undefined && found.opaque.length === 0) return only;
    return candidates.length === 1 && only !== undefined && lacking === 1
      ? only
      : new Unknown(say`which of ${[...candidates, ...found.opaque].join(', ')} it is cannot be told`);
  }

  #hasId(key: string): boolean {
    const resource = this.#byKey.get(key);
    return typeof resource?.values.id === 'string' && own(resource.unknown ?? {}, 'id') !== true;
  }

  /** The keys that references can mean in a field, each once. */
  #candidates(field: string, found: Found): string[] {
    const expected = EXPECTED[field];
    const keys = [found.resources, found.either]
      .flat(2)
      .flatMap((value) => (typeof value === 'string' ? [comesWith(value, field)] : []));
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
    if (BLOCKS.has(field)) return notYet(field);
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
    const found = this.#follow(resource, field, expression);
    const values = [...new Set([found.resources, found.either].flat(2))];
    return LISTS.has(field)
      ? [notYet(field)]
      : values.length === 1 && values[0] !== undefined && isAddress(values[0])
        ? values[0]
        : notYet(field);
  }

  #list(resource: PlanResource, field: string, expression: Expression, told: readonly unknown[]): Value {
    const found = this.#follow(resource, field, expression);
    if (told.length === 0 && this.#isChoice(resource, field, expression))
      return [
        new Unknown(say`which of the lists of its expression it is, a condition decides that the plan does not tell`),
      ];
    const items: Value[] = told.filter((item): item is string => typeof item === 'string' && item !== '');
    const certain = this.#candidates(field, { ...found, either: [] });
    const chosen = found.either.flatMap((group) => this.#oneOf(field, { ...found, resources: [], either: [group] }));
    const candidates = [...certain, ...chosen].filter((item) => !items.includes(item));
    items.push(...candidates);
    for (const value of [found.resources, found.either].flat(2)) if (isUnknown(value)) items.push(value);
    for (const value of found.constants) items.push(...identities(value).filter((id) => !items.includes(id)));
    if (found.opaque.length > 0 || (candidates.length === 0 && told.length === 0))
      items.push(
        new Unknown(
          say`what ${found.opaque.join(', ') || say`its expression`} holds is known only after the plan is carried out`,
        ),
      );
    return items;
  }

  /** A list of which some members are not known yet: each of them is something that its expression leads to, and has no id. */
  #partOf(
    resource: PlanResource,
    field: string,
    expression: Expression,
    told: readonly unknown[],
    open: number,
  ): Value {
    const known = told.filter((item): item is string => typeof item === 'string' && item !== '');
    const found = this.#list(resource, field, expression, known) as Value[];
    const more = found.filter((item) => typeof item !== 'string' || (!known.includes(item) && !this.#hasId(item)));
    if (more.length > open || more.some((item) => !isUnknown(item) && typeOf(String(item)) === '')) {
      const keys = more.filter((item) => typeof item === 'string');
      return [
        ...known,
        oneOf(
          keys,
          more.filter(isUnknown).map(({ why }) => `${why}`),
        ),
      ];
    }
    return [...found, ...(more.length < open ? [notYet(say`part of ${field}`)] : [])];
  }

  /** What an index picks that nothing tells. */
  #oneOf(field: string, found: Found): Value[] {
    const [first, another, ...more] = this.#candidates(field, found);
    if (first === undefined) return [];
    return [another === undefined ? first : oneOf([first, another, ...more], [])];
  }

  /** Several resources and what decides between them. One by which a resource is there at all has chosen it. */
  #isChoice(resource: PlanResource, field: string, expression: Expression): boolean {
    const scope = this.#references.scopeOf(resource);
    const decided = new Set<string>();
    const parts = headsOf(referencesOf(expression) ?? []).map((head): ChoicePart => {
      const found = this.#references.follow([head], scope);
      const things = this.#candidates(field, found).filter((key) => typeOf(key) !== '' || isIdentity(key));
      if (things.length > 0)
        for (const one of referencesOf(scope.module.resource('managed', ...nameOf(head))?.count) ?? [])
          decided.add(one);
      return { head, things: things.length, found };
    });
    return mayChoose(parts.filter(({ head }) => !decided.has(head)));
  }

  #single(resource: PlanResource, field: string, expression: Expression): Value {
    if (JOINED.has(field)) {
      const items = this.#list(resource, field, expression, []) as Value[];
      if (items.length > 1) return new Unknown(notYet(field).why, undefined, undefined, items);
    }
    const found = this.#follow(resource, field, expression);
    const candidates = this.#candidates(field, found);
    const [only, another] = candidates;
    const expected = EXPECTED[field];
    // Beside a resource, a local mostly says which of its instances, or whether it is there.
    const locals = found.locals.filter(({ name }) => only === undefined || !isCondition(name));
    const keys = new Set(candidates);
    const open = new Set(
      expected
        ? found.untold.flatMap(({ type, name }) => (mayHold(type, name, expected) ? [`${type}.${name}`] : []))
        : [],
    );
    for (const { path, name } of locals) {
      if (!expected) {
        open.add(`local.${name}`);
        continue;
      }
      const possible = this.#locals.of(path, expected);
      for (const key of possible.keys) keys.add(comesWith(key, field));
      for (const one of possible.open) open.add(one);
    }
    const [first] = keys;
    const thing = first === undefined && open.size === 0 ? this.#thing(field, found) : undefined;
    if (first === undefined) return thing ?? notYet(found.opaque.join(', ') || field);
    if (another === undefined && keys.size === 1 && open.size === 0) {
      if (only === undefined) this.#warnOfLocal(resource, field, found, first);
      return first;
    }
    return oneOf([...keys], [...open]);
  }

  #warnOfLocal(resource: PlanResource, field: string, found: Found, key: string): void {
    const message = say`
      The plan does not tell what ${found.opaque.join(', ')} is: it is taken to be ${key.replace(/^\d+:/, '')},
      the only one that it can be.
    `;
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#warnings.add(message, { file: this.#file, path: `${resource.address}.${field}` });
  }

  /** A VPC, subnet or group that a local means and no file holds: one with the local's name, wherever that stands. */
  #thing(field: string, found: Found): Value | undefined {
    const [local, another] = found.locals;
    if (!NAMED_THINGS.test(field) || local === undefined || another || found.opaque.length > 1) return undefined;
    const modules = local.path.flatMap(({ name, key }) => (key === undefined ? [name] : [name, String(key)]));
    const key = `${this.#file} ${modules.join('.')} local.${local.name}`;
    this.#things.set(key, {
      label: [...modules, local.name].join('-'),
      why: say`the plan does not tell what local.${local.name} is`,
    });
    return key;
  }

  #follow(resource: PlanResource, field: string, expression: Expression): Found {
    return this.#references.follow(referencesOf(expression) ?? [], this.#references.scopeOf(resource, field));
  }

  /** What an attribute of another resource is: that resource, what AWS makes with it, or a value. */
  #attribute(resource: PlanResource, path: readonly Part[]): Value {
    const key = this.#key(resource);
    const [first] = path;
    const name = first && 'name' in first ? twinField(resource.writtenType, first.name) : undefined;
    if (this.mayBeMade(resource)) return notYet(resource.address);
    if (name === undefined || IDENTITIES.has(name) || isOwnId(resource.type, name)) return key;
    const implied = IMPLIED[name];
    const type = resource.type;
    if (implied && /^aws_(default_)?vpc$|^aws_ec2_transit_gateway$/.test(type)) return impliedKey(key, implied);
    if (type === 'aws_vpc_ipam' && (name === 'private_default_scope_id' || name === 'public_default_scope_id'))
      return defaultScopeKey(key, name.startsWith('private') ? 'private' : 'public');
    const last = path.at(-1);
    if (type === 'aws_eks_cluster' && last && 'name' in last && last.name === 'cluster_security_group_id')
      return impliedKey(key, 'security-group');
    if (name === 'prefix_list_id' && type === 'aws_vpc_endpoint') return `${key} prefix list`;
    if (name === 'service_name' && type === 'aws_vpc_endpoint_service') return key;
    const id = `${resource.address}.${name}`;
    if (this.#visiting.has(id)) return notYet(id);
    this.#visiting.add(id);
    try {
      // https://developer.hashicorp.com/terraform/language/resources/terraform-data
      const field = type === 'terraform_data' && name === 'output' ? 'input' : name;
      const item = inside(this.#field(resource, field), path.slice(1));
      if (item === undefined || item === null) return name === 'name' ? key : notYet(id);
      return isUnknown(item) || isList(item) || !isValues(item) ? item : notYet(id);
    } finally {
      this.#visiting.delete(id);
    }
  }
}

/**
 * Before 1.0, Terraform told of a reference which resource it leads to, and not which attribute: where a table, an ACL or a group is asked for, a VPC stands for
 * what it came with. https://github.com/hashicorp/terraform/blob/v0.15.5/command/jsonconfig/expression.go
 */
function comesWith(key: string, field: string): string {
  const isItself = /\.[\w-]+(\[[^\]]*\])?$/.test(key);
  const [, what] = COMES_WITH.find(([fields, , of]) => fields.test(field) && of.test(typeOf(key))) ?? [];
  return isItself && what !== undefined ? what(key) : key;
}

const VPC = /^aws_(default_)?vpc$/;
const COMES_WITH: readonly (readonly [fields: RegExp, what: (key: string) => string, of: RegExp])[] = [
  [/(^|_)route_table_ids?$/, (key) => impliedKey(key, 'route-table'), VPC],
  [/^transit_gateway_route_table_id$/, (key) => impliedKey(key, 'association-table'), /^aws_ec2_transit_gateway$/],
  [/network_acl_id$/, (key) => impliedKey(key, 'network-acl'), VPC],
  [/security_group(s|_ids?)$/, (key) => impliedKey(key, 'security-group'), VPC],
  [/prefix_list_ids?$/, (key) => `${key} prefix list`, /^aws_vpc_endpoint$/],
];

function oneOf(keys: readonly string[], open: readonly string[]): Unknown {
  const may = [...keys, ...open].sort();
  return new Unknown(say`it may be any of ${may.join(', ')}`, undefined, { keys, open: open.length > 0 });
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

/** Known only later, as a whole or each of its items: a plan tells lists in both ways. */
const isLater = (mask: unknown): boolean =>
  mask === true || (Array.isArray(mask) && mask.length > 0 && mask.every((one) => one === true));

/** Blocks that the provider's schema has as an attribute: told as one expression. */
const BLOCKS: ReadonlySet<string> = new Set(['route', 'ingress', 'egress', 'entry']);

const NAMED_THINGS = /^(vpc_id|subnet_id|security_group_id)$/;

/** `aws_subnet.web` in its two parts. */
function nameOf(reference: string): [type: string, name: string] {
  const [type = '', name = ''] = reference.split('.');
  return [type, name];
}

interface BlockPlace {
  readonly field: string;
  readonly blocks: readonly unknown[];
  readonly masks: readonly unknown[];
  readonly expression: Expression;
  readonly at: number;
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

function isAddress(value: Value): boolean {
  return typeof value === 'string' && /^[0-9a-f.:]+(\/\d+)?$/i.test(value);
}

/** Ids in a constant: `sg-0123abcd`, alone or in a list. */
function identities(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && isIdentity(item));
}
