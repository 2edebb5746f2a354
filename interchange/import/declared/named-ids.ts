import type { Key } from '../builder/draft.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/** What a field's name says that its ids are of. */
export type IdKind = 'vpc' | 'subnet' | 'security-group' | 'peer-group' | 'link';

/** Fields that hold texts and settings of somebody else's: what they name is not where this is. */
const NOT_ITS_OWN =
  /^(source_security_group_owner_id|tags|tags_all|environment|environment_variables|variables|parameters|metadata|user_data|labels|content|remote_access)$/;

const KINDS: readonly (readonly [RegExp, IdKind])[] = [
  [/^(peer_)?vpc_id$/, 'vpc'],
  [/subnet_?group|^launch_configuration(_name)?$|^launch_template_(id|name)$|^cluster_identifier$/, 'link'],
  [/subnet|^vpc_zone_identifier$/, 'subnet'],
  [/^(source|destination|referenced|allowed)_security_groups?(_ids?)?$/, 'peer-group'],
  [/security_?groups?|^groups?$|^group_(set|id)$/, 'security-group'],
];

/** Switches that speak of groups and name none: `security_group_referencing_support`, `enforce_security_group_inbound_rules_on_private_link_traffic`. */
const SWITCHES = /_(support|traffic)$/;

export function kindOfField(name: string): IdKind | undefined {
  if (SWITCHES.test(name)) return undefined;
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Every value in a field that names things of a network, in whatever blocks. */
export function walkIds(value: Value, visit: (kind: IdKind, value: Value, name: string) => void): void {
  if (isList(value)) {
    for (const item of value) walkIds(item, visit);
    return;
  }
  if (!isValues(value)) return;
  for (const [name, field] of Object.entries(value)) {
    if (NOT_ITS_OWN.test(name)) continue;
    const kind = kindOfField(name);
    const items = flat(field);
    if (kind === undefined || items.some(isValues)) walkIds(field, visit);
    else for (const item of items) visit(kind, item, name);
  }
}

/** Every text in a value that may name where this is, in whatever fields. */
export function ownTexts(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(ownTexts);
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    NOT_ITS_OWN.test(name) || ABOUT_OTHERS.test(name) || kindOfField(name) === 'peer-group' ? [] : ownTexts(field),
  );
}

/** What they hold may be given to a program, or say who may do what. */
const ABOUT_OTHERS = /^(triggers(_replace)?|keepers|input|inputs|value|secret_string)$|polic(y|ies)/;

/** The single values of a list; a text may hold several with commas between. */
function flat(value: Value): Value[] {
  if (isList(value)) return value.flatMap(flat);
  if (isUnknown(value)) return [...(value.listed ?? [value])];
  return typeof value === 'string' ? value.split(',').map((part) => part.trim().replace(OTHER_ACCOUNT, '')) : [value];
}

/** In front of a group of another account. */
const OTHER_ACCOUNT = /^\d{12}\/(?=sg-)/;

/** Sets of ids that belong together. */
export class Groups {
  readonly #parents = new Map<Key, Key>();

  of(id: Key): Key {
    const parent = this.#parents.get(id);
    if (parent === undefined || parent === id) return id;
    const root = this.of(parent);
    this.#parents.set(id, root);
    return root;
  }

  join(one: Key, other: Key): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.#parents.set(a, b);
  }
}
