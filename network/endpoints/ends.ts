import {
  type AddressClass,
  type AddressClasses,
  type AddressSet,
  addressSetContains,
  addressSetOfCidrs,
  addressSetsOverlap,
  type Cidr,
  type Family,
  type HiddenAddresses,
  singleAddress,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';
import type { ElasticIp, Listener, OnPremisesNetwork, Vpc } from '../topology/index.js';
import type { ServiceSet } from '../traffic/index.js';
import type { Told } from '../words/index.js';
import type { Interface, InterfaceAddress, PublicAddress } from './interfaces.js';

/** One end of a packet: addresses that fare alike. `set` undefined: the address has no value in the file. `hidden`: what is known of it then. */
export interface End {
  readonly family: Family;
  readonly cls: AddressClass;
  readonly set: AddressSet | undefined;
  readonly hidden?: HiddenAddresses | undefined;
  /** Whether anybody is there at all is not told: it may be an Elastic IP address that nothing has. */
  readonly perhaps?: true | undefined;
}

/** Where packets start. */
export type Start =
  | {
      readonly kind: 'interface';
      readonly iface: Interface;
      readonly address: InterfaceAddress;
      /** Of a load balancer's node: the listener for which it opens the connection, which is there then. */
      readonly handing?: Listener | undefined;
    }
  | ByInternet
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork };

/** `kept`: asked for by an Elastic IP address of which nobody tells whether something has it. */
export interface ByInternet {
  readonly kind: 'internet';
  readonly kept?: ElasticIp | undefined;
}

/** Whom a packet is for. */
export type Goal =
  | {
      readonly kind: 'interface';
      readonly iface: Interface;
      readonly address: InterfaceAddress;
      /** Addressed by its public address. */
      readonly dialedPublic: boolean;
      /** As a target that a load balancer has, it is there. */
      readonly isThere?: true | undefined;
      /** Reached by a load balancer's node, which the client addresses in its place. */
      readonly through?: Through | undefined;
      /** Some load balancer leads there too, so that its ways are judged together. */
      readonly balanced?: boolean | undefined;
      /** A load balancer's node, asked for by the name of the load balancer and not by an address. */
      readonly named?: boolean | undefined;
      /** Where no file tells which of the two that name means: asked as the one that it may mean. */
      readonly reading?: 'public' | 'private' | undefined;
      /** What part the node has in that name, where that has been asked: `out` of it, in it `perhaps`, or where no other is (`rest`). */
      readonly inName?: InName | undefined;
    }
  | { readonly kind: 'regional-nat'; readonly vpc: Vpc; readonly name: string }
  | ByInternet
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork }
  | {
      readonly kind: 'service';
      readonly services: ServiceSet;
      readonly name: string;
      /** Clients of the Client VPN endpoint that the packet starts at. */
      readonly isClients?: true | undefined;
    }
  | { readonly kind: 'nobody'; readonly why: Told | (() => string) };

/**
 * Whether the name of a load balancer resolves to a node: `in`, `out`; `perhaps` where no file tells whether its targets are healthy; `rest` where it does if none of those does.
 */
export type InName = 'in' | 'perhaps' | 'rest' | 'out';

/** A network load balancer that keeps the client's address: a path to its targets. */
export interface Through {
  readonly node: Interface;
  readonly nodeAddress: InterfaceAddress;
  readonly dialedPublic: boolean;
  readonly listener: Listener;
  /** Nobody tells whether it leads there, nor to which port. */
  readonly maybe?: true | undefined;
  /** What part each of the load balancer's nodes has in its name, where that is asked and this one is not in it for certain. */
  readonly inName?: ReadonlyMap<Interface, InName> | undefined;
}

/** What tells addresses apart. */
interface Classified {
  readonly classes: AddressClasses;
}

export const hiddenEnd = (hidden: HiddenAddresses): End => ({
  family: hidden.family,
  cls: hidden.cls,
  set: undefined,
  hidden,
});

export function addressEnd({ classes }: Classified, address: InterfaceAddress): End {
  if (address.hidden) return hiddenEnd(address.hidden);
  const first = address.set[0];
  return { family: address.family, cls: first ? classes.classOf(first.low) : -2, set: address.set };
}

/** The end that has a public address. */
export function publicEnd({ classes }: Classified, address: PublicAddress): End {
  if (address.address === undefined) return { family: 4, cls: UNNAMED_PUBLIC_IPV4, set: undefined };
  return { family: 4, cls: classes.classOf(address.address), set: singleAddress(address.address) };
}

/** Whether all addresses of an end lie in the blocks. Classes are never split by a block, so one address tells. */
export function endInside({ set }: End, blocks: readonly Cidr[]): boolean {
  const first = set?.[0];
  return first !== undefined && addressSetContains(addressSetOfCidrs(blocks), first.low);
}

/** Whether the addresses of an end are those of something in it, whatever its blocks are. */
export const isWithin = ({ hidden }: End, place: object): boolean => hidden?.owners.includes(place) === true;

/** Whether some of an end's addresses are among these. */
export const endTouches = ({ set }: End, addresses: AddressSet): boolean =>
  set !== undefined && addressSetsOverlap(set, addresses);
