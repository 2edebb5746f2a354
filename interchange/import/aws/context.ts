import { say } from '../../../network/words/index.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import type { UnattachedGateway } from '../builder/unattached-gateways.js';
import type { Warnings } from '../warnings.js';
import type { Family } from './bgp-peers.js';
import type { Described, Item, Place } from './described.js';
import { type Reading, readFields, type Shape } from './fields.js';
import type { InterfaceIndex } from './interface-index.js';
import type { Kind } from './kinds.js';

/** What every part of the importer works with. */
export interface Import {
  readonly described: Described;
  readonly network: NetworkDraft;
  readonly warnings: Warnings;
  readonly interfaces: InterfaceIndex;
  /** Blocks that a VPC may have or not, by its id. */
  readonly openBlocks: Map<string, readonly string[]>;
  /** VPCs of whose blocks nothing is told but the subnets that lie in them. */
  readonly blocksBySubnets: Set<string>;
  /** Subnets that do not tell which IPv6 blocks they have. */
  readonly untoldIpv6: Set<string>;
  /** What lies in such subnets of VPCs with IPv6, and does not tell its own IPv6 addresses. */
  readonly inUntoldIpv6: Set<string>;
  /** Takes the warnings of a second reading of what has been warned of already. */
  readonly scratch: Warnings;
  /** Subnets whose new interfaces get public addresses. */
  readonly mapsPublicAddresses: Set<string>;
  /** VPCs whose main route table is known. */
  readonly mainTables: Set<string>;
  /** VPCs, or `all`, where the data do not tell which table every subnet uses. */
  readonly uncertainRouting: Set<string>;
  /** Prefix lists that routes, rules and endpoints refer to. */
  readonly usedPrefixLists: Set<string>;
  /** Names of the services that gateway endpoints lead to. */
  readonly usedServices: Set<string>;
  readonly prefixListOfService: Map<string, string>;
  /** Interfaces and the databases that may own them. */
  readonly candidates: Map<string, string[]>;
  /** What lies in one of several subnets, and nobody tells in which. */
  readonly inOneOf: Map<string, readonly string[]>;
  /** What each transit gateway attachment attaches. */
  readonly attached: Map<string, string>;
  /** Names of customer gateways and Direct Connect gateways. */
  readonly labels: Map<string, string | undefined>;
  readonly balancerArns: Set<string>;
  /** Ids of what is described as deleted, terminated, failed: what points to it points nowhere. */
  readonly gone: Set<string>;
  /** Gateways whose answer does not tell on which VPC they hang. */
  readonly unattached: (UnattachedGateway & { readonly place: Place })[];
  /** Prefixes that VPN gateways and VPN connections have learned, as propagated routes tell them. */
  readonly learned: Map<string, Set<string>>;
  /** The families of addresses that BGP tells of a network on premises, by its key. */
  readonly families: Map<string, ReadonlySet<Family> | 'any'>;
  /** Blocks that the user gave for customer gateways and Direct Connect gateways. */
  readonly givenNetworks: ReadonlyMap<string, readonly string[]>;
}

export interface ReadItem<S extends Shape> extends Reading<S> {
  readonly item: Item;
}

/** The readable objects of a kind. */
export function readKind<S extends Shape>(
  context: Pick<Import, 'described' | 'warnings'>,
  kind: Kind,
  shape: S,
): ReadItem<S>[] {
  return context.described.items(kind).flatMap((item) => {
    const reading = readFields(item.raw, shape, item.place, context.warnings);
    return reading ? { ...reading, item } : [];
  });
}

/** The id that an object must have; a warning where it has none. */
export function requireId(
  context: Pick<Import, 'warnings'>,
  reading: { readonly value: object; readonly place: Place },
  field: string,
): string | undefined {
  const id = (reading.value as Readonly<Record<string, unknown>>)[field];
  if (typeof id === 'string' && id !== '') return id;
  context.warnings.add(say`This object is left out: it has no ${field}.`, reading.place);
  return undefined;
}

export function learn(context: Import, from: string, prefix: string): void {
  const prefixes = context.learned.get(from);
  if (prefixes) prefixes.add(prefix);
  else context.learned.set(from, new Set([prefix]));
}
