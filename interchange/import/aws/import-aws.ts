import { build } from '../builder/build.js';
import type { NamingMode } from '../builder/names.js';
import { NetworkDraft } from '../builder/network-draft.js';
import type { ImportResult, InputFile } from '../types.js';
import { Warnings } from '../warnings.js';
import { importNetworkAcls } from './acls.js';
import { assumeInternetGateways, doubtInternetGateways } from './assumed-gateways.js';
import { assumeRoutes, doubtRoutes } from './assumed-routes.js';
import { importBalancers, importListeners } from './balancers.js';
import { importBlockPublicAccess } from './block-public-access.js';
import { importClassicBalancers } from './classic-balancers.js';
import { importClientVpns } from './client-vpns.js';
import type { Import } from './context.js';
import { settleDatabasePlaces } from './database-places.js';
import { Described } from './described.js';
import { importDirectConnect } from './direct-connect.js';
import { doubtDisputed } from './doubt-disputed.js';
import { doubtRefused } from './doubt-refused.js';
import { importElasticIps } from './elastic-ips.js';
import { importEndpointServices } from './endpoint-services.js';
import { importEndpoints, settleEndpoints } from './endpoints.js';
import { importEnds } from './ends.js';
import { attachUntoldGateways, importGateways } from './gateways.js';
import { importSecurityGroups } from './groups.js';
import { keepGroups } from './groups-held-elsewhere.js';
import { placeHomeless } from './homeless.js';
import { importInstanceConnect } from './instance-connect.js';
import { importInstances } from './instances.js';
import { InterfaceIndex } from './interface-index.js';
import { importLooseInterfaces } from './interfaces.js';
import { importDatabases, importFunctions } from './managed.js';
import { importMentionedSubnets } from './mentioned-subnets.js';
import { importNamedByAddresses } from './named-by-addresses.js';
import { importNatGateways } from './nat-gateways.js';
import { settleNetworks } from './networks.js';
import { doubtOpenBlocks } from './open-blocks.js';
import { doubtSharedGateways, doubtSharedVpcs } from './owned-elsewhere.js';
import { importPeerings } from './peerings.js';
import { importPrefixLists } from './prefix-lists.js';
import { importRouteTables } from './routes.js';
import { copySharedGroups } from './shared-groups.js';
import { importTransitGateways } from './transit-gateways.js';
import { importTransitTables } from './transit-tables.js';
import { importUnmodelled } from './unmodelled/import-unmodelled.js';
import { settleUntoldIpv6 } from './untold-addresses.js';
import { doubtReferencing } from './untold-referencing.js';
import { importVpcs, settleZones } from './vpcs.js';
import { importVpns } from './vpns.js';
import { importWaysIn } from './ways-in.js';

export interface AwsOptions {
  readonly names: NamingMode;
  /** The blocks behind a customer gateway or Direct Connect gateway, by its id: what BGP announces is in no answer of AWS. */
  readonly networks?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Told how far the work is: files read, then parts imported. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The parts, in an order in which each finds what it needs: homes before what lies in them, targets before routes,
 * what refers to prefix lists before them, resources before the load balancers that have them as targets,
 * what leaves things open last.
 */
const PARTS: readonly ((context: Import) => void)[] = [
  importVpcs,
  importMentionedSubnets,
  settleZones,
  importGateways,
  importNatGateways,
  importPeerings,
  importEndpoints,
  importNetworkAcls,
  importInstances,
  importDatabases,
  importFunctions,
  importBalancers,
  importEndpointServices,
  importClassicBalancers,
  importClientVpns,
  importLooseInterfaces,
  importEnds,
  importNamedByAddresses,
  placeHomeless,
  importTransitGateways,
  importVpns,
  importDirectConnect,
  importRouteTables,
  assumeInternetGateways,
  attachUntoldGateways,
  assumeRoutes,
  doubtRoutes,
  doubtInternetGateways,
  importTransitTables,
  doubtSharedGateways,
  importSecurityGroups,
  copySharedGroups,
  doubtReferencing,
  importInstanceConnect,
  importPrefixLists,
  importElasticIps,
  settleEndpoints,
  settleNetworks,
  importListeners,
  importBlockPublicAccess,
  settleDatabasePlaces,
  doubtRefused,
  doubtSharedVpcs,
  doubtDisputed,
  settleUntoldIpv6,
  doubtOpenBlocks,
  importWaysIn,
  importUnmodelled,
  keepGroups,
];

/** Reads the answers of `aws ec2 describe-*` and its kin. Throws `ImportError` for a file that is no JSON; everything else is a warning. */
export function importAws(files: readonly InputFile[], options: AwsOptions): ImportResult {
  const warnings = new Warnings();
  const total = files.length + PARTS.length + 1;
  // What is in the answers is let go once the network is gathered: with an account's 100,000 interfaces it is as large as the network.
  const network = gather(files, warnings, options, total);
  const topology = build(network, { names: options.names, warnings });
  options.onProgress?.(total, total);
  return { topology, warnings: warnings.list };
}

function gather(files: readonly InputFile[], warnings: Warnings, options: AwsOptions, total: number): NetworkDraft {
  const described = Described.read(files, warnings, (done) => options.onProgress?.(done, total));
  const context: Import = {
    described,
    network: new NetworkDraft(),
    warnings,
    scratch: new Warnings(),
    interfaces: new InterfaceIndex(described, warnings),
    openBlocks: new Map(),
    blocksBySubnets: new Set(),
    untoldIpv6: new Set(),
    inUntoldIpv6: new Set(),
    mapsPublicAddresses: new Set(),
    mainTables: new Set(),
    uncertainRouting: new Set(),
    usedPrefixLists: new Set(),
    usedServices: new Set(),
    prefixListOfService: new Map(),
    candidates: new Map(),
    inOneOf: new Map(),
    balancerArns: new Set(),
    attached: new Map(),
    labels: new Map(),
    gone: new Set(),
    unattached: [],
    learned: new Map(),
    families: new Map(),
    givenNetworks: options.networks ?? new Map(),
  };
  PARTS.forEach((part, i) => {
    part(context);
    options.onProgress?.(files.length + i + 1, total);
  });
  return context.network;
}
