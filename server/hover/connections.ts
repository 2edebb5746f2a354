import type {
  DirectConnect,
  ElasticIp,
  Host,
  OnPremisesNetwork,
  Peering,
  PrefixList,
  Topology,
  TrafficSelector,
  TransitGateway,
  Vpn,
} from '../../network/topology/index.js';
import { plural, say } from '../../network/words/index.js';
import { readOn } from './aws-pages.js';
import { code, heading, list, names, paragraphs } from './markdown.js';

export function networkHover(network: OnPremisesNetwork, topology: Topology): string {
  const lines = [
    ...topology.vpns.filter((vpn) => vpn.network.target === network),
    ...topology.directConnects.filter((line) => line.network.target === network),
  ];
  return paragraphs(
    heading(network),
    say`A network on premises: an office, a data centre. It reaches AWS by a VPN or a Direct Connect line.`,
    network.unknown
      ? say`Its blocks are \`unknown\`: verdicts that hang on them are unknown, everything else is decided.`
      : '',
    lines.length > 0 ? say`Connected by ${names(lines)}.` : say`Nothing connects it to AWS yet.`,
    network.hosts.length > 0 ? say`Hosts: ${names(network.hosts)}.` : '',
    readOn('vpn', 'directConnect'),
  );
}

export function hostHover(host: Host): string {
  return paragraphs(
    heading(host),
    say`A machine in the network ${code(host.network.name)}, named so that rules and expectations can speak of it.`,
  );
}

export function vpnHover(vpn: Vpn): string {
  return paragraphs(
    heading(vpn),
    say`An encrypted tunnel over the internet from ${code(vpn.network.text)} to ${code(vpn.gateway.text)}.`,
    vpn.routes?.length === 0
      ? say`Static, without a route: the gateway sends nothing to ${code(vpn.network.text)}.`
      : vpn.routes
        ? say`
          Static: the gateway knows ${list(vpn.routes.map(({ text }) => code(text)))} behind it, as written here.
        `
        : say`By BGP: the router on the other side announces the blocks of ${code(vpn.network.text)}.`,
    selectorText(vpn),
    say`A subnet still needs a route to the gateway, written or learned by \`propagate\`.`,
    readOn('vpn'),
  );
}

/** What the tunnels carry, where that is not everything. */
function selectorText({ localCidrs, remoteCidrs }: Vpn): string {
  if (!localCidrs && !remoteCidrs) return '';
  const side = (selector: TrafficSelector | undefined): string =>
    !selector
      ? say`any address`
      : selector.unknown
        ? say`addresses that nobody tells`
        : list(selector.cidrs.map(({ text }) => code(text)));
  return say`
    Traffic selectors: its tunnels carry only what has ${side(localCidrs)} on the customer's side and
    ${side(remoteCidrs)} on AWS's, both ways.
  `;
}

export function directConnectHover(line: DirectConnect): string {
  return paragraphs(
    heading(line),
    say`
      A private line from ${code(line.network.text)} to ${list(line.gateways.map((ref) => code(ref.text)))}. For
      the same block it goes before a VPN.
    `,
    line.allow
      ? say`
        Allowed prefixes: ${list(line.allow.map(({ text }) => code(text)))}. Towards a VPN gateway they filter
        which VPC blocks are announced; towards a transit gateway they are what is announced.
      `
      : '',
    line.routes
      ? say`The other side announces ${list(line.routes.map(({ text }) => code(text)))}.`
      : say`The other side announces the blocks of ${code(line.network.text)}.`,
    readOn('directConnect'),
  );
}

export function peeringHover(peering: Peering): string {
  return paragraphs(
    heading(peering),
    say`
      Joins ${code(peering.ends[0].text)} and ${code(peering.ends[1].text)} directly. Both sides need a route to
      it, and their blocks must not overlap.
    `,
    say`
      It joins these two and nothing behind them: no way through to a third VPC, and none to the internet gateway,
      NAT gateway or VPN of the other. Groups of the other VPC may be named in rules.
    `,
    readOn('peering'),
  );
}

export function transitGatewayHover(gateway: TransitGateway): string {
  return paragraphs(
    heading(gateway),
    say`
      A hub: VPCs, VPNs, Direct Connect lines and other transit gateways are attached to it, and its route tables
      decide who gets to whom.
    `,
    gateway.attachments.length > 0
      ? say`Attached VPCs: ${list(gateway.attachments.map(({ vpc }) => code(vpc.text)))}.`
      : say`No VPC is attached yet.`,
    gateway.routeTables.length > 0
      ? say`Route tables: ${names(gateway.routeTables)}.`
      : say`
        It declares no table, so it has its default one: everything attached is associated with it and announces
        its blocks to it.
      `,
    gateway.securityGroupReferencing
      ? say`Inbound group rules may name groups of other attached VPCs.`
      : say`
        Groups of other attached VPCs do not count in rules: \`security-group-referencing\` is off, as AWS has it
        by default.
      `,
    say`A VPC does not learn its routes: write them in the route tables, there and back.`,
    readOn('transitGateway'),
  );
}

export function prefixListHover(list: PrefixList): string {
  return paragraphs(
    heading(list),
    say`A named list of blocks, for rules of security groups and for routes. Network ACLs cannot use one.`,
    list.unknown
      ? say`Its contents are \`unknown\`: what hangs on them is unknown, and everything else is decided.`
      : `${plural(list.cidrs.length, 'block')}.`,
    list.maxEntries
      ? say`
        AWS counts it as ${plural(list.maxEntries.value, 'rule')} wherever it is used, however many entries it
        has.
      `
      : '',
    readOn('prefixList'),
  );
}

export function elasticIpHover(address: ElasticIp): string {
  return paragraphs(
    heading(address),
    address.maybe
      ? say`
        An Elastic IP address that is allocated. Whether anything has it is not told: what comes from it, and what is
        sent to it, is unknown.
      `
      : say`
        An Elastic IP address that is allocated and that nothing has: nobody sends from it, and what is sent to it is
        lost.
      `,
    say`Rules that name it let in whoever it is associated with one day. AWS charges for it as long as it is kept.`,
    readOn('elasticIp'),
  );
}
