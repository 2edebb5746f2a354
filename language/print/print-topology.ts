import type { Topology } from '../../network/topology/index.js';
import { laidOut, laidOutHeader, laidOutInside } from './laid-out.js';
import { Naming } from './naming.js';
import { printDirectConnect, printNetwork, printPeering, printTransitGateway, printVpn } from './print-connections.js';
import { printExpectations } from './print-expectations.js';
import { printElasticIp, printPrefixList, printService } from './print-filters.js';
import { type PrintedVpc, printVpc } from './print-vpc.js';

/**
 * A topology as `.vpc` text. Read back, it gives an equal topology, origins aside.
 * What the language cannot say must not be in it: names are names of the language, and a reference without target keeps its text.
 */
export function printTopology(topology: Topology): string {
  const naming = new Naming(topology);
  const groups = [
    ...[
      topology.networks.map(printNetwork),
      topology.prefixLists.map(printPrefixList),
      topology.elasticIps.map(printElasticIp),
    ].map(laidOut),
    laidOut(topology.services.map(printService)),
    ...topology.vpcs.map((vpc) => formattedVpc(printVpc(vpc, naming))),
    laidOut(topology.peerings.map((peering) => printPeering(peering, naming))),
    ...topology.transitGateways.map((gateway) => laidOut([printTransitGateway(gateway, naming)])),
    laidOut(topology.vpns.map((vpn) => printVpn(vpn, naming))),
    laidOut(topology.directConnects.map((connect) => printDirectConnect(connect, naming))),
    laidOut(printExpectations(topology.expectations, naming)),
  ];
  const text = groups.filter((group) => group !== '').join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

/** Statements are laid out apart from those that an empty line parts them from: of a large network the syntax trees alone would be larger than the network. */
function formattedVpc({ header, parts }: PrintedVpc): string {
  if (parts.length === 0) return laidOut([`${header} { }`]);
  return `${laidOutHeader(header)}\n${parts.map(laidOutInside).join('\n\n')}\n}`;
}
