import { say } from '../../../network/words/index.js';
import type { Key, PublicIpDraft } from '../builder/draft.js';
import { AttachedGroups } from './attached-groups.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { groupIds } from './group-ids.js';
import { homeOf, untoldSubnet } from './homes.js';
import {
  addressesOf,
  attachments,
  type Interface,
  passingOn,
  readInterfaces,
  sourceDestCheckOf,
} from './interfaces.js';
import { type LaunchSettings, launchSettings } from './launch-templates.js';
import { anyAsks, asksIpv6, type Family, familyLaunched } from './launched-family.js';
import { subnetMeant } from './one-of-subnets.js';
import { ElasticAddresses, launchedPublicIps, settlePublicIps } from './public-addresses.js';
import { isUnknown, known } from './value.js';

export function importInstances(context: Context): void {
  const elastic = new ElasticAddresses(context);
  const interfaces = readInterfaces(context);
  const links = attachments(context);
  const more = new AttachedGroups(context);
  const taken = new Set<Key>();
  for (const instance of context.all('instance')) {
    const ids = [instance.key, ...instance.ids];
    const linked = links.filter((link) => ids.includes(link.instance)).map(({ eni, index }) => ({ eni, index }));
    const own = ownInterfaces(context, instance, interfaces, linked, more);
    for (const one of own) if (one.key !== undefined) taken.add(one.key);
    define(context, instance, own, elastic);
  }
  for (const one of new Set(interfaces.values()))
    if (!taken.has(one.key)) defineInterface(context, one, elastic, context.all('network_interface'));
}

/** The interfaces of an instance, the primary one first. */
function ownInterfaces(
  context: Context,
  instance: Declared,
  interfaces: ReadonlyMap<Key, Interface>,
  linked: readonly { eni: Key; index: number }[],
  more: AttachedGroups,
): Interface[] {
  const { fields, label } = instance;
  const found: Interface[] = [];
  const lists = ['primary_network_interface', 'network_interface', 'network_interfaces'].map((name) =>
    fields.blocks(name),
  );
  const blocks = lists.flatMap((list) => list?.items ?? []);
  let complete = lists.every((list) => list?.complete !== false);
  const take = (eni: Key, index: number) => {
    const one = interfaces.get(eni);
    if (one && !found.some(({ key }) => key === one.key)) found.push({ ...one, index });
    else if (!one) context.warn(say`${label} has interface ${eni}, which the input does not describe.`, fields.place);
  };
  for (const block of blocks) {
    const index = known(block.number('device_index')) ?? 0;
    const eni = block.text('network_interface_id');
    if (typeof eni === 'string') {
      // In a state, an instance tells the interface that it was launched with, too.
      if (interfaces.has(eni) || fields.raw('subnet_id') === undefined) take(eni, index);
    } else if (isUnknown(eni)) complete = false;
    else found.push(launched(context, instance, block, index, more));
  }
  const isFirstTold = found.some(({ index }) => index === 0);
  if (!complete) {
    context.warn(
      say`It cannot be told which interfaces ${label} has: what its traffic may be is unknown.`,
      fields.place,
    );
    found.push(untold(context, instance, isFirstTold ? found.length : 0));
  } else if (!isFirstTold) found.push(launched(context, instance, fields, 0, more));
  for (const { eni, index } of linked) take(eni, index);
  return found.sort((a, b) => a.index - b.index);
}

/** An interface of which nobody tells anything. */
function untold(context: Context, { key, label }: Declared, index: number): Interface {
  return {
    key: undefined,
    label,
    subnet: untoldSubnet(context, `${key} ${index}`, label, context.vpcOf(key, undefined)),
    groups: [`unknown-groups-of-${label}`],
    addresses: [],
    publicIps: [{ maybe: true }],
    sourceDestCheck: true,
    family: {},
    index,
  };
}

/** The interface that AWS makes as it launches the instance. */
function launched(
  context: Context,
  instance: Declared,
  fields: Fields,
  index: number,
  more: AttachedGroups,
): Interface {
  const { label, key } = instance;
  const template = launchSettings(context, instance.fields, label);
  const owner = index === 0 ? key : `${key} interface ${index}`;
  const told =
    subnetMeant(context, owner, instance.fields, fields.text('subnet_id')) ??
    subnetMeant(context, owner, instance.fields, instance.fields.text('subnet_id')) ??
    template?.subnet;
  // A state has the names of the groups beside their ids.
  const byId = ['vpc_security_group_ids', 'security_group_ids', 'group_set'].filter(
    (field) => fields.raw(field) !== undefined,
  );
  const own = groupIds(context, fields, label, ...(byId.length > 0 ? byId : ['security_groups'])) ?? template?.groups;
  const attachedTo = index === 0 ? knownBy(instance) : [];
  const addresses = addressesOf(fields);
  const home = told === undefined ? homeOf(context, more.with(own, attachedTo, undefined)) : undefined;
  const subnet = told ?? untoldSubnet(context, `${key} ${index}`, label, home);
  const groups = more.with(own, attachedTo, subnet);
  const asks = anyAsks(asksIpv6(fields), asksIpv6(instance.fields), template?.asksIpv6);
  return {
    key: undefined,
    label,
    subnet,
    groups,
    addresses,
    publicIps:
      index === 0
        ? launchAddress(context, instance, fields, context.oneOf.get(owner) ?? [subnet], template?.isPublic)
        : [],
    sourceDestCheck: sourceDestCheckOf(instance.fields),
    family: familyLaunched(context, context.oneOf.get(owner) ?? [subnet], asks),
    index,
  };
}

/** By what others mean it: a state has the id of the interface that it was launched with, too. */
function knownBy({ key, ids, fields }: Declared): Key[] {
  const eni = known(fields.text('primary_network_interface_id'));
  return [key, ...ids, ...(eni === undefined ? [] : [eni])];
}

/** What the instance says of the public address that it gets at launch, else its template, else its subnet. */
function launchAddress(
  context: Context,
  { fields: own, label }: Declared,
  fields: Fields,
  subnets: readonly Key[],
  byTemplate: LaunchSettings['isPublic'],
): PublicIpDraft[] {
  const address = own.address('public_ip');
  if (typeof address === 'string') return [{ address }];
  if (own.isEmpty('public_ip')) return [];
  const asked = fields.flag('associate_public_ip_address') ?? own.flag('associate_public_ip_address') ?? byTemplate;
  if (isUnknown(asked))
    context.warn(say`Whether ${label} gets a public address is not known.`, fields.at('associate_public_ip_address'));
  const [first = [], ...others] = subnets.map((subnet) => launchedPublicIps(context, subnet, asked));
  return others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : [{ maybe: true }];
}

/** One resource where all interfaces are alike; else one each, the first of which stands for the instance. */
function define(
  context: Context,
  instance: Declared,
  interfaces: readonly Interface[],
  elastic: ElasticAddresses,
): void {
  const [primary, ...others] = interfaces;
  if (!primary) return;
  const ids = knownBy(instance);
  const ownElastic = elastic.of([...ids, ...idsOf(context, primary)]);
  const vpc = context.network.find(primary.subnet, 'subnet')?.vpc ?? '';
  const named = context.named(instance);
  context.network.define(instance.key, {
    kind: 'resource',
    type: 'instance',
    ...named,
    ids: [...new Set([...named.ids, ...namesOf(context, primary)])],
    vpc,
    subnets: primary.subnet === undefined ? [] : [primary.subnet],
    addresses: [...primary.addresses],
    securityGroups: primary.groups && [...primary.groups],
    // An elastic address takes the place of the one from launch.
    publicIps: settlePublicIps(primary.addresses, withElastic(primary.publicIps, ownElastic)),
    privateNat: false,
    ...passingOn(context, primary.sourceDestCheck, [...ids, ...idsOf(context, primary)]),
    ...familyOf(primary),
  });
  for (const id of idsOf(context, primary)) context.network.alias(id, instance.key);
  for (const id of ids) context.network.alias(id, instance.key);
  for (const other of others)
    defineInterface(
      context,
      {
        ...other,
        key: other.key ?? `${instance.key} interface ${other.index}`,
        label: other.key ? other.label : `${instance.label}-eth${other.index}`,
      },
      elastic,
      context.all('network_interface'),
    );
}

/** One that it only may have leaves what it has. */
function withElastic(atLaunch: readonly PublicIpDraft[], elastic: readonly PublicIpDraft[]): readonly PublicIpDraft[] {
  const certain = elastic.filter(({ maybe }) => !maybe);
  if (certain.length > 0) return certain;
  if (elastic.length === 0) return atLaunch;
  // The other address takes the place of the one from launch, which may be known.
  return atLaunch.length === 0 ? elastic : atLaunch.map(({ maybe }) => (maybe ? { maybe } : {}));
}

/** By what the interface can be asked for that the instance stands for. */
function namesOf(context: Context, { key }: Interface): string[] {
  const declared = context.all('network_interface').find((one) => one.key === key);
  if (key === undefined || declared === undefined) return [];
  return [...context.named(declared).ids, ...(context.hasOneLabel(declared.label) ? [declared.label] : [])];
}

function idsOf(context: Context, { key }: Interface): Key[] {
  if (key === undefined) return [];
  return [key, ...(context.all('network_interface').find((one) => one.key === key)?.ids ?? [])];
}

function defineInterface(
  context: Context,
  one: Interface & { key: Key },
  elastic: ElasticAddresses,
  all: readonly Declared[],
): void {
  const declared = all.find(({ key }) => key === one.key);
  context.network.define(one.key, {
    kind: 'resource',
    type: 'interface',
    ids: [...(declared?.ids ?? [])],
    label: one.label,
    typeWord: declared?.typeWord ?? 'interface',
    vpc: context.network.find(one.subnet, 'subnet')?.vpc ?? '',
    subnets: one.subnet === undefined ? [] : [one.subnet],
    addresses: [...one.addresses],
    securityGroups: one.groups && [...one.groups],
    publicIps: settlePublicIps(one.addresses, elastic.of([one.key, ...(declared?.ids ?? [])])),
    privateNat: false,
    ...passingOn(context, one.sourceDestCheck, [one.key, ...(declared?.ids ?? [])]),
    ...familyOf(one),
  });
}

/** Addresses that it names tell their family. */
function familyOf({ addresses, family }: Interface): Family {
  return addresses.length === 0 ? family : {};
}
