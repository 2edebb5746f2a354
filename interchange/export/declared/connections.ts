import { cidrFamily, formatCidr } from '../../../network/address/index.js';
import { type DirectConnect, type Peering, type Vpn, validCidrs } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Fields, InRegion, Ref, Variable } from './declared.js';
import type { Draft } from './draft.js';

/** Between VPCs, and to what is outside of AWS: of that only the lines are resources, not what lies behind them. */
export function declareConnections(draft: Draft): void {
  const { peerings, vpns, directConnects, networks } = draft.topology;
  for (const peering of peerings) if (!draft.isOpen(peering)) declarePeering(peering, draft);
  const joined = new Set([...vpns, ...directConnects].map(({ network }) => network.target));
  for (const network of networks)
    draft.note(
      network,
      joined.has(network)
        ? say`What lies in ${network.name} is outside of AWS: no resource says its blocks and hosts.`
        : say`Network ${network.name} is left out: it is outside of AWS, and no VPN and no Direct Connect leads there.`,
    );
  for (const vpn of vpns) if (!draft.isOpen(vpn)) declareVpn(vpn, draft);
  for (const line of directConnects) if (!draft.isOpen(line)) declareDirectConnect(line, draft);
}

function declarePeering(peering: Peering, draft: Draft): undefined {
  const [one, other] = peering.ends.map(({ target }) => target);
  const [from, to] = [draft.find(one), draft.find(other)];
  if (!from || !to || !one || !other)
    return draft.note(peering, say`Peering ${peering.name} is left out: an end of it is not exported.`);
  const isWithin = from.region === to.region;
  const region = new InRegion('', '', to.region);
  if (one.kind === 'transit-gateway') {
    const declared = draft.declare(
      peering,
      'ec2_transit_gateway_peering_attachment',
      {
        transit_gateway_id: new Ref(from),
        peer_transit_gateway_id: new Ref(to),
        peer_account_id: new Variable('account', 'Number of the account'),
        peer_region: region,
      },
      from,
    );
    if (draft.dialect.acceptsPeerings)
      draft.add('ec2_transit_gateway_peering_attachment_accepter', [to, declared], {
        transit_gateway_attachment_id: new Ref(declared),
      });
    else draft.note(peering, say`Peering ${peering.name} has to be accepted by the other transit gateway.`);
    return;
  }
  const declared = draft.declare(
    peering,
    'vpc_peering_connection',
    {
      vpc_id: new Ref(from),
      peer_vpc_id: new Ref(to),
      ...(isWithin ? { auto_accept: true } : { peer_region: region }),
    },
    from,
  );
  if (!isWithin)
    draft.add('vpc_peering_connection_accepter', [to, declared], {
      vpc_peering_connection_id: new Ref(declared),
      auto_accept: true,
    });
}

function declareVpn(vpn: Vpn, draft: Draft): undefined {
  const gateway = draft.find(vpn.gateway.target);
  if (!gateway) return draft.note(vpn, say`VPN ${vpn.name} is left out: its gateway is not exported.`);
  const { target: network } = vpn.network;
  const customer =
    draft.find(network) ??
    (network &&
      draft.declare(
        network,
        'customer_gateway',
        {
          type: 'ipsec.1',
          bgp_asn: new Variable(`${network.name}-asn`, `Number of the autonomous system of ${network.name}`, '65000'),
          ip_address: new Variable(`${network.name}-address`, `Public address of the VPN device of ${network.name}`),
        },
        gateway,
      ));
  if (!customer) return draft.note(vpn, say`VPN ${vpn.name} is left out: the network that it comes from is not told.`);
  const isStatic = vpn.routes !== undefined;
  if (!isStatic)
    draft.note(vpn, say`What ${network?.name} announces by BGP over ${vpn.name}, its device says, and no resource.`);
  const declared = draft.declare(
    vpn,
    'vpn_connection',
    {
      type: 'ipsec.1',
      customer_gateway_id: new Ref(customer),
      [gateway.type === 'vpn_gateway' ? 'vpn_gateway_id' : 'transit_gateway_id']: new Ref(gateway),
      static_routes_only: isStatic,
      ...selectors(vpn, draft),
    },
    gateway,
  );
  if (gateway.type !== 'vpn_gateway' && vpn.routes?.length)
    draft.note(
      vpn,
      say`
        Static routes over VPN ${vpn.name}, which ends at a transit gateway, are routes of that gateway’s tables:
        ${vpn.routes.map(({ text }) => text).join(', ')} is left out where no table has it.
      `,
    );
  for (const block of validCidrs(vpn.routes ?? []).map(formatCidr))
    if (gateway.type === 'vpn_gateway')
      draft.add('vpn_connection_route', [declared, block], {
        vpn_connection_id: new Ref(declared),
        destination_cidr_block: block,
      });
}

/** The tunnels carry one family, and each side names one block of it. https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
function selectors(vpn: Vpn, draft: Draft): Fields {
  const sides = (['local', 'remote'] as const).map(
    (side) => [side, validCidrs(vpn[`${side}Cidrs`]?.cidrs ?? [])] as const,
  );
  const family = Math.min(...sides.flatMap(([, blocks]) => blocks.map(cidrFamily)));
  const fields: Record<string, string> = family === 6 ? { tunnel_inside_ip_version: 'ipv6' } : {};
  for (const [side, blocks] of sides) {
    if (vpn[`${side}Cidrs`]?.unknown)
      draft.note(
        vpn,
        side === 'local'
          ? say`The local blocks of VPN ${vpn.name} are not told, and left out.`
          : say`The remote blocks of VPN ${vpn.name} are not told, and left out.`,
      );
    const field = `${side}_ipv${family}_network_cidr`;
    for (const cidr of blocks)
      if (cidrFamily(cidr) === family && fields[field] === undefined) fields[field] = formatCidr(cidr);
      else
        draft.note(
          vpn,
          side === 'local'
            ? say`VPN ${vpn.name} has one local block, of one family: ${formatCidr(cidr)} is left out.`
            : say`VPN ${vpn.name} has one remote block, of one family: ${formatCidr(cidr)} is left out.`,
        );
  }
  return fields;
}

function declareDirectConnect(line: DirectConnect, draft: Draft): void {
  const ends = line.gateways.flatMap(({ target }) => draft.find(target) ?? []);
  if (ends.length < line.gateways.length)
    draft.note(line, say`Direct Connect ${line.name} leads to a gateway that is not exported.`);
  if (ends.length === 0) return;
  const declared = draft.declare(line, 'dx_gateway', {
    name: line.name,
    // Another than a transit gateway has where nobody says, or AWS refuses the association.
    amazon_side_asn: new Variable(
      `${line.name}-amazon-asn`,
      `Number of the autonomous system on AWS’s side of ${line.name}`,
      '64513',
    ),
  });
  const allow = validCidrs(line.allow ?? []).map(formatCidr);
  for (const end of ends)
    draft.add('dx_gateway_association', [declared, end], {
      dx_gateway_id: new Ref(declared),
      associated_gateway_id: new Ref(end),
      ...(allow.length > 0 ? { allowed_prefixes: allow } : {}),
    });
  draft.note(
    line,
    say`
      The virtual interface of ${line.name}, and what is announced over it, belong to a connection that no file
      tells: they are left out.
    `,
  );
}
