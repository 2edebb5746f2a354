import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { ResourceDraft } from '../builder/draft.js';
import { type Import, readKind, requireId } from './context.js';
import { flag, list, nameTag, type Reading, tags, text } from './fields.js';
import { groupIdsOf } from './group-ids.js';
import { type Interface, readInterface } from './interface-index.js';
import { publicIpsOf } from './public-ips.js';
import { stateOf } from './states.js';
import { leaveAddressesOpen } from './untold-addresses.js';

const INSTANCE = {
  InstanceId: text,
  SubnetId: text,
  VpcId: text,
  PrivateIpAddress: text,
  PublicIpAddress: text,
  Ipv6Address: text,
  SecurityGroups: list,
  SourceDestCheck: flag,
  NetworkInterfaces: list,
  State: z.looseObject({ Name: z.string().nullish() }),
  Tags: tags,
};

export function importInstances(context: Import): void {
  const attached = new Map<string, Interface[]>();
  for (const found of context.interfaces.all()) {
    if (!found.instance) continue;
    const list = attached.get(found.instance);
    if (list) list.push(found);
    else attached.set(found.instance, [found]);
  }
  for (const reading of readKind(context, 'Instances', INSTANCE)) {
    const id =
      reading.value.InstanceId || idByInterface(context, reading.value) || requireId(context, reading, 'InstanceId');
    if (!id || context.network.has(id)) continue;
    const state = stateOf('instance', reading.value.State?.Name);
    if (state === 'gone') {
      context.gone.add(id);
      continue;
    }
    const interfaces = interfacesOf(context, id, reading, attached.get(id) ?? []);
    defineInstance(
      context,
      id,
      nameTag(reading.value.Tags),
      state === 'open' ? interfaces.map((one) => ({ ...one, maybe: true })) : interfaces,
    );
  }
  // Interfaces attached to instances that no list describes: the instance is there all the same.
  for (const [id, interfaces] of attached) {
    if (context.network.has(id) || context.gone.has(id)) continue;
    const inOrder = [...interfaces].sort((a, b) => a.deviceIndex - b.deviceIndex);
    defineInstance(context, id, undefined, context.interfaces.withElasticOf(id, inOrder));
  }
}

/** Without an id of its own, as `--query` may leave it, an instance is the one that its interfaces are attached to, or what the first of them is. */
function idByInterface(
  { interfaces }: Import,
  { NetworkInterfaces: nested }: { readonly NetworkInterfaces?: unknown[] | undefined },
): string | undefined {
  const ids = (nested ?? [])
    .map((raw) => (raw as { NetworkInterfaceId?: unknown } | null)?.NetworkInterfaceId)
    .filter((id): id is string => typeof id === 'string' && id !== '');
  return ids.map((id) => interfaces.get(id)?.instance).find((id) => id !== undefined) ?? ids[0];
}

/** The interfaces of an instance: as the list of interfaces tells them, else as the instance itself does, else what its own fields say of its only one. */
function interfacesOf(
  context: Import,
  id: string,
  { value, place }: Reading<typeof INSTANCE>,
  listed: readonly Interface[],
): Interface[] {
  const found = new Map(listed.map((one) => [one.id, one]));
  (value.NetworkInterfaces ?? []).forEach((raw, i) => {
    const listedId = (raw as { NetworkInterfaceId?: unknown } | null)?.NetworkInterfaceId;
    const whole = typeof listedId === 'string' ? context.interfaces.get(listedId) : undefined;
    const one =
      whole ?? readInterface(raw, { ...place, path: `${place.path}.NetworkInterfaces[${i}]` }, context.warnings);
    // What tells nothing of itself is one of those that are listed.
    if (one && listed.length > 0 && one.id === undefined && one.subnet === undefined) return;
    if (one && !found.has(one.id)) found.set(one.id, whole ?? context.interfaces.withElastic(one));
    const nested = readInterface(raw, { ...place, path: `${place.path}.NetworkInterfaces[${i}]` }, context.scratch);
    if (whole && nested) found.set(one?.id, agreed(context, whole, nested));
  });
  const groups = groupIdsOf(value.SecurityGroups, place, 'SecurityGroups', context.warnings);
  const alone: Interface = {
    id: undefined,
    subnet: value.SubnetId,
    vpc: value.VpcId,
    type: 'interface',
    description: '',
    requester: '',
    groups: groups?.certain,
    maybeGroups: groups?.maybe ?? [],
    addresses: [value.PrivateIpAddress, value.Ipv6Address].flatMap((address) => (address ? [address] : [])),
    tellsIpv6: value.Ipv6Address !== undefined,
    untoldIpv4: value.PrivateIpAddress ? 0 : 1,
    publicAddresses: value.PublicIpAddress
      ? [{ address: value.PublicIpAddress, privateAddress: value.PrivateIpAddress }]
      : [],
    sourceDestCheck: value.SourceDestCheck ?? true,
    deniesInternetGateways: false,
    instance: id,
    deviceIndex: 0,
    attached: true,
    maybe: false,
    tags: undefined,
    place,
  };
  if (found.size === 0) return context.interfaces.withElasticOf(id, [alone]);
  // What an interface does not say of itself, the instance says of its primary one.
  const [primary, ...others] = [...found.values()].sort((a, b) => a.deviceIndex - b.deviceIndex);
  const whole = primary ? [completed(agreed(context, primary, alone), alone)] : [];
  return context.interfaces.withElasticOf(id, [...whole, ...others]);
}

/** An interface's own description, and what its instance says of it: of groups that they tell differently those that one alone names are open. */
function agreed(context: Import, one: Interface, other: Interface): Interface {
  if (one.groups === undefined || other.groups === undefined) return one;
  const [mine, yours] = [one, other].map(({ groups = [], maybeGroups }) => [...groups, ...maybeGroups]) as [
    string[],
    string[],
  ];
  const groups = one.groups.filter((group) => other.groups?.includes(group));
  const maybeGroups = [...new Set([...mine, ...yours])].filter((group) => !groups.includes(group));
  if (groups.length === one.groups.length && maybeGroups.length === one.maybeGroups.length) return one;
  context.warnings.add(
    say`
      ${one.id ?? say`An interface`} is told to be in other groups by its instance: what it is in by one of them
      alone is open. If it was changed between the two answers, ask for both again.
    `,
    other.place,
  );
  return { ...one, groups, maybeGroups };
}

function completed(one: Interface, alone: Interface): Interface {
  return {
    ...one,
    subnet: one.subnet ?? alone.subnet,
    vpc: one.vpc ?? alone.vpc,
    groups: one.groups ?? alone.groups,
    maybeGroups: one.groups ? one.maybeGroups : alone.maybeGroups,
    // An address of a family that the interface does not tell.
    addresses: [
      ...one.addresses,
      ...alone.addresses.filter((more) => one.addresses.every((known) => known.includes(':') !== more.includes(':'))),
    ],
    tellsIpv6: one.tellsIpv6 || alone.tellsIpv6,
    untoldIpv4: one.untoldIpv4 - (hasIpv4(alone) && !hasIpv4(one) ? 1 : 0),
    publicAddresses: one.publicAddresses.length > 0 ? one.publicAddresses : alone.publicAddresses,
  };
}

/**
 * One resource where all interfaces lie in one subnet, with the same groups and the same source/destination check: nothing tells them apart then.
 * Otherwise one `interface` each, which share the instance's id.
 */
function defineInstance(
  context: Import,
  id: string,
  label: string | undefined,
  interfaces: readonly Interface[],
): void {
  for (const one of interfaces) if (one.id) context.interfaces.take(one.id);
  const [primary] = interfaces;
  if (!primary) return;
  const alike = (one: Interface) =>
    one.subnet === primary.subnet &&
    one.sourceDestCheck === primary.sourceDestCheck &&
    one.deniesInternetGateways === primary.deniesInternetGateways &&
    sorted(one.groups) === sorted(primary.groups) &&
    sorted(one.maybeGroups) === sorted(primary.maybeGroups) &&
    one.maybe === primary.maybe;
  if (interfaces.every(alike)) {
    const addresses = interfaces.flatMap((one) => one.addresses);
    const publicAddresses = interfaces.flatMap((one) => one.publicAddresses);
    const ids = [...new Set([id, ...interfaces.flatMap((one) => one.id ?? [])])];
    const tellsIpv6 = interfaces.every((one) => one.tellsIpv6);
    const untoldIpv4 = interfaces.reduce((count, one) => count + one.untoldIpv4, 0);
    defineResource(
      context,
      id,
      { ...primary, addresses, tellsIpv6, untoldIpv4, publicAddresses },
      { type: 'instance', label, ids },
    );
    for (const one of interfaces) if (one.id && one.id !== id) context.network.alias(one.id, id);
    return;
  }
  // Without an id of its own it is called by that of an interface, which is no other's.
  const own = interfaces.some((one) => one.id === id) ? [] : [id];
  interfaces.forEach((one, i) => {
    const key = one.id ?? `${id} interface ${i}`;
    const name = label === undefined ? undefined : `${label}-eth${one.deviceIndex || i}`;
    defineResource(context, key, one, {
      type: 'interface',
      label: nameTag(one.tags) ?? name,
      ids: [...new Set([...(one.id ? [one.id] : []), ...own])],
    });
    if (i === 0 && own.length > 0 && key !== id) context.network.alias(id, key);
  });
}

const hasIpv4 = ({ addresses }: Interface): boolean => addresses.some((address) => !address.includes(':'));

const sorted = (groups: readonly string[] | undefined) => (groups ? [...groups].sort().join() : undefined);

/** A resource made of one interface. */
export function defineResource(
  context: Import,
  key: string,
  one: Interface,
  more: Pick<ResourceDraft, 'type' | 'ids'> & { label?: string | undefined; doc?: string | undefined },
): void {
  if (context.network.has(key)) return;
  const vpc = context.network.find(one.subnet, 'subnet')?.vpc ?? one.vpc ?? '';
  const subnets = one.subnet === undefined ? [] : [one.subnet];
  // An endpoint of a Gateway Load Balancer is in no group.
  const hasNone = more.type === 'gateway-load-balancer-endpoint';
  if (one.groups === undefined && !hasNone)
    context.warnings.add(
      say`The security groups of ${more.ids[0] ?? key} cannot be read: what they let through is unknown.`,
      one.place,
    );
  context.network.define(key, {
    kind: 'resource',
    ...(one.maybe ? { maybe: true } : {}),
    vpc,
    subnets,
    addresses: [...one.addresses],
    securityGroups: hasNone ? [] : one.groups ? [...one.groups] : [`unknown-groups-of-${more.ids[0] ?? key}`],
    ...(one.maybeGroups.length > 0 ? { maybeSecurityGroups: [...one.maybeGroups] } : {}),
    publicIps: publicIpsOf(one.addresses, one.publicAddresses),
    sourceDestCheck: one.sourceDestCheck,
    ...(one.deniesInternetGateways ? { denyInternetGatewayTraffic: true as const } : {}),
    privateNat: false,
    ...more,
  });
  if (one.id && one.id !== key) context.network.alias(one.id, key);
  leaveAddressesOpen(context, key, one);
}
