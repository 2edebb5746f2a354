import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { unknownAttachment } from '../builder/placeholders.js';
import type { Context, Declared } from './context.js';
import { andUntold, homeOf, untoldSubnet } from './homes.js';
import { known } from './value.js';

const FIREWALLS = ['networkfirewall_firewall', 'AWS::NetworkFirewall::Firewall'];
/** https://docs.aws.amazon.com/network-firewall/latest/developerguide/creating-vpc-endpoint-association.html */
const ASSOCIATIONS = ['networkfirewall_vpc_endpoint_association', 'AWS::NetworkFirewall::VpcEndpointAssociation'];
const ALL: ReadonlySet<string> = new Set([...FIREWALLS, ...ASSOCIATIONS]);

export const isFirewall = (type: string): boolean => ALL.has(type);

/** The endpoint that AWS makes for a firewall in the subnet that stands there in its list. */
export const firewallEndpoint = (firewall: Key, at: number): Key => `${firewall} endpoint ${at + 1}`;

/**
 * The endpoints to which routes send what a firewall of Network Firewall is to look at. Its rules are not read: each may be there, or let nothing pass.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-components.html
 */
export function importFirewalls(context: Context): void {
  for (const type of ALL) for (const declared of context.all(type)) importFirewall(context, declared);
}

function importFirewall(context: Context, declared: Declared): void {
  const { fields, key, label, type, place } = declared;
  const { network } = context;
  context.warn(
    say`
      The rules of ${label} (Network Firewall) are not read: what becomes of packets that routes send there is
      unknown, where nothing else stops them.
    `,
    place,
  );
  const gateway = known(fields.text('transit_gateway_id'));
  if (gateway !== undefined && network.has(gateway, 'transit-gateway'))
    unknownAttachment(network, key, context.key(gateway), label);
  const home = known(fields.text('vpc_id'));
  const mappings = ['subnet_mappings', 'subnet_mapping'].flatMap((name) => fields.blocks(name)?.items ?? []);
  mappings.forEach((mapping, at) => {
    const subnet = known(mapping.text('subnet_id'));
    const own = ASSOCIATIONS.includes(type) ? key : firewallEndpoint(key, at);
    const vpc = homeOf(context, subnet === undefined ? [] : [subnet]) ?? context.vpcOf(key, home);
    const isTold = subnet !== undefined && network.has(subnet, 'subnet');
    const subnets = isTold ? [context.key(subnet)] : andUntold(context, own, label, [], vpc);
    const lies = network.find(subnets[0], 'subnet')?.vpc;
    if (lies === undefined) return;
    const named = context.named(declared);
    network.define(own, {
      kind: 'resource',
      type: 'gateway-load-balancer-endpoint',
      ...named,
      ids: [...named.ids.filter((id) => id.startsWith('vpce-')), ...endpointIds(declared, subnet)],
      label: mappings.length > 1 ? `${label}-${at + 1}` : label,
      doc: 'An endpoint of Network Firewall, whose rules are not read: whether it lets packets pass is unknown.',
      maybe: true,
      vpc: lies,
      subnets,
      addresses: [],
      securityGroups: [],
      publicIps: [],
      sourceDestCheck: true,
      privateNat: false,
    });
    for (const id of endpointIds(declared, subnet)) network.alias(id, own);
  });
}

/** A state tells the endpoint of each subnet. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall */
function endpointIds({ fields }: Declared, subnet: string | undefined): string[] {
  const states = ['firewall_status', 'vpc_endpoint_association_status'].flatMap(
    (name) =>
      fields.block(name)?.blocks('sync_states')?.items ??
      fields.blocks(name)?.items.flatMap((one) => one.blocks('association_sync_state')?.items ?? []) ??
      [],
  );
  return states
    .flatMap((state) => state.blocks('attachment')?.items ?? [])
    .filter((attachment) => subnet !== undefined && known(attachment.text('subnet_id')) === subnet)
    .flatMap((attachment) => known(attachment.text('endpoint_id')) ?? []);
}

/** The endpoint that a route leads to and nobody tells: packets that it takes come out of it again, or do not. */
export function untoldEndpoint(context: Context, label: string, vpc: Key): Key {
  const key = `untold-endpoint ${label} ${vpc}`;
  if (context.network.has(key)) return key;
  context.network.define(key, {
    kind: 'resource',
    type: 'gateway-load-balancer-endpoint',
    ids: [],
    label: `unknown-${label}`,
    doc: 'An endpoint that the input mentions and does not describe.',
    maybe: true,
    vpc,
    subnets: [untoldSubnet(context, key, `unknown-${label}`, vpc)],
    addresses: [],
    securityGroups: [],
    publicIps: [],
    sourceDestCheck: true,
    privateNat: false,
  });
  return key;
}
