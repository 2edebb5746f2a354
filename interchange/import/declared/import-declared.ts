import { say } from '../../../network/words/index.js';
import { build } from '../builder/build.js';
import { NetworkDraft } from '../builder/network-draft.js';
import type { ImportResult } from '../types.js';
import type { Warnings } from '../warnings.js';
import { importNetworkAcls } from './acls.js';
import { assumeInternetGateways, doubtInternetGateways } from './assumed-gateways.js';
import { importBalancers, importClassicListeners } from './balancers.js';
import { importBlockPublicAccess } from './block-public-access.js';
import { importClassicGroups } from './classic-groups.js';
import { importClientVpns } from './client-vpns.js';
import { doubtConditionalBlocks } from './conditional-blocks.js';
import { importConnectAttachments } from './connect-attachments.js';
import { Context, type Declaration } from './context.js';
import { importDirectConnect } from './direct-connect.js';
import { doubtHandedOut } from './doubt-handed-out.js';
import { doubtPlaces } from './doubtful-places.js';
import { importClusterGroups } from './eks-groups.js';
import { importElasticIps } from './elastic-ips.js';
import { importEndpointServices } from './endpoint-services.js';
import { importEndpoints } from './endpoints.js';
import { importEnds } from './ends.js';
import type { Environment } from './environments.js';
import { withSourceAccess } from './event-sources.js';
import { importFirewalls } from './firewalls.js';
import { importGateways } from './gateways.js';
import { importSecurityGroups } from './groups.js';
import { keepGroups } from './groups-held-elsewhere.js';
import { openHomelessBalancers, placeHomeless } from './homeless.js';
import { defineUndescribed, hasParameters, leaveOutHomeless } from './homes.js';
import { importInstanceConnect } from './instance-connect.js';
import { importInstances } from './instances.js';
import { importScalingGroups } from './launch-templates.js';
import { settleListedGroups } from './listed-groups.js';
import { importListeners } from './listeners.js';
import { importManaged } from './managed.js';
import { markMaybe } from './maybe.js';
import { defineNamedVpnGateways } from './named-vpn-gateways.js';
import { importNatGateways } from './nat-gateways.js';
import { settleNetworks } from './networks.js';
import { warnOfOthers } from './others.js';
import { importPeerings } from './peerings.js';
import { settlePossibleGroups } from './possible-groups.js';
import { importPrefixLists } from './prefix-lists.js';
import { importRouteServers } from './route-servers.js';
import { importRouteTables } from './route-tables.js';
import { settlePlaces } from './settle-places.js';
import { copySharedGroups } from './shared-groups.js';
import { importStandIns } from './stand-ins.js';
import { importSubnets } from './subnets.js';
import { importTransitGateways } from './transit-gateways.js';
import { importTransitTables } from './transit-tables.js';
import { importUnmodelled } from './unmodelled.js';
import { doubtCrossZone, doubtZones } from './untold-cross-zone.js';
import { doubtBalancerFamily } from './untold-family.js';
import { doubtReferencing } from './untold-referencing.js';
import type { Untold } from './value.js';
import { importVpcs } from './vpcs.js';
import { importVpns } from './vpns.js';
import { importWaysIn } from './ways-in.js';

export interface DeclaredOptions {
  readonly warnings: Warnings;
  readonly keepsDefaultEgress: boolean;
  /** The blocks behind a customer gateway or Direct Connect gateway, by its name. */
  readonly networks?: ReadonlyMap<string, readonly string[]> | undefined;
  /** What is named and not held by the input, by the keys that references have for it. */
  readonly things?: ReadonlyMap<string, Untold> | undefined;
  /** The outermost stack that makes something, where several are not made together. */
  readonly rootOf?: ((key: string) => string | undefined) | undefined;
  /** The account and the region in which something is made, by its key. */
  readonly environmentOf?: ((key: string) => Environment | undefined) | undefined;
  /** What other stacks may add to that are not in the input. */
  readonly handedOut?: ReadonlySet<string> | undefined;
  /** Groups whose rules may stand in another stack. */
  readonly rulesElsewhere?: ReadonlySet<string> | undefined;
  /** What other stacks make that parameters which nobody gave mean by their names. */
  readonly meant?: ReadonlyMap<string, string> | undefined;
  /** Ids of what is taken away, or replaced by something with another id. */
  readonly gone?: ReadonlySet<string> | undefined;
  /** Whether one of these is made however conditions turn out, each of which some condition may leave out. */
  readonly madeInEach?: ((keys: readonly string[]) => readonly (readonly string[])[]) | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The parts, in an order in which each finds what it needs: homes before what lies in them, targets before routes, resources before load balancers. */
const PARTS: readonly ((context: Context) => void)[] = [
  importStandIns,
  defineUndescribed,
  importVpcs,
  importSubnets,
  importGateways,
  importNatGateways,
  importClassicGroups,
  importClusterGroups,
  importSecurityGroups,
  importInstances,
  importScalingGroups,
  importManaged,
  importEnds,
  importBalancers,
  importEndpointServices,
  importPrefixLists,
  importElasticIps,
  importEndpoints,
  importClientVpns,
  importPeerings,
  importTransitGateways,
  importConnectAttachments,
  importFirewalls,
  importVpns,
  importDirectConnect,
  importTransitTables,
  importRouteTables,
  importRouteServers,
  defineNamedVpnGateways,
  importNetworkAcls,
  doubtHandedOut,
  placeHomeless,
  assumeInternetGateways,
  importBlockPublicAccess,
  doubtPlaces,
  settlePlaces,
  doubtInternetGateways,
  importListeners,
  importClassicListeners,
  doubtCrossZone,
  doubtZones,
  doubtBalancerFamily,
  openHomelessBalancers,
  doubtReferencing,
  importUnmodelled,
  importWaysIn,
  settleListedGroups,
  settlePossibleGroups,
  importInstanceConnect,
  copySharedGroups,
  settleNetworks,
  doubtConditionalBlocks,
  markMaybe,
  leaveOutHomeless,
  keepGroups,
  warnOfOthers,
];

/** What Terraform and CloudFormation have in common: declarations of resources that refer to each other. */
export function importDeclared(declarations: readonly Declaration[], options: DeclaredOptions): ImportResult {
  const { warnings, onProgress } = options;
  const network = new NetworkDraft();
  const context = new Context(
    network,
    warnings,
    options.keepsDefaultEgress,
    options.networks ?? new Map(),
    declarations.map(withSourceAccess),
    options.things,
    options.rootOf,
    options.handedOut,
    options.meant,
    options.gone,
    options.environmentOf,
    options.rulesElsewhere,
    options.madeInEach,
  );
  PARTS.forEach((part, i) => {
    part(context);
    onProgress?.(i + 1, PARTS.length + 1);
  });
  const topology = build(network, { names: 'tag', warnings });
  onProgress?.(PARTS.length + 1, PARTS.length + 1);
  const { unplaced } = context;
  const lacking =
    unplaced.length > 0
      ? [
          hasParameters(context)
            ? say`
                In which of the VPCs ${some(unplaced)} lies is not told: --parameter NAME=VALUE tells the parameters that
                say so.
              `
            : say`
                In which of the VPCs ${some(unplaced)} lies is not told: add a file that tells, a state of it or the
                template that names the VPC.
              `,
        ]
      : [];
  return { topology, warnings: warnings.list, lacking };
}

const some = (labels: readonly string[]): string =>
  labels.length > 3 ? say`${labels.slice(0, 3).join(', ')} and others` : labels.join(', ');
