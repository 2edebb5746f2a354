import { cidrContains, cidrCovers, overlapping, sameCidr } from '../../address/index.js';
import type {
  CidrLiteral,
  DirectConnect,
  NamedElement,
  OnPremisesNetwork,
  Origin,
  Topology,
  TransitGateway,
  Vpc,
  Vpn,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';

interface JoinedBlock {
  readonly literal: CidrLiteral;
  readonly owner: Vpc | OnPremisesNetwork;
  /** Where it is joined to the others. */
  readonly joinedAt: Origin;
}

/** Everything that one gateway or connection joins. */
interface Junction {
  readonly by: NamedElement;
  readonly blocks: readonly JoinedBlock[];
}

/**
 * Routers choose by destination alone: of two places with the same addresses, one is never reached.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html (routes of a VPC that overlaps are not propagated),
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html (`local` beats what is learned inside the VPC's own blocks)
 */
export const networkCidrOverlap: Rule = {
  id: 'network-cidr-overlap',
  severity: 'warning',
  summary: 'Networks that a transit gateway, VPN or Direct Connect joins share addresses.',
  needs: 'topology',
  check({ topology, report }) {
    const told = new Map<CidrLiteral, Set<CidrLiteral>>();
    for (const { by, blocks } of junctions(topology)) {
      for (const { item, earlier } of overlapping(blocks, ({ literal }) => literal.cidr)) {
        const other = earlier.find(({ owner }) => owner !== item.owner && owner.kind === 'vpc');
        if (!other) continue;
        const known = told.get(item.literal) ?? new Set();
        if (known.has(other.literal)) continue;
        told.set(item.literal, known.add(other.literal));
        if (item.owner.kind === 'vpc') tellVpcs(item, other, by, report);
        else tellNetwork(item, item.owner, other, report);
      }
    }
  },
};

function tellVpcs(item: JoinedBlock, other: JoinedBlock, by: NamedElement, report: RuleContext['report']): void {
  report({
    origin: item.joinedAt,
    message: say`
      ${item.owner.name} (${item.literal.text}) and ${other.owner.name} (${other.literal.text}) share addresses,
      and ${by.name} joins them. AWS accepts it, but only the routes of the one that was attached first are
      propagated, which no file says: packets to the shared addresses reach that one alone, and replies to the
      other are lost. Give one of them other blocks.
    `,
    related: [
      { origin: other.literal.origin, message: say`${other.owner.name} has ${other.literal.text}` },
      { origin: item.literal.origin, message: say`${item.owner.name} has ${item.literal.text}` },
    ],
  });
}

function tellNetwork(
  item: JoinedBlock,
  network: OnPremisesNetwork,
  other: JoinedBlock,
  report: RuleContext['report'],
): void {
  const [cidr, vpcCidr] = [item.literal.cidr, other.literal.cidr];
  if (!cidr || !vpcCidr) return;
  const related = [
    { origin: other.literal.origin, message: say`${other.owner.name} has ${other.literal.text}` },
    { origin: item.joinedAt, message: say`joined here` },
  ];
  const summarises = cidrCovers(cidr, vpcCidr) && !sameCidr(cidr, vpcCidr);
  const hidden = network.hosts.find(
    ({ address }) => address.address !== undefined && cidrContains(vpcCidr, address.address),
  );
  if (summarises && !hidden) {
    // A default route says "everything else", and cannot be meant as a range of hosts.
    if (cidr.prefixLength === 0) return;
    report({
      origin: item.literal.origin,
      severity: 'information',
      message: say`
        ${item.literal.text} of ${network.name} contains ${other.literal.text} of ${other.owner.name}. As a
        summary of many networks that is usual: the longer prefix wins. But a host of ${network.name} with an
        address of ${other.literal.text} cannot be reached from the VPC, nor reach it. Name the parts that exist,
        if they are known.
      `,
      related,
    });
    return;
  }
  report({
    origin: item.literal.origin,
    message: say`
      ${network.name} and ${other.owner.name} share addresses: ${item.literal.text} and
      ${other.literal.text}${hidden ? say`; ${hidden.name} (${hidden.address.text}) is among them` : ''}. In the
      VPC the \`local\` route keeps them, even where the connection announces a longer prefix, so those hosts are
      never reached. Renumber one side, or translate addresses with a private NAT gateway.
    `,
    related,
  });
}

function* junctions(topology: Topology): Iterable<Junction> {
  const connections = [...topology.vpns, ...topology.directConnects];
  const toGateway = new Map<TransitGateway, (Vpn | DirectConnect)[]>();
  for (const connection of connections) {
    const direct: JoinedBlock[] = [];
    for (const { target, origin } of endsOf(connection)) {
      if (target?.kind === 'vpn-gateway') direct.push(...blocksOf(target.vpc, origin));
      if (target?.kind === 'transit-gateway') toGateway.set(target, [...(toGateway.get(target) ?? []), connection]);
    }
    if (direct.length > 0) yield { by: connection, blocks: [...direct, ...networkBlocks(connection)] };
  }
  for (const gateway of topology.transitGateways) {
    const vpcs = gateway.attachments.flatMap(({ vpc }) => (vpc.target ? blocksOf(vpc.target, vpc.origin) : []));
    const networks = (toGateway.get(gateway) ?? []).flatMap(networkBlocks);
    yield { by: gateway, blocks: [...vpcs, ...networks] };
  }
}

function endsOf(connection: Vpn | DirectConnect) {
  return connection.kind === 'vpn' ? [connection.gateway] : connection.gateways;
}

function networkBlocks({ network }: Vpn | DirectConnect): JoinedBlock[] {
  return network.target ? blocksOf(network.target, network.origin) : [];
}

function blocksOf(owner: Vpc | OnPremisesNetwork, joinedAt: Origin): JoinedBlock[] {
  return owner.cidrs.map((literal) => ({ literal, owner, joinedAt }));
}
