import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { endType } from './end-types.js';
import { mayMeet } from './environments.js';
import { Groups, type IdKind, walkIds } from './named-ids.js';
import { possibleMeanings } from './other-stacks.js';
import { isRead } from './others.js';
import { groupMeant } from './possible-groups.js';
import { known, type Value } from './value.js';

/** What joins VPCs, or names things of several: that it names two things says nothing about where they lie. */
const JOINS = /peering|transit_gateway|^dx_|vpn|route53|stack|network_manager|resource_share/i;

type Named = 'vpc' | 'subnet' | 'security-group';

/** Ids as AWS gives them; whatever else is no description may be a name. */
const IDS: Readonly<Record<Named, RegExp>> = {
  vpc: /^vpc-[0-9a-z]+$/,
  subnet: /^subnet-[0-9a-z]+$/,
  'security-group': /^sg-[0-9a-z]+$/,
};

const TYPES: Readonly<Record<Named, readonly string[]>> = {
  vpc: ['vpc', 'default_vpc'],
  subnet: ['subnet', 'default_subnet'],
  'security-group': ['security_group', 'default_security_group'],
};

/**
 * VPCs, subnets and groups that the input names and does not describe: parameters, values of other stacks, ids. Each becomes an unknown one with its name,
 * so that what lies in it stands. Which VPC an undescribed subnet or group is in follows from what is named together with it.
 */
export function defineUndescribed(context: Context): void {
  const described = describedIds(context);
  const found: Record<Named, Set<Key>> = { vpc: new Set(), subnet: new Set(), 'security-group': new Set() };
  const homes = new Groups();
  const peers: [Key, Key][] = [];
  for (const type of context.types) {
    const joins = JOINS.test(type);
    for (const declared of context.all(type)) {
      const note = (field: IdKind, id: Value, name: string): void => {
        if (typeof id !== 'string' || id === '') return;
        const kind = isPeer(type, field, name) ? 'peer-group' : field;
        const named = namedKind(kind);
        const isStrange = isUndescribed(context, named, id) || (OWN_PLACE.test(name) && isPlaced(type) && isName(id));
        if (named !== undefined && !described.has(id) && isStrange) found[named].add(id);
        // A rule may be about a group of a peered VPC: that says little, but more than nothing.
        if (kind === 'peer-group' && !joins) peers.push([declared.key, described.get(id) ?? id]);
        const isNear = kind !== 'peer-group' || !described.has(id);
        if (!joins && isNear && (named !== undefined || described.has(id)))
          homes.join(declared.key, described.get(id) ?? id);
      };
      for (const values of [declared.values, ...(declared.readings ?? [])]) walkIds(values, note);
    }
  }
  // A subnet lies in the VPC of its table and of its ACL.
  for (const { key, fields, maybe } of context.all('route_table_association', 'network_acl_association'))
    for (const id of ['route_table_id', 'network_acl_id'].map((field) => known(fields.text(field))))
      if (id !== undefined && !maybe) homes.join(key, described.get(id) ?? id);
  // So does a NAT gateway in that of each table that leads to it.
  for (const { key, fields, maybe } of context.all('route'))
    for (const id of ['route_table_id', 'nat_gateway_id'].map((field) => known(fields.text(field))))
      if (id !== undefined && !maybe) homes.join(key, described.get(id) ?? id);
  define(context, found, homes, peers);
}

/** In rules of groups, every group but the one that has the rule. */
function isPeer(type: string, kind: IdKind, name: string): boolean {
  return (
    kind === 'security-group' && /security_group/.test(type) && name !== 'group_id' && name !== 'security_group_id'
  );
}

function namedKind(kind: IdKind): Named | undefined {
  if (kind === 'link') return undefined;
  return kind === 'peer-group' ? 'security-group' : kind;
}

/** Fields that say where something lies, and nothing else. */
const OWN_PLACE = /^(vpc_id|subnet_?ids?|subnets|vpc_zone_identifier)$/;

const isPlaced = (type: string): boolean => isRead(type) || endType(type) !== undefined;

/** Examples write a word where an id would stand: it is no description, and a place all the same. */
const isName = (id: string): boolean => /^[A-Za-z][\w-]*$/.test(id);

function isUndescribed(context: Context, kind: Named | undefined, id: string): boolean {
  if (kind === undefined) return false;
  return context.things.has(id) || (IDS[kind].test(id) && !context.network.has(id));
}

/** Every id that a declaration has, with its key. */
function describedIds(context: Context): Map<string, Key> {
  const ids = new Map<string, Key>();
  for (const type of context.types)
    for (const declared of context.all(type))
      for (const id of [declared.key, ...declared.ids]) ids.set(id, declared.key);
  // A VPC tells the group that AWS made with it.
  for (const vpc of context.all(...TYPES.vpc)) {
    const id = known(vpc.fields.text('default_security_group_id'));
    if (id !== undefined && !ids.has(id)) ids.set(id, vpc.key);
  }
  return ids;
}

function define(
  context: Context,
  found: Readonly<Record<Named, ReadonlySet<Key>>>,
  homes: Groups,
  peers: readonly (readonly [Key, Key])[],
): void {
  const { network } = context;
  const vpcs = new Map<Key, Key>();
  const note = (vpc: Key) => {
    const home = homes.of(vpc);
    if (!vpcs.has(home)) vpcs.set(home, vpc);
  };
  const declared = (kind: Named): readonly Declared[] => context.all(...TYPES[kind]);
  for (const { key } of declared('vpc')) note(key);
  for (const vpc of found.vpc) {
    const [meant, another] = possibleMeanings(context, vpc, 'vpc');
    if (meant !== undefined && another === undefined) {
      takeFor(context, vpc, meant);
      homes.join(vpc, meant);
      continue;
    }
    if (another !== undefined) context.stray.add(vpc);
    note(vpc);
    defineVpc(context, vpc, labelOf(context, vpc));
  }
  for (const [one, other] of peers) {
    const [here, there] = [vpcs.get(homes.of(one)), vpcs.get(homes.of(other))];
    if ((here === undefined) === (there === undefined)) continue;
    homes.join(one, other);
    note(here ?? there ?? one);
  }
  const homeIn = (id: Key): Key => {
    const vpc = vpcs.get(homes.of(id));
    if (vpc !== undefined) return vpc;
    const [meant, another] = possibleMeanings(context, id, 'vpc');
    if (meant !== undefined && another === undefined) return meant;
    if (another !== undefined) context.stray.add(UNTOLD_VPC);
    // Where there is one VPC alone, and nobody tells what it holds, it may be that.
    const [only, ...others] = [...network.all('vpc')].filter(([key]) => key !== UNTOLD_VPC);
    const isOnlyMentioned = only && others.length === 0 && declared('vpc').length === 0;
    if (!isOnlyMentioned) return untoldVpc(context);
    if (found.subnet.has(id)) context.doubtful.add(id);
    return only[0];
  };
  for (const id of found.subnet) {
    notDescribed(
      context,
      id,
      say`Subnet ${labelOf(context, id)} is not described in the input`,
      say`its block, its routes and its network ACL are unknown`,
    );
    defineSubnet(context, id, labelOf(context, id), homeIn(id), mayBeMade(context, id));
  }
  for (const id of found['security-group']) {
    notDescribed(
      context,
      id,
      say`Security group ${labelOf(context, id)} is not described in the input`,
      say`its rules are unknown`,
    );
    network.define(id, {
      kind: 'security-group',
      unknown: true,
      ids: idsOf(id),
      label: labelOf(context, id),
      typeWord: 'group',
      vpc: homeIn(id),
      isDefault: false,
      inbound: [],
    });
  }
}

/**
 * A VPC that is a parameter, where the other stacks of the input make a single one: it may be this one, or one that the input does not hold. Of subnets in it
 * nobody tells more than the input says of themselves, so that nothing is reached there for certain, or cut off for certain, by what only one of the two has.
 */
function takeFor(context: Context, parameter: Key, vpc: Key): void {
  context.network.alias(parameter, vpc);
  const { key = vpc, label = vpc } = context.all(...TYPES.vpc).find((one) => one.key === vpc) ?? {};
  const own = labelOf(context, parameter);
  const how = `--parameter ${own}=${key}`;
  if (context.meant.get(parameter) === vpc) {
    context.warnings.add(
      say`VPC ${own} is taken to be ${label}, which an output of that name tells (${how} says that it is).`,
    );
    return;
  }
  context.warnings.add(
    say`
      VPC ${own} may be ${label}, the only one that another stack of the input makes: what lies in it stands there, and
      what hangs on that is unknown (${how} says that it is).
    `,
  );
  for (const subnet of context.all(...TYPES.subnet)) {
    if (known(subnet.fields.text('vpc_id')) !== parameter) continue;
    context.doubtful.add(subnet.key);
    context.keepTables.add(subnet.key);
  }
}

const UNTOLD_VPC = 'untold vpc';

export const isUntoldVpc = (key: Key): boolean => key === UNTOLD_VPC;

/** The VPC of whatever lies in one that nobody tells. */
export function untoldVpc(context: Context): Key {
  defineVpc(context, UNTOLD_VPC, 'unknown-vpc');
  return UNTOLD_VPC;
}

/** A subnet that something may be in and that nobody tells: in its VPC, where that is told. */
export function untoldSubnet(context: Context, owner: Key, label: string, home: Key | undefined): Key {
  const named = home === undefined ? undefined : context.network.keyOf(home);
  // Its groups may lie where nobody tells, too.
  const told = named === UNTOLD_VPC ? undefined : named;
  const key = `${owner} untold subnet`;
  if (told === undefined && possibleHomes(context, owner).length > 1) context.homeless.add(key);
  const vpc = told ?? untoldVpc(context);
  context.warnings.add(
    say`Not every subnet of ${label} is told: the routes and the network ACL of one that is not are unknown.`,
  );
  context.untold.add(key);
  defineSubnet(context, key, `${label}-subnet`, vpc, true);
  return key;
}

/** The VPCs in which something may lie of which nobody tells where it does. */
export function possibleHomes(context: Context, owner: Key): Key[] {
  return [...context.network.all('vpc')].flatMap(([key]) =>
    key !== UNTOLD_VPC && mayMeet(context.environmentOf(key), context.environmentOf(owner)) ? [key] : [],
  );
}

/**
 * What lies where nobody tells, and there are several VPCs that it may lie in, is left out: in a VPC of its own it would be cut off from those for certain.
 * What names a subnet that the input does not hold lies there.
 */
export function leaveOutHomeless(context: Context): void {
  if (context.homeless.size + context.stray.size === 0) return;
  for (const [key, owner] of [...context.network.all('resource'), ...context.network.all('load-balancer')]) {
    const subnets = owner.kind === 'resource' ? owner.subnets : owner.nodes.map(({ subnet }) => subnet);
    const isHomeless = subnets.length > 0 && subnets.every((subnet) => context.homeless.has(subnet));
    if (!isHomeless && !context.stray.has(context.key(owner.vpc))) continue;
    const advice = !hasParameters(context)
      ? say`Add a file that tells: a state of it, or the template that names the VPC.`
      : isHomeless
        ? say`Tell the values of the parameters that say so.`
        : say`
            Tell the values of the parameters that say so: --parameter NAME=STACK/LOGICALID means what another stack
            makes.
          `;
    context.warnings.add(
      say`${owner.label ?? key} is left out: it cannot be told in which of the VPCs it lies. ${advice}`,
    );
    context.unplaced.push(owner.label ?? key);
    context.network.remove(key);
  }
}

/** Whether there is a parameter that the import can be given: plans and states have none. */
export function hasParameters({ things }: Context): boolean {
  return [...things.keys()].some((key) => /(^|\/)parameter [^/]*$/.test(key));
}

/** The VPC of the first of some subnets or groups that the input knows. Of those that it names only as conditions turn out, all must lie in one. */
export function homeOf({ network }: Context, ids: readonly Key[] | undefined): Key | undefined {
  const homes = (some: readonly Key[]): Key[] =>
    some.flatMap((id) => network.find(groupMeant(id), 'subnet', 'security-group')?.vpc ?? []);
  const all = ids ?? [];
  const [certain] = homes(all.filter((id) => groupMeant(id) === id));
  const [first, ...others] = homes(all);
  return certain ?? (others.every((one) => one === first) ? first : undefined);
}

/** Some subnets, and one that is not told. Where those lie in several VPCs, as conditions turn out, nobody tells in which it is. */
export function andUntold(
  context: Context,
  owner: Key,
  label: string,
  items: readonly Key[],
  home: Key | undefined,
): Key[] {
  const homes = new Set(items.flatMap((key) => context.network.find(key, 'subnet')?.vpc ?? []));
  return homes.size > 1
    ? [untoldSubnet(context, owner, label, undefined)]
    : [...items, untoldSubnet(context, owner, label, home)];
}

/** Whether what is named and not described may be one of the subnets that are: a parameter that nobody gave what another stack makes, a local whatever there is. */
const mayBeMade = (context: Context, id: Key): boolean =>
  possibleMeanings(context, id, 'subnet').length > 0 || (context.things.has(id) && / local\.[^ ]*$/.test(id));

/** A subnet of which nobody tells anything but its VPC. `anywhere`: which one it is neither, so that it may be one that is described. */
export function defineSubnet(context: Context, id: Key, label: string, vpc: Key, anywhere: boolean): void {
  context.mapsPublicAddresses.set(id, 'maybe');
  context.network.define(id, {
    kind: 'subnet',
    unknown: true,
    ...(anywhere ? { anywhere } : {}),
    ids: idsOf(id),
    label,
    typeWord: 'subnet',
    vpc,
    cidrs: [],
    routeTableUnknown: true,
    networkAclUnknown: true,
  });
}

function defineVpc(context: Context, id: Key, label: string): void {
  if (context.network.has(id)) return;
  if (id === UNTOLD_VPC)
    context.warnings.add(
      say`In which VPC some of this lies is not told: its blocks, and what else is in it, are unknown.`,
    );
  else
    notDescribed(
      context,
      id,
      say`VPC ${label} is not described in the input`,
      say`its blocks, and what else is in it, are unknown`,
    );
  const anywhere = id === UNTOLD_VPC ? { anywhere: true } : {};
  context.network.define(id, {
    kind: 'vpc',
    unknown: true,
    ...anywhere,
    ids: idsOf(id),
    label,
    typeWord: 'vpc',
    cidrs: [],
  });
  context.partlyTold.add(id);
}

function labelOf({ things }: Context, id: Key): string {
  return things.get(id)?.label ?? id;
}

function idsOf(id: Key): string[] {
  return /^[a-z]+-[0-9a-z]+$/.test(id) ? [id] : [];
}

function notDescribed(context: Context, id: Key, fact: string, unknown: string): void {
  const why = context.things.get(id)?.why;
  context.warnings.add(why === undefined ? say`${fact}: ${unknown}.` : say`${fact} (${why}): ${unknown}.`);
}
