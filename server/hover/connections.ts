import type {
  DirectConnect,
  Host,
  OnPremisesNetwork,
  Peering,
  PrefixList,
  Topology,
  TrafficSelector,
  TransitGateway,
  Vpn,
} from '../../network/topology/index.js';
import { plural } from '../text/plural.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, names, paragraphs } from './markdown.js';

export function networkHover(network: OnPremisesNetwork, topology: Topology): string {
  const lines = [
    ...topology.vpns.filter((vpn) => vpn.network.target === network),
    ...topology.directConnects.filter((line) => line.network.target === network),
  ];
  return paragraphs(
    heading(network),
    'A network on premises: an office, a data centre. It reaches AWS by a VPN or a Direct Connect line.',
    network.unknown
      ? 'Its blocks are `unknown`: verdicts that hang on them are unknown, everything else is decided.'
      : '',
    lines.length > 0 ? `Connected by ${names(lines)}.` : 'Nothing connects it to AWS yet.',
    network.hosts.length > 0 ? `Hosts: ${names(network.hosts)}.` : '',
    readOn('vpn', 'directConnect'),
  );
}

export function hostHover(host: Host): string {
  return paragraphs(
    heading(host),
    `A machine in the network ${code(host.network.name)}, named so that rules and expectations can speak of it.`,
  );
}

export function vpnHover(vpn: Vpn): string {
  return paragraphs(
    heading(vpn),
    `An encrypted tunnel over the internet from ${code(vpn.network.text)} to ${code(vpn.gateway.text)}.`,
    vpn.routes?.length === 0
      ? `Static, without a route: the gateway sends nothing to ${code(vpn.network.text)}.`
      : vpn.routes
        ? `Static: the gateway knows ${list(vpn.routes.map(({ text }) => code(text)))} behind it, as written here.`
        : `By BGP: the router on the other side announces the blocks of ${code(vpn.network.text)}.`,
    selectorText(vpn),
    'A subnet still needs a route to the gateway, written or learned by `propagate`.',
    readOn('vpn'),
  );
}

/** What the tunnels carry, where that is not everything. */
function selectorText({ localCidrs, remoteCidrs }: Vpn): string {
  if (!localCidrs && !remoteCidrs) return '';
  const side = (selector: TrafficSelector | undefined): string =>
    !selector
      ? 'any address'
      : selector.unknown
        ? 'addresses that nobody tells'
        : list(selector.cidrs.map(({ text }) => code(text)));
  return `Traffic selectors: its tunnels carry only what has ${side(localCidrs)} on the customer's side and ${side(remoteCidrs)} on AWS's, both ways.`;
}

export function directConnectHover(line: DirectConnect): string {
  return paragraphs(
    heading(line),
    `A private line from ${code(line.network.text)} to ${list(line.gateways.map((ref) => code(ref.text)))}. For the same block it goes before a VPN.`,
    line.allow
      ? `Allowed prefixes: ${list(line.allow.map(({ text }) => code(text)))}. Towards a VPN gateway they filter which VPC blocks are announced; towards a transit gateway they are what is announced.`
      : '',
    line.routes
      ? `The other side announces ${list(line.routes.map(({ text }) => code(text)))}.`
      : `The other side announces the blocks of ${code(line.network.text)}.`,
    readOn('directConnect'),
  );
}

export function peeringHover(peering: Peering): string {
  return paragraphs(
    heading(peering),
    `Joins ${code(peering.ends[0].text)} and ${code(peering.ends[1].text)} directly. Both sides need a route to it, and their blocks must not overlap.`,
    'It joins these two and nothing behind them: no way through to a third VPC, and none to the internet gateway, NAT gateway or VPN of the other. Groups of the other VPC may be named in rules.',
    readOn('peering'),
  );
}

export function transitGatewayHover(gateway: TransitGateway): string {
  return paragraphs(
    heading(gateway),
    'A hub: VPCs, VPNs, Direct Connect lines and other transit gateways are attached to it, and its route tables decide who gets to whom.',
    gateway.attachments.length > 0
      ? `Attached VPCs: ${list(gateway.attachments.map(({ vpc }) => code(vpc.text)))}.`
      : 'No VPC is attached yet.',
    gateway.routeTables.length > 0
      ? `Route tables: ${names(gateway.routeTables)}.`
      : 'It declares no table, so it has its default one: everything attached is associated with it and announces its blocks to it.',
    gateway.securityGroupReferencing
      ? 'Inbound group rules may name groups of other attached VPCs.'
      : 'Groups of other attached VPCs do not count in rules: `security-group-referencing` is off, as AWS has it by default.',
    'A VPC does not learn its routes: write them in the route tables, there and back.',
    readOn('transitGateway'),
  );
}

export function prefixListHover(list: PrefixList): string {
  return paragraphs(
    heading(list),
    'A named list of blocks, for rules of security groups and for routes. Network ACLs cannot use one.',
    list.unknown
      ? 'Its contents are `unknown`: what hangs on them is unknown, and everything else is decided.'
      : `${plural(list.cidrs.length, 'block')}.`,
    list.maxEntries
      ? `AWS counts it as ${plural(list.maxEntries.value, 'rule')} wherever it is used, however many entries it has.`
      : '',
    readOn('prefixList'),
  );
}
