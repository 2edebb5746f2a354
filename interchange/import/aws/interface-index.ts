import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { readAddress } from './blocks.js';
import type { Described, Place } from './described.js';
import { flag, list, type Reading, readFields, readList, tags, text } from './fields.js';
import { groupIdsOf } from './group-ids.js';
import { isObject } from './identities.js';
import { addressesOfPrefix } from './listed-prefix.js';
import { stateOf } from './states.js';
import { valuesAt } from './values-at.js';

const attachment = z.looseObject({
  InstanceId: z.string().nullish(),
  DeviceIndex: z.number().nullish(),
  Status: z.string().nullish(),
});
const association = z.looseObject({
  PublicIp: z.string().nullish(),
  CarrierIp: z.string().nullish(),
  CustomerOwnedIp: z.string().nullish(),
});

/** The same fields in `describe-network-interfaces` and inside instances, save that the one says `TagSet` and the other no tags. */
const INTERFACE = {
  NetworkInterfaceId: text,
  SubnetId: text,
  VpcId: text,
  InterfaceType: text,
  Description: text,
  RequesterId: text,
  Groups: list,
  PrivateIpAddress: text,
  PrivateIpAddresses: list,
  Ipv6Addresses: list,
  Ipv4Prefixes: list,
  Association: association,
  SourceDestCheck: flag,
  DenyAllIgwTraffic: flag,
  Attachment: attachment,
  Status: text,
  TagSet: tags,
};
const PRIVATE = { PrivateIpAddress: text, Primary: flag, Association: association };
const IPV6 = { Ipv6Address: text };
const PREFIX = { Ipv4Prefix: text };
const ADDRESS = {
  PublicIp: text,
  CarrierIp: text,
  CustomerOwnedIp: text,
  InstanceId: text,
  NetworkInterfaceId: text,
  PrivateIpAddress: text,
};

export interface PublicAddress {
  readonly address: string;
  readonly privateAddress?: string | undefined;
  /** By it a carrier's network reaches the interface, or that of an Outpost, by gateways that are not read; whether the internet does is not told. */
  readonly maybe?: true;
}

/** Every address by which networks outside know what it belongs to. */
function outsideOf(told: z.output<typeof association> | undefined, place: Place, warnings: Warnings): PublicAddress[] {
  const read = (text: string | null | undefined) => readAddress(text ?? undefined, place, warnings);
  const own = read(told?.PublicIp);
  const others = [told?.CarrierIp, told?.CustomerOwnedIp].flatMap((text) => read(text) ?? []);
  return [...(own ? [{ address: own }] : []), ...others.map((address) => ({ address, maybe: true as const }))];
}

/** An elastic address, and what it is told to belong to: most are told both. */
interface ElasticAddress extends PublicAddress {
  readonly ofInterface: string | undefined;
}

/** An elastic network interface, as far as reachability goes. */
export interface Interface {
  readonly id: string | undefined;
  readonly subnet: string | undefined;
  readonly vpc: string | undefined;
  readonly type: string;
  readonly description: string;
  readonly requester: string;
  /** Undefined: the data do not tell. */
  readonly groups: readonly string[] | undefined;
  /** Those that it may be in besides. */
  readonly maybeGroups: readonly string[];
  /** Private IPv4 addresses, the primary one first, then IPv6 ones. */
  readonly addresses: readonly string[];
  /** Whether the data tell its IPv6 addresses, though there be none: old answers, and what `--query` picks, say nothing of them. */
  readonly tellsIpv6: boolean;
  /** How many private IPv4 addresses it has that the data do not tell: in a subnet with such a block each has one at least. */
  readonly untoldIpv4: number;
  readonly publicAddresses: readonly PublicAddress[];
  readonly sourceDestCheck: boolean;
  readonly deniesInternetGateways: boolean;
  readonly instance: string | undefined;
  readonly deviceIndex: number;
  readonly attached: boolean;
  /** Whether it is, by now. */
  readonly maybe: boolean;
  readonly tags: z.output<typeof tags> | undefined;
  readonly place: Place;
}

export function readInterface(raw: unknown, place: Place, warnings: Warnings): Interface | undefined {
  const reading = readFields(raw, INTERFACE, place, warnings);
  return reading && interfaceOf(reading, warnings);
}

function interfaceOf({ value, place, maybe: isInOneAlone }: Reading<typeof INTERFACE>, warnings: Warnings): Interface {
  const states = [stateOf('interface', value.Status), stateOf('interface attachment', value.Attachment?.Status)];
  const privates = readList(value.PrivateIpAddresses, PRIVATE, place, 'PrivateIpAddresses', warnings).sort(
    (a, b) => Number(b.value.Primary ?? false) - Number(a.value.Primary ?? false),
  );
  const ipv4 = privates.map((entry) => entry.value.PrivateIpAddress);
  const alone =
    value.PrivateIpAddress !== undefined && !ipv4.includes(value.PrivateIpAddress) ? [value.PrivateIpAddress] : [];
  const prefixes = readList(value.Ipv4Prefixes, PREFIX, place, 'Ipv4Prefixes', warnings).flatMap(
    ({ value: { Ipv4Prefix } }) => addressesOfPrefix(Ipv4Prefix ?? ''),
  );
  const ipv6 = readList(value.Ipv6Addresses, IPV6, place, 'Ipv6Addresses', warnings).map(
    (entry) => entry.value.Ipv6Address,
  );
  const publics = new Map<string, PublicAddress>();
  for (const entry of privates) {
    for (const one of outsideOf(entry.value.Association, place, warnings))
      publics.set(one.address, { ...one, privateAddress: entry.value.PrivateIpAddress });
  }
  for (const one of outsideOf(value.Association, place, warnings))
    if (!publics.has(one.address)) publics.set(one.address, { ...one, privateAddress: value.PrivateIpAddress });
  const groups = groupIdsOf(value.Groups, place, 'Groups', warnings);
  return {
    id: value.NetworkInterfaceId,
    subnet: value.SubnetId,
    vpc: value.VpcId,
    type: value.InterfaceType ?? 'interface',
    description: value.Description ?? '',
    requester: value.RequesterId ?? '',
    groups: groups?.certain,
    maybeGroups: groups?.maybe ?? [],
    addresses: [
      ...new Set(
        [...alone, ...ipv4, ...prefixes, ...ipv6].flatMap((address) => readAddress(address, place, warnings) ?? []),
      ),
    ],
    tellsIpv6: value.Ipv6Addresses?.length === ipv6.filter((address) => address !== undefined).length,
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html: an EFA-only interface has no address.
    untoldIpv4: value.InterfaceType === 'efa-only' ? 0 : untoldOf(ipv4, alone),
    publicAddresses: [...publics.values()],
    sourceDestCheck: value.SourceDestCheck ?? true,
    deniesInternetGateways: value.DenyAllIgwTraffic ?? false,
    instance: value.Attachment?.InstanceId ?? undefined,
    deviceIndex: value.Attachment?.DeviceIndex ?? 0,
    attached: !states.includes('gone'),
    maybe: isInOneAlone || states.includes('open'),
    tags: value.TagSet,
    place,
  };
}

/** One that the list does not tell is the one that the interface's own field tells. */
function untoldOf(listed: readonly (string | undefined)[], alone: readonly string[]): number {
  const untold = listed.filter((address) => address === undefined).length;
  return alone.length > 0 ? Math.max(0, untold - 1) : listed.length === 0 ? 1 : untold;
}

/** All interfaces that `describe-network-interfaces` lists, with the elastic addresses that `describe-addresses` adds, and who has taken which. */
export class InterfaceIndex {
  readonly #byId = new Map<string, Interface>();
  readonly #byDescription = new Map<string, Interface[]>();
  readonly #taken = new Set<string>();
  readonly #elastic = new Map<string, ElasticAddress[]>();
  readonly #elasticOfInstances = new Map<string, ElasticAddress[]>();

  constructor(described: Described, warnings: Warnings) {
    for (const { raw, place } of described.items('Addresses')) this.#readElastic(raw, place, warnings);
    const nested = interfacesOfInstances(described);
    for (const { raw, place } of described.items('NetworkInterfaces')) {
      const found = readInterface(completed(raw, nested), place, warnings);
      const id = found && (found.id ?? byAddress(found));
      if (!found || id === undefined || this.#byId.has(id)) continue;
      if (found.id === undefined)
        warnings.add(
          say`
            This network interface has no NetworkInterfaceId: what it is part of cannot be told by it, so that it stands
            for itself.
          `,
          place,
        );
      const whole = this.withElastic({ ...found, id });
      this.#byId.set(id, whole);
      const alike = this.#byDescription.get(found.description);
      if (alike) alike.push(whole);
      else this.#byDescription.set(found.description, [whole]);
    }
  }

  #readElastic(raw: unknown, place: Place, warnings: Warnings): void {
    const value = readFields(raw, ADDRESS, place, warnings)?.value;
    if (!value) return;
    const { NetworkInterfaceId: ofInterface, InstanceId: instance, PrivateIpAddress: privateAddress } = value;
    for (const found of outsideOf(value, place, warnings)) {
      const one: ElasticAddress = { ...found, privateAddress, ofInterface };
      const add = (owners: Map<string, ElasticAddress[]>, owner: string | undefined): void => {
        if (owner !== undefined) owners.set(owner, [...(owners.get(owner) ?? []), one]);
      };
      add(this.#elastic, ofInterface);
      add(this.#elasticOfInstances, instance);
    }
  }

  /** The interface with what `describe-addresses` knows of it. */
  withElastic(found: Interface): Interface {
    return withAddresses(found, this.#elastic.get(found.id ?? '') ?? []);
  }

  /**
   * The interfaces of an instance, the primary one first, with the addresses that are told to be the instance's: of the interface that is named, else of the one with
   * the private address, else of the primary one, as AWS takes it.
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
   */
  withElasticOf(instance: string, interfaces: readonly Interface[]): Interface[] {
    const elastic = this.#elasticOfInstances.get(instance);
    if (elastic === undefined) return [...interfaces];
    const ownerOf = ({ ofInterface, privateAddress }: ElasticAddress): Interface | undefined =>
      interfaces.find(({ id }) => id !== undefined && id === ofInterface) ??
      interfaces.find(({ addresses }) => privateAddress !== undefined && addresses.includes(privateAddress)) ??
      interfaces.find(({ id }) => id === undefined || ofInterface === undefined);
    return interfaces.map((one) =>
      withAddresses(
        one,
        elastic.filter((address) => ownerOf(address) === one),
      ),
    );
  }

  get(id: string | undefined): Interface | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Marks an interface as part of something that is imported as a whole. */
  take(id: string): void {
    this.#taken.add(id);
  }

  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }

  described(description: string): readonly Interface[] {
    return this.#byDescription.get(description) ?? [];
  }

  all(): IterableIterator<Interface> {
    return this.#byId.values();
  }
}

const AT = 'interface-';

/** Its id as AWS knows it: none where it stands here under its address. */
export const idsOf = (id: string): string[] => (id.startsWith(AT) ? [] : [id]);

/** Of an instance it is told with that; else its address is somebody's, and would be nobody's without it. */
function byAddress({ instance, addresses: [address] }: Interface): string | undefined {
  return instance === undefined && address !== undefined ? `${AT}${address}` : undefined;
}

function withAddresses(found: Interface, elastic: readonly ElasticAddress[]): Interface {
  const fresh = elastic
    .filter(({ address }) => !found.publicAddresses.some((known) => known.address === address))
    .map(({ address, privateAddress, maybe }) => ({ address, privateAddress, ...(maybe ? { maybe } : {}) }));
  return fresh.length === 0 ? found : { ...found, publicAddresses: [...found.publicAddresses, ...fresh] };
}

/** What instances tell of their interfaces, by the interfaces' ids. */
function interfacesOfInstances(described: Described): ReadonlyMap<unknown, Readonly<Record<string, unknown>>> {
  const found = new Map<unknown, Readonly<Record<string, unknown>>>();
  for (const { raw } of described.items('Instances'))
    for (const one of valuesAt(raw, ['NetworkInterfaces']))
      if (isObject(one) && one.NetworkInterfaceId !== undefined) found.set(one.NetworkInterfaceId, one);
  return found;
}

/** An interface with what only its instance tells of it. */
function completed(raw: unknown, nested: ReturnType<typeof interfacesOfInstances>): unknown {
  const other = isObject(raw) ? nested.get(raw.NetworkInterfaceId) : undefined;
  if (!isObject(raw) || other === undefined) return raw;
  const lacking = Object.entries(other).filter(
    ([field]) => field !== 'Attachment' && (raw[field] === undefined || raw[field] === null),
  );
  return lacking.length === 0 ? raw : { ...raw, ...Object.fromEntries(lacking) };
}
