import type { Key } from '../builder/draft.js';
import { clusterOf, nameByInstances } from './cluster-instances.js';
import type { Context, Declared } from './context.js';
import { endType } from './end-types.js';
import { homeOf, untoldSubnet, untoldVpc } from './homes.js';
import { launchedGroups } from './launched-ends.js';
import { isRead } from './others.js';
import { isSubnetGroup, type NamedPlaces, namedPlaces } from './places-named.js';
import { known } from './value.js';

/** Types that name subnets and have no interface there, or one that nothing can be asked of. */
const NO_ENDS =
  /stack|parameter|flow_?log|firewall|ram_resource|network_?insights|task_?definition|client_?vpn|reservation|traffic_?mirror|transit|lattice|verified_?access|global_?accelerator|ipam|local_?gateway|^custom::|custom_?resource|association$|attachment$|route53(_zone|::hosted)|remote_state/i;

/** Everything else with an interface in known subnets: what it is does not matter, only where it lies and in which groups. */
export function importEnds(context: Context): void {
  defineEnds(context);
  nameByInstances(context);
}

function defineEnds(context: Context): void {
  for (const type of [...context.types]) {
    if (isRead(type) || isSubnetGroup(type)) continue;
    if (NO_ENDS.test(type) && endType(type) === undefined) continue;
    for (const declared of context.all(type)) {
      if (declared.lookedUp || context.network.has(declared.key) || clusterOf(context, declared)) continue;
      const places = placesOf(context, declared);
      // Of a type that always has an interface a group, or a subnet group that nobody tells, is enough.
      const isSomewhere = endType(type) !== undefined && (!places.allSubnets || places.groups.length > 0);
      if (places.subnets.length > 0 || isSomewhere) define(context, declared, places);
    }
  }
}

/** What it names, or what that names: a launch template, or the directory that its desktops lie beside. */
function placesOf(context: Context, declared: Declared): NamedPlaces {
  const places = namedPlaces(context, declared);
  const beside = endType(declared.type)?.placedBy;
  if (places.subnets.length > 0 || !places.allSubnets) return places;
  const launched = launchedGroups(context, declared)?.subnets ?? [];
  if (launched.length > 0) return { ...places, subnets: launched };
  if (beside === undefined) return places;
  const id = known(declared.fields.text(beside));
  const other = everything(context).find(({ key, ids }) => id !== undefined && (key === id || ids.includes(id)));
  const there = other && other.key !== declared.key ? namedPlaces(context, other) : undefined;
  return {
    ...places,
    subnets: there?.subnets ?? [],
    allSubnets: there?.allSubnets === true && there.subnets.length > 0,
  };
}

const everything = (context: Context): Declared[] => [...context.types].flatMap((type) => [...context.all(type)]);

function define(context: Context, declared: Declared, places: NamedPlaces): void {
  const { key, label, type, place } = declared;
  const known = endType(type);
  if (!places.allSubnets && places.subnets.length > 0)
    context.warn(`Not all subnets of ${label} are known: it may be in others too.`, place);
  const home = homeOf(context, [...places.subnets, ...places.groups]);
  const isWhole = places.allSubnets && places.subnets.length > 0;
  const others = isWhole ? [] : [untoldSubnet(context, key, label, home)];
  const vpc = home ?? context.network.find(others[0], 'subnet')?.vpc ?? untoldVpc(context);
  context.network.define(key, {
    kind: 'resource',
    type: known?.kind ?? 'interface',
    ...context.named(declared),
    doc: known ? `${known.what}.` : `A resource of type ${type}.`,
    vpc,
    subnets: [...places.subnets, ...others],
    addresses: addressesOf(declared, places),
    securityGroups: groupsOf(context, declared, places, vpc),
    publicIps: places.isPublic ? [{}] : [],
    sourceDestCheck: true,
    privateNat: false,
  });
}

/** A stated address counts where there is one subnet alone. */
function addressesOf({ fields }: Declared, { subnets, allSubnets }: NamedPlaces): string[] {
  const address = subnets.length === 1 && allSubnets ? known(fields.address('ip_address')) : undefined;
  return address === undefined ? [] : [address];
}

function groupsOf(
  context: Context,
  declared: Declared,
  { groups, allGroups }: NamedPlaces,
  vpc: Key,
): Key[] | undefined {
  const { key, label, type, place } = declared;
  const known = endType(type);
  if (allGroups && groups.length > 0 && !known?.hasOwnGroup) return [...groups];
  const launched = allGroups && groups.length === 0 ? launchedGroups(context, declared)?.groups : undefined;
  if (launched !== undefined) return [...launched];
  if (allGroups && groups.length === 0 && known?.withoutGroups === 'default') return undefined;
  if (!allGroups) {
    context.warn(`Not all security groups of ${label} are known: what its traffic may be is unknown.`, place);
    return [...groups, `unknown-groups-of-${label}`];
  }
  context.warn(
    `${label} is in a security group that AWS makes for it, and of which the input does not tell the rules: what its traffic may be is unknown.`,
    place,
  );
  const untold = `${key} untold group`;
  context.network.define(untold, {
    kind: 'security-group',
    unknown: true,
    vpc,
    ids: [],
    label: `${label}-group`,
    doc: 'The input does not tell the rules of this group.',
    isDefault: false,
    inbound: [],
  });
  return [...groups, untold];
}
