import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { type Context, impliedKey } from './context.js';
import { possibleGroup } from './possible-groups.js';
import { isUnknown, type Unknown } from './value.js';

/** `network_interface_sg_attachment`: one more group for an interface, or for the primary one of an instance. */
export class AttachedGroups {
  readonly #byOwner = new Map<Key, Key[]>();
  /** Those that anything may have. */
  readonly #anywhere: Key[] = [];

  constructor(private readonly context: Context) {
    for (const { fields, place } of context.all('network_interface_sg_attachment')) {
      const group = fields.text('security_group_id');
      const owner = fields.text('network_interface_id');
      const groups = typeof group === 'string' ? [group] : possible(context, group);
      if (typeof owner === 'string') {
        const isCertain = typeof group === 'string';
        if (!isCertain) context.warn(say`It cannot be told which security group this attaches.`, place);
        this.#add(owner, isCertain ? groups : groups.map(possibleGroup));
        continue;
      }
      const owners = isUnknown(owner) && owner.among?.open === false ? owner.among.keys : undefined;
      context.warn(
        owners
          ? say`It cannot be told to what this attaches a security group: each of several may have it.`
          : say`It cannot be told to what this attaches a security group: whatever is in the input may have it.`,
        place,
      );
      if (owners) for (const key of owners) this.#add(key, groups.map(possibleGroup));
      else this.#anywhere.push(...groups.map(possibleGroup));
    }
  }

  /** All groups of something, beside those that it tells itself. Undefined: the default group of its VPC. */
  with(own: readonly Key[] | undefined, ids: readonly Key[], subnet: Key | undefined): Key[] | undefined {
    const added = [...ids.flatMap((id) => this.#byOwner.get(id) ?? []), ...this.#anywhere];
    if (added.length === 0) return own && [...own];
    return [...new Set([...(own ?? defaultGroup(this.context, subnet)), ...added])];
  }

  #add(owner: Key, groups: readonly Key[]): void {
    const key = this.context.key(owner);
    for (const id of new Set([owner, key])) this.#byOwner.set(id, [...(this.#byOwner.get(id) ?? []), ...groups]);
  }
}

/** Of a group that nobody tells: each that it may be. */
function possible(context: Context, group: Unknown | undefined): readonly Key[] {
  if (group?.among?.open === false) return group.among.keys;
  return [...context.network.all('security-group')].map(([key]) => key);
}

/** What is made without groups is in the default one, and stays there: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
function defaultGroup({ network }: Context, subnet: Key | undefined): Key[] {
  const vpc = network.find(subnet, 'subnet')?.vpc;
  if (vpc === undefined) return [];
  const home = network.keyOf(vpc) ?? vpc;
  const told = [...network.all('security-group')].find(([, one]) => one.isDefault && network.keyOf(one.vpc) === home);
  if (told) return [told[0]];
  const key = impliedKey(home, 'security-group');
  const rule = { traffics: [{ kind: 'all' as const }], peers: [{ ref: key }] };
  if (!network.has(key))
    network.define(key, {
      kind: 'security-group',
      ids: [],
      label: 'default',
      vpc: home,
      isDefault: true,
      inbound: [rule],
    });
  return [key];
}
