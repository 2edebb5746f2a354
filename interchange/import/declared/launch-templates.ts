import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { groupIds } from './group-ids.js';
import { andUntold, homeOf } from './homes.js';
import { asksIpv6, familyLaunched } from './launched-family.js';
import { groupMeant, groupsInEach, possibleGroup } from './possible-groups.js';
import { launchedPublicIps } from './public-addresses.js';
import { subnetsTold, type ToldSubnets } from './some-way.js';
import { isUnknown, known, Unknown, type Value } from './value.js';

/** What a launch template or launch configuration says of the network. */
export interface LaunchSettings {
  readonly groups: Key[] | undefined;
  readonly subnet: Key | undefined;
  readonly isPublic: boolean | Unknown | undefined;
  /** Whether it asks for IPv6 addresses, or may. */
  readonly asksIpv6: boolean | 'maybe';
}

/** The settings that an instance or an Auto Scaling group launches with: where conditions decide with which, all in which they agree, and the groups of each as perhaps. */
export function launchSettings(context: Context, fields: Fields, label: string): LaunchSettings | undefined {
  const ways = isOpen(fields, templateIn(fields)) ? fields.readings : [];
  if (ways.length === 0) return settingsTold(context, fields, label);
  const each = ways.map((way) => settingsTold(context, way, label));
  const [first] = each;
  const isTold = each.every((one) => one !== undefined && !one.groups?.includes(untoldGroup(label)));
  if (!first || !isTold) return untoldSettings(label);
  const groups = each.map((one) => one?.groups ?? []);
  const either = groupsInEach(groups.map((some) => some.map(groupMeant)));
  const isSure = (key: Key): boolean =>
    either?.certain.includes(key) === true && groups.every((one) => one.includes(key));
  const all = either && [...either.certain, ...either.possible];
  const isSame = (of: (one: LaunchSettings) => unknown): boolean =>
    each.every((one) => one !== undefined && of(one) === of(first));
  return {
    groups: all?.map((key) => (isSure(key) ? key : possibleGroup(key))),
    subnet: isSame(({ subnet }) => subnet) ? first.subnet : undefined,
    isPublic: isSame(({ isPublic }) => isPublic) ? first.isPublic : untoldSettings(label).isPublic,
    asksIpv6: isSame(({ asksIpv6: asks }) => asks) ? first.asksIpv6 : 'maybe',
  };
}

const templateIn = (fields: Fields): Fields | undefined =>
  fields.block('launch_template') ??
  fields.block('mixed_instances_policy')?.block('launch_template')?.block('launch_template_specification');

function settingsTold(context: Context, fields: Fields, label: string): LaunchSettings | undefined {
  const template = templateIn(fields);
  if (isOpen(fields, template) || hasOverrides(fields)) return untoldSettings(label);
  const names = [
    ...['id', 'name', 'launch_template_id', 'launch_template_name'].map((field) => template?.text(field)),
    fields.text('launch_configuration'),
    fields.text('launch_configuration_name'),
  ].flatMap((name) => (typeof name === 'string' ? [name] : []));
  const declared = templateNamed(context, names);
  if (declared && isOtherVersion(declared, template?.raw('version'))) return untoldSettings(label);
  return declared && settingsOf(context, declared, label);
}

/** Some of what it launches goes by another template. */
function hasOverrides(fields: Fields): boolean {
  const mixed = fields.block('mixed_instances_policy')?.block('launch_template');
  const overrides = (mixed?.blocks('override') ?? mixed?.blocks('overrides'))?.items ?? [];
  return overrides.some((one) => one.raw('launch_template_specification') !== undefined);
}

/** The input tells the latest version of a template alone. */
function isOtherVersion({ fields }: Declared, version: Value | undefined): boolean {
  const latest = known(fields.number('latest_version') ?? fields.number('latest_version_number'));
  const own = known(fields.number('default_version') ?? fields.number('default_version_number'));
  const wanted = version === undefined || version === '$Default' ? own : Number(version);
  return latest !== undefined && wanted !== undefined && !Number.isNaN(wanted) && wanted !== latest;
}

export function templateNamed(context: Context, names: readonly Value[]): Declared | undefined {
  return context
    .all('launch_template', 'launch_configuration')
    .find(({ key, ids, fields: own }) =>
      names.some(
        (name) => name === key || (typeof name === 'string' && ids.includes(name)) || own.text('name') === name,
      ),
    );
}

const untoldGroup = (label: string): Key => `unknown-groups-of-${label}`;

/** Launched with something that nobody tells: its groups may be any. */
export const untoldSettings = (label: string): LaunchSettings => ({
  groups: [untoldGroup(label)],
  subnet: undefined,
  isPublic: new Unknown(say`what is launched is not known`),
  asksIpv6: 'maybe',
});

function isOpen(fields: Fields, template: Fields | undefined): boolean {
  return (
    ['launch_template', 'mixed_instances_policy', 'launch_configuration', 'launch_configuration_name'].some((name) =>
      isUnknown(fields.raw(name)),
    ) || ['id', 'name', 'launch_template_id', 'launch_template_name'].some((name) => isUnknown(template?.raw(name)))
  );
}

export function settingsOf(context: Context, declared: Declared, label: string): LaunchSettings {
  const data = declared.fields.blocks('launch_template_data');
  const own = data?.items[0] ?? declared.fields;
  const interfaces = own.blocks('network_interfaces');
  const eni = interfaces?.items[0];
  if (data?.complete === false || interfaces?.complete === false) return untoldSettings(label);
  const groups =
    groupIds(
      context,
      own,
      declared.label,
      'vpc_security_group_ids',
      'security_groups',
      'security_group_ids',
      'security_group_names',
    ) ??
    (eni && groupIds(context, eni, declared.label, 'security_groups', 'groups'));
  return {
    groups,
    subnet: known(eni?.text('subnet_id')),
    isPublic: eni?.flag('associate_public_ip_address') ?? own.flag('associate_public_ip_address'),
    asksIpv6: eni !== undefined && asksIpv6(eni),
  };
}

/** Instances that an Auto Scaling group may launch: one in each of its subnets stands for all there. */
export function importScalingGroups(context: Context): void {
  for (const group of context.all('autoscaling_group')) {
    const { fields, key, label } = group;
    const settings = launchSettings(context, fields, label);
    if (!settings)
      context.warn(
        say`What Auto Scaling group ${label} launches is not in the input: its security groups are unknown.`,
        group.place,
      );
    const { items: ids, possible } = scalingSubnets(context, group);
    ids.forEach((subnet, i) => {
      context.network.define(i === 0 ? key : `${key} ${i}`, {
        kind: 'resource',
        type: 'instance',
        ids: i === 0 ? [...group.ids] : [],
        label: ids.length > 1 ? `${label}-${i}` : label,
        typeWord: group.typeWord,
        doc: 'Whatever the Auto Scaling group launches in this subnet.',
        vpc: context.network.find(subnet, 'subnet')?.vpc ?? '',
        subnets: [subnet],
        addresses: [],
        securityGroups: settings ? settings.groups : [`unknown-groups-of-${label}`],
        publicIps: launchedPublicIps(context, subnet, settings?.isPublic),
        sourceDestCheck: true,
        privateNat: false,
        ...(settings && familyLaunched(context, [subnet], settings.asksIpv6)),
        ...(possible.includes(subnet) ? { maybe: true as const } : {}),
      });
    });
  }
}

/** Where a group launches instances; where that is not told, in a subnet that is unknown. */
function scalingSubnets(context: Context, group: Declared): Pick<ToldSubnets, 'items' | 'possible'> {
  const told = subnetsTold(group.fields, 'vpc_zone_identifier');
  if (told && !told.complete)
    context.warn(
      say`Not all subnets of Auto Scaling group ${group.label} are known: it may be in others too.`,
      group.place,
    );
  const subnets = told?.items ?? [];
  if (subnets.length > 0 && told?.complete) return told;
  const settings = launchSettings(context, group.fields, group.label);
  if (subnets.length === 0 && settings?.subnet !== undefined) return { items: [settings.subnet], possible: [] };
  const home = homeOf(context, subnets) ?? homeOf(context, settings?.groups);
  return { items: andUntold(context, group.key, group.label, subnets, home), possible: [] };
}

/** The resources that stand for an Auto Scaling group. */
export function membersOfScalingGroup(context: Context, group: Declared): Key[] {
  const told = subnetsTold(group.fields, 'vpc_zone_identifier');
  // One more for a subnet that is not told.
  const count = (told?.items.length ?? 0) + 1;
  return Array.from({ length: count }, (_, i) => (i === 0 ? group.key : `${group.key} ${i}`)).filter((key) =>
    context.network.has(key, 'resource'),
  );
}
