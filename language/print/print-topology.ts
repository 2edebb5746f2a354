import type { Topology } from '../../network/topology/index.js';
import { formatText } from '../format/format-text.js';
import { Naming } from './naming.js';
import { printDirectConnect, printNetwork, printPeering, printTransitGateway, printVpn } from './print-connections.js';
import { printExpectations } from './print-expectations.js';
import { printPrefixList, printService } from './print-filters.js';
import { printVpc } from './print-vpc.js';

/**
 * A topology as `.vpc` text. Read back, it gives an equal topology, origins aside.
 * What the language cannot say must not be in it: names are names of the language, and a reference without target keeps its text.
 */
export function printTopology(topology: Topology): string {
  const naming = new Naming(topology);
  const groups = [
    topology.networks.map(printNetwork),
    topology.prefixLists.map(printPrefixList),
    topology.services.map(printService),
    ...topology.vpcs.map((vpc) => [printVpc(vpc, naming)]),
    topology.peerings.map((peering) => printPeering(peering, naming)),
    ...topology.transitGateways.map((gateway) => [printTransitGateway(gateway, naming)]),
    topology.vpns.map((vpn) => printVpn(vpn, naming)),
    topology.directConnects.map((connect) => printDirectConnect(connect, naming)),
    printExpectations(topology.expectations, naming),
  ];
  return formatText(
    `${groups
      .filter((group) => group.length > 0)
      .map((group) => group.join('\n'))
      .join('\n\n')}\n`,
  );
}
