import { say } from '../../../network/words/index.js';
import type { Key, PublicIpDraft, ResourceDraft } from '../builder/draft.js';
import { AttachedGroups } from './attached-groups.js';
import type { Context } from './context.js';
import type { Fields } from './fields.js';
import { groupIds } from './group-ids.js';
import { homeOf, untoldSubnet } from './homes.js';
import { asksIpv6, type Family, familyLaunched } from './launched-family.js';
import { subnetMeant } from './one-of-subnets.js';
import { isUnknown, known } from './value.js';

/** A network interface, declared for itself or as a part of an instance. */
export interface Interface {
  readonly key: Key | undefined;
  readonly label: string;
  readonly subnet: Key | undefined;
  readonly groups: readonly Key[] | undefined;
  readonly addresses: readonly string[];
  readonly publicIps: readonly PublicIpDraft[];
  readonly sourceDestCheck: boolean | 'maybe';
  /** Undefined: as its subnet has them, where it names no addresses. */
  readonly family: Family;
  readonly index: number;
}

/** Declared interfaces by their keys and ids, with the groups that attachments of their own add. */
export function readInterfaces(context: Context): Map<Key, Interface & { key: Key }> {
  const more = new AttachedGroups(context);
  const found = new Map<Key, Interface & { key: Key }>();
  for (const declared of context.all('network_interface')) {
    const { fields, key, label } = declared;
    const own = groupIds(context, fields, label, 'security_groups', 'group_set');
    const subnet =
      subnetMeant(context, key, fields, fields.text('subnet_id')) ??
      untoldSubnet(context, key, label, homeOf(context, more.with(own, [key, ...declared.ids], undefined)));
    const groups = more.with(own, [key, ...declared.ids], subnet);
    const one = {
      key,
      label,
      subnet,
      groups,
      addresses: addressesOf(fields),
      publicIps: [],
      sourceDestCheck: sourceDestCheckOf(fields),
      family: familyLaunched(context, context.oneOf.get(key) ?? [subnet], asksIpv6(fields)),
      index: 0,
    };
    for (const id of [key, ...declared.ids]) found.set(id, one);
  }
  return found;
}

export function sourceDestCheckOf(fields: Fields): boolean | 'maybe' {
  const told = fields.flag('source_dest_check');
  return isUnknown(told) ? 'maybe' : (told ?? true);
}

/** Whether it passes on what is not its own. Where nobody tells, whatever a route hands to it is open; to anything else that makes no difference. */
export function passingOn(
  context: Context,
  check: boolean | 'maybe',
  ids: readonly Key[],
): Pick<ResourceDraft, 'sourceDestCheck' | 'maybe'> {
  if (check !== 'maybe') return { sourceDestCheck: check };
  const isTarget = context.all('route').some(({ fields, readings = [], values }) =>
    [values, ...readings].some((way) =>
      ['instance_id', 'network_interface_id'].some((field) => {
        const told = way[field];
        return typeof told === 'string' ? ids.includes(told) : isUnknown(told) && fields.raw(field) !== undefined;
      }),
    ),
  );
  return isTarget ? { sourceDestCheck: false, maybe: true } : { sourceDestCheck: true };
}

/** The private addresses that are stated, the primary one first. One too few would make the others unreachable, so a list that is not whole counts for nothing. */
export function addressesOf(fields: Fields): string[] {
  const primary = fields.address('private_ip') ?? fields.address('private_ip_address');
  const listed = fields.raw('private_ip_addresses');
  const blocks = Array.isArray(listed) && listed.some((item) => typeof item === 'object');
  const lists = [
    fields.addresses('private_ips'),
    fields.addresses('secondary_private_ips'),
    fields.addresses('private_ip_list'),
    blocks ? undefined : fields.addresses('private_ip_addresses'),
  ];
  const ipv6 = [fields.addresses('ipv6_addresses'), fields.addresses('ipv6_address_list')];
  const inBlocks = blocks ? (fields.blocks('private_ip_addresses')?.items ?? []) : [];
  const more = inBlocks.map((block) => known(block.address('private_ip_address')));
  const ipv4 = [known(primary), ...lists.flatMap((list) => list?.items ?? []), ...more].filter(
    (address) => address !== undefined,
  );
  const counted = [
    'private_ips_count',
    'secondary_private_ip_address_count',
    'ipv6_address_count',
    'ipv4_prefix_count',
  ];
  const furtherOnes = counted.some((field) => (known(fields.number(field)) ?? 0) > ipv4.length);
  const whole = [...lists, ...ipv6].every((list) => list?.complete ?? true) && !furtherOnes;
  if (!whole || ipv4.length === 0) return [];
  return [...new Set([...ipv4, ...ipv6.flatMap((list) => list?.items ?? [])])];
}

/** Which instance an interface is attached to, and as which of its devices. */
export function attachments(context: Context): { instance: Key; eni: Key; index: number }[] {
  const found: { instance: Key; eni: Key; index: number }[] = [];
  for (const { fields, place } of context.all('network_interface_attachment')) {
    const instance = known(fields.text('instance_id'));
    const eni = known(fields.text('network_interface_id'));
    if (instance !== undefined && eni !== undefined)
      found.push({ instance, eni, index: known(fields.number('device_index')) ?? 1 });
    else context.warn(say`This attachment is left out: it cannot be told what it attaches to what.`, place);
  }
  for (const declared of context.all('network_interface')) {
    const block = declared.fields.block('attachment');
    const instance = known(block?.text('instance') ?? block?.text('instance_id'));
    if (instance !== undefined)
      found.push({ instance, eni: declared.key, index: known(block?.number('device_index')) ?? 1 });
  }
  return found;
}
