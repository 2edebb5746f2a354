import { say } from '../../../network/words/index.js';
import { clusterOf, nameByInstances } from './cluster-instances.js';
import type { Context, Declared } from './context.js';
import { placeEnd } from './database-places.js';
import { endAddresses } from './end-addresses.js';
import { endFamily } from './end-family.js';
import { endGroups } from './end-groups.js';
import { endType } from './end-types.js';
import { andUntold, homeOf, untoldVpc } from './homes.js';
import { launchedSettings } from './launched-ends.js';
import { isRead } from './others.js';
import { isSubnetGroup, type NamedPlaces, namedPlaces, placesInEachWay } from './places-named.js';
import { liesInSome } from './some-way.js';
import { known } from './value.js';
import { wayType } from './way-types.js';

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
    if ((NO_ENDS.test(type) || wayType(type)) && endType(type) === undefined) continue;
    for (const declared of context.all(type)) {
      if (declared.lookedUp || context.network.has(declared.key) || clusterOf(context, declared)) continue;
      const places = placesOf(context, declared) ?? placesInSomeWay(context, declared);
      // Of a type that always has an interface a group, or a subnet group that nobody tells, is enough.
      const isSomewhere = endType(type) !== undefined && (!places.allSubnets || places.groups.length > 0);
      if (places.subnets.length > 0 || isSomewhere) define(context, declared, places);
    }
  }
}

/** What it names, or what that names: a launch template, or the directory that its desktops lie beside. */
function placesOf(context: Context, declared: Declared): NamedPlaces | undefined {
  const places = placesInEachWay(context, declared);
  const beside = endType(declared.type)?.placedBy;
  if (places.subnets.length > 0 || !places.allSubnets) return places;
  const launched = launchedSettings(context, declared)?.subnets ?? [];
  if (launched.length > 0) return { ...places, subnets: launched };
  if (beside === undefined)
    return places.groups.length > 0 || (declared.readings ?? []).length === 0 ? places : undefined;
  const id = known(declared.fields.text(beside));
  const other = everything(context).find(({ key, ids }) => id !== undefined && (key === id || ids.includes(id)));
  const there = other && other.key !== declared.key ? namedPlaces(context, other) : undefined;
  if (endType(declared.type)?.isLikeNeighbour) return there ? { ...there, isPublic: false } : places;
  return {
    ...places,
    subnets: there?.subnets ?? [],
    allSubnets: there?.allSubnets === true && there.subnets.length > 0,
  };
}

/** Where it lies in those of the ways in which conditions may turn out that tell it: there it may be. */
function placesInSomeWay(context: Context, declared: Declared): NamedPlaces {
  const ways = (declared.readings ?? []).map((values) => namedPlaces(context, { ...declared, values }));
  const told = ways.filter(({ subnets }) => subnets.length > 0);
  const [first] = told;
  if (!first) return namedPlaces(context, declared);
  const isOne = told.every((way) => JSON.stringify(way) === JSON.stringify(first));
  const all = told.flatMap(({ subnets }) => subnets);
  return isOne
    ? { ...first, mayBe: true }
    : { subnets: [...new Set(all)], allSubnets: false, groups: [], allGroups: false, isPublic: 'maybe', mayBe: true };
}

const everything = (context: Context): Declared[] => [...context.types].flatMap((type) => [...context.all(type)]);

function define(context: Context, declared: Declared, places: NamedPlaces): void {
  const { key, label, type, place } = declared;
  const known = endType(type);
  if (!places.allSubnets && places.subnets.length > 0)
    context.warn(say`Not all subnets of ${label} are known: it may be in others too.`, place);
  const home = homeOf(context, [...places.subnets, ...places.groups]);
  const { subnets: items, possible = [] } = places;
  const isWhole =
    places.allSubnets && items.length > 0 && liesInSome(context, key, { items, complete: true, possible });
  const lies = isWhole ? [...placeEnd(context, declared, items)] : andUntold(context, key, label, items, home);
  const vpc = context.network.find(lies[0], 'subnet')?.vpc ?? home ?? untoldVpc(context);
  context.network.define(key, {
    kind: 'resource',
    type: known?.kind ?? 'interface',
    ...context.named(declared),
    doc: known ? `${known.what}.` : `A resource of type ${type}.`,
    vpc,
    subnets: lies,
    addresses: addressesOf(declared, places),
    securityGroups: endGroups(context, declared, places, vpc),
    publicIps: endAddresses(context, declared, places),
    sourceDestCheck: true,
    privateNat: false,
    ...endFamily(context, declared, places.subnets),
    ...(places.mayBe ? { maybe: true as const } : {}),
  });
}

/** A stated address counts where there is one subnet alone. */
function addressesOf({ fields }: Declared, { subnets, allSubnets }: NamedPlaces): string[] {
  const address = subnets.length === 1 && allSubnets ? known(fields.address('ip_address')) : undefined;
  return address === undefined ? [] : [address];
}
