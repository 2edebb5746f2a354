import type { Topology } from '../../network/topology/index.js';
import { formatText } from '../format/format-text.js';
import { Naming } from './naming.js';
import { printDirectConnect, printNetwork, printPeering, printTransitGateway, printVpn } from './print-connections.js';
import { printExpectations } from './print-expectations.js';
import { printPrefixList, printService } from './print-filters.js';
import { type PrintedVpc, printVpc } from './print-vpc.js';

/**
 * A topology as `.vpc` text. Read back, it gives an equal topology, origins aside.
 * What the language cannot say must not be in it: names are names of the language, and a reference without target keeps its text.
 */
export function printTopology(topology: Topology): string {
  const naming = new Naming(topology);
  const groups = [
    ...[topology.networks.map(printNetwork), topology.prefixLists.map(printPrefixList)].map(formatted),
    formatted(topology.services.map(printService)),
    ...topology.vpcs.map((vpc) => formattedVpc(printVpc(vpc, naming))),
    formatted(topology.peerings.map((peering) => printPeering(peering, naming))),
    ...topology.transitGateways.map((gateway) => formatted([printTransitGateway(gateway, naming)])),
    formatted(topology.vpns.map((vpn) => printVpn(vpn, naming))),
    formatted(topology.directConnects.map((connect) => printDirectConnect(connect, naming))),
    formatted(printExpectations(topology.expectations, naming)),
  ];
  const text = groups.filter((group) => group !== '').join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

/** Statements are laid out apart from those that an empty line parts them from: of a large network the syntax trees alone would be larger than the network. */
function formatted(statements: readonly string[]): string {
  return statements.length === 0 ? '' : formatText(`${statements.join('\n')}\n`).trimEnd();
}

function formattedVpc({ header, parts }: PrintedVpc): string {
  const whole = formatted([`${header} { }`]);
  if (parts.length === 0) return whole;
  return `${whole.slice(0, -'}'.length).trimEnd()}\n${parts.map(formattedInside).join('\n\n')}\n}`;
}

/** What stands inside a VPC: laid out in one, without whose first and last line it is left. */
function formattedInside(part: string): string {
  return formatted([`vpc around 10.0.0.0/16 {\n${part}\n}`])
    .split('\n')
    .slice(1, -1)
    .join('\n');
}
