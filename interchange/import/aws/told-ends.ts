/**
 * What has an interface and is told by an answer that is not read otherwise: whatever names subnets, or a subnet group, and security groups, at any depth
 * (services of ECS, domains of OpenSearch, brokers, caches, clusters, …). What it is does not matter, only where it lies and in which groups.
 */
import type { Place } from './described.js';
import { isObject } from './identities.js';
import { kindOf, lettersOf } from './kinds.js';
import { isOtherAnswer, kindOfAll } from './signatures.js';
import { type ToldZones, toldZones } from './told-zones.js';

export interface ToldEnd {
  /** The key of its list, or of itself. */
  readonly list: string;
  /** Its name first, then its other ids. */
  readonly names: readonly string[];
  readonly subnets: readonly string[];
  /** Subnet groups that it names instead. */
  readonly subnetGroups: readonly string[];
  readonly groups: readonly string[];
  readonly interfaces: readonly string[];
  /** Where it says whether it is, or is to be. */
  readonly isPublic: boolean | undefined;
  readonly ipAddressType: 'ipv4' | 'ipv6' | 'dualstack' | undefined;
  /** Whether it is there by now is not told. */
  readonly maybe: boolean;
  /** Undefined where it lies in each of its subnets. */
  readonly zones: ToldZones | undefined;
  readonly place: Place;
}

type Fields = Readonly<Record<string, unknown>>;

/** Lists of what has no interface, or tells those of others: instances that are launched stand in a list of their own. */
const NO_ENDS =
  /stack|template|parameter|flowlog|firewall|resourceshare|insights|taskdefinition|configuration|finding|recommendation|mirror|autoscaling|fleet|spot|ipam|event|image|reference|stale|launch|nodegroup|dbcluster|proxyendpoint|subnetgroup|activit|change|deployment/;

/** Lists of what lies in subnets with groups that another answer tells, or AWS makes. */
const WITHOUT_GROUPS = /^(mounttargets|filesystems|fargateprofiles?|workspaces|directorydescriptions|tasks)$/;

/** The ends in what stands under a key that is not read; undefined where none stands there. */
export function toldEnds(list: string, value: unknown, place: Place): ToldEnd[] | undefined {
  const letters = lettersOf(list);
  if (NO_ENDS.test(letters)) return undefined;
  const objects = Array.isArray(value) ? value : [value];
  const found = objects.flatMap((one, i) => {
    const at = Array.isArray(value) ? { ...place, path: `${place.path}[${i}]` } : place;
    return (isObject(one) && toldEnd(list, letters, one, at)) || [];
  });
  return found.length > 0 ? found.flatMap((end) => (end === 'gone' ? [] : [end])) : undefined;
}

/** Subnets by the group of subnets that names them, as ElastiCache, Redshift and their like print them. */
export function subnetGroupsIn(list: string, value: unknown): [name: string, subnets: readonly string[]][] {
  if (!/subnetgroups$/.test(lettersOf(list)) || !Array.isArray(value)) return [];
  return value.filter(isObject).flatMap((group) => {
    const name = Object.entries(group).find(([field, text]) => /name$/i.test(field) && typeof text === 'string')?.[1];
    return typeof name === 'string' ? [[name.toLowerCase(), idsIn(group, SUBNET)]] : [];
  });
}

const SUBNET = /^subnet-[0-9a-z-]+$/;
const GROUP = /^sg-[0-9a-z-]+$/;
const INTERFACE = /^eni-[0-9a-z-]+$/;

function toldEnd(list: string, letters: string, one: Fields, place: Place): ToldEnd | 'gone' | undefined {
  const names = namesOf(letters, one);
  if (names.length === 0) return undefined;
  const subnets = subnetsOf(one);
  const subnetGroups = textsOf(one, /subnet_?group(_?name)?$/i).map((name) => name.toLowerCase());
  if (subnets.length === 0 && subnetGroups.length === 0) return undefined;
  const groups = idsIn(one, GROUP);
  if ((groups.length === 0 && !WITHOUT_GROUPS.test(letters)) || holdsAnswers(one)) return undefined;
  const states = Object.entries(one).flatMap(([field, text]) =>
    /^(.*status|.*state)$/i.test(field) && typeof text === 'string' ? [text] : [],
  );
  if (states.some((state) => /^(deleted|inactive|terminated|create[-_ ]?failed|failed)$/i.test(state))) return 'gone';
  // What else is stopped keeps its interfaces. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
  if (letters === 'tasks' && one.lastStatus === 'STOPPED') return 'gone';
  return {
    list,
    names,
    subnets,
    subnetGroups,
    groups,
    interfaces: idsIn(one, INTERFACE),
    isPublic: publicAsTold(one),
    ipAddressType: FAMILIES.get(
      textsOf(one, /^(network_?type|ip_?address_?type)$/i)[0]
        ?.toLowerCase()
        .replace(/[-_]/g, ''),
    ),
    // A service of ECS that runs nothing has no interface, until it does.
    maybe: one.runningCount === 0 || states.some((state) => UNSETTLED.test(state)),
    zones: toldZones(list, one),
    place,
  };
}

const UNSETTLED =
  /^(creating|create_in_progress|deleting|draining|provisioning|pending|activating|deactivating|stopping|deprovisioning)$/i;

const FAMILIES: ReadonlyMap<string | undefined, ToldEnd['ipAddressType']> = new Map([
  ['ipv4', 'ipv4'],
  ['ipv6', 'ipv6'],
  ['dual', 'dualstack'],
  ['dualstack', 'dualstack'],
]);

function publicAsTold(one: Fields): boolean | undefined {
  const flags = textsOf(one, /^(publicly_?accessible|assign_?public_?ip)$/i);
  return flags.length === 0 ? undefined : flags.some((flag) => /^(true|enabled)$/i.test(flag));
}

/** What it is called by: its name, its id, its ARN, which are fields of its own. The id of a file system is its own in a list of file systems alone. */
function namesOf(list: string, one: Fields): string[] {
  const isOwn = (field: string): boolean => {
    const stem = lettersOf(field).replace(NAMING, '');
    return (stem !== '' && list.startsWith(stem)) || !OF_OTHERS.test(field);
  };
  const own = Object.entries(one).flatMap(([field, text]) =>
    typeof text === 'string' && text !== '' && NAMING.test(field) && isOwn(field)
      ? [{ rank: ['name', 'identifier', 'id', 'arn'].findIndex((end) => field.toLowerCase().endsWith(end)), text }]
      : [],
  );
  return [...new Set(own.sort((a, b) => a.rank - b.rank).map(({ text }) => text))];
}

const NAMING = /(name|identifier|id|arn)$/i;

/** Fields that name what it has to do with: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html and its like. */
const OF_OTHERS =
  /subnet|vpc|(?<!work)group|security|role|owner|cluster_?arn|dns|domain_?id|zone|kms|key_?id|user|image|version|engine|network_?interface|bucket|file_?system|task|account|host|display|db_?name|directory_?id/i;

/** Whether lists that are read stand in it, as in what a collector wrote of an account: then it is none of what they tell. */
function holdsAnswers(value: unknown): boolean {
  if (Array.isArray(value)) return kindOfAll(value) !== undefined || value.some(holdsAnswers);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, field]) => {
    const kind = kindOf(key);
    const isList = kind !== undefined && Array.isArray(field) && field.some(isObject);
    // What stands in an object of another service is a part of it.
    return isList ? !isOtherAnswer(kind, field) : holdsAnswers(field);
  });
}

/** Those of the interfaces that it tells; else all that it names, but for those that it was only asked to choose from. */
function subnetsOf(one: Fields): string[] {
  const own = placesOfInterfaces(one);
  return own.length > 0 ? [...new Set(own)] : idsIn(chosen(one), SUBNET);
}

/** https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_NetworkInterface.html */
function placesOfInterfaces(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.values(value);
  const isInterface = !Array.isArray(value) && fields.some((id) => typeof id === 'string' && INTERFACE.test(id));
  const subnet = isInterface && fields.find((id): id is string => typeof id === 'string' && SUBNET.test(id));
  return subnet ? [subnet] : fields.flatMap(placesOfInterfaces);
}

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_Ec2InstanceAttributes.html */
function chosen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(chosen);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inner]) => (/^requested/i.test(field) ? [] : [[field, chosen(inner)]])),
  );
}

/** All ids of a kind, at any depth. */
function idsIn(value: unknown, kind: RegExp): string[] {
  if (typeof value === 'string') return kind.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap((inner) => idsIn(inner, kind)))];
}

/** What stands in fields of such a name, at any depth, in plain words. */
function textsOf(value: unknown, field: RegExp): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    field.test(key) && (typeof inner === 'string' || typeof inner === 'boolean')
      ? [String(inner)]
      : textsOf(inner, field),
  );
}
