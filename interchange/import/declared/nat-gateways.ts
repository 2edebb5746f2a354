import { say } from '../../../network/words/index.js';
import type { PublicIpDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { untoldSubnet } from './homes.js';
import { subnetMeant } from './one-of-subnets.js';
import { ElasticAddresses, settlePublicIps } from './public-addresses.js';
import { isUnknown, known } from './value.js';

export function importNatGateways(context: Context): void {
  const elastic = new ElasticAddresses(context);
  for (const gateway of context.all('nat_gateway')) {
    const { fields, key } = gateway;
    const told = fields.text('subnet_id');
    const subnet = subnetMeant(context, key, fields, told);
    const mode = fields.word('availability_mode', ['zonal', 'regional']);
    if (mode === 'regional') {
      context.network.define(key, {
        kind: 'regional-nat-gateway',
        ...context.named(gateway),
        vpc: known(fields.text('vpc_id')) ?? context.network.find(subnet, 'subnet')?.vpc ?? '',
        publicIps: regionalAddresses(elastic, gateway),
        routeTable: known(fields.text('route_table_id')),
      });
      continue;
    }
    const home = subnet ?? (told === undefined ? undefined : untoldSubnet(context, key, gateway.label, undefined));
    const connectivity = fields.word('connectivity_type', ['public', 'private']);
    const privateNat = connectivity === 'private';
    const isOpen = isUnknown(mode) || isUnknown(connectivity);
    if (isOpen)
      context.warn(
        say`
          Whether NAT gateway ${gateway.label} is public or private, zonal or regional is not known: whether
          anything passes it is unknown.
        `,
        gateway.place,
      );
    const own = known(fields.address('private_ip') ?? fields.address('private_ip_address'));
    const more = fields.addresses('secondary_private_ip_addresses')?.items ?? [];
    const addresses = [...(own === undefined ? [] : [own]), ...more];
    const publicIps = privateNat ? [] : settlePublicIps(addresses, zonalAddresses(elastic, gateway));
    context.network.define(key, {
      kind: 'resource',
      type: 'nat-gateway',
      ...context.named(gateway),
      vpc: context.network.find(home, 'subnet')?.vpc ?? '',
      subnets: home === undefined ? [] : [home],
      addresses,
      publicIps,
      sourceDestCheck: true,
      privateNat,
      ...(isOpen ? { maybe: true as const } : {}),
    });
    const eni = known(fields.text('network_interface_id'));
    if (eni !== undefined) context.network.alias(eni, key);
  }
}

/** Every public NAT gateway has a public address, though the input may not tell it. */
function zonalAddresses(elastic: ElasticAddresses, { fields }: Declared): PublicIpDraft[] {
  const first = known(fields.text('allocation_id'));
  const more = fields.texts('secondary_allocation_ids')?.items ?? [];
  const primary = known(fields.address('public_ip')) ?? elastic.addressOf(first);
  return [{ address: primary }, ...more.map((id) => ({ address: elastic.addressOf(id) }))];
}

function regionalAddresses(elastic: ElasticAddresses, { fields }: Declared): PublicIpDraft[] {
  const zones = fields.blocks('availability_zone_address') ?? fields.blocks('availability_zone_addresses');
  return (zones?.items ?? [])
    .flatMap((zone) => zone.texts('allocation_ids')?.items ?? [])
    .map((id) => ({ address: elastic.addressOf(id) }));
}
