import { say } from '../../../network/words/index.js';
import type { Key, PublicIpDraft, RegionalNatDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { keyIn } from './homeless.js';
import { isUntoldVpc, untoldSubnet, untoldVpc } from './homes.js';
import { subnetMeant } from './one-of-subnets.js';
import { ElasticAddresses, settlePublicIps } from './public-addresses.js';
import { isUnknown, known } from './value.js';
import { vpcsMeant } from './vpcs-meant.js';

export function importNatGateways(context: Context): void {
  const elastic = new ElasticAddresses(context);
  for (const gateway of context.all('nat_gateway')) {
    const { fields, key } = gateway;
    const told = fields.text('subnet_id');
    const subnet = subnetMeant(context, key, fields, told);
    const mode = fields.word('availability_mode', ['zonal', 'regional']);
    if (mode === 'regional') {
      const told = context.vpcOf(key, known(fields.text('vpc_id'))) ?? context.network.find(subnet, 'subnet')?.vpc;
      const own = {
        kind: 'regional-nat-gateway' as const,
        ...context.named(gateway),
        routeTable: known(fields.text('route_table_id')),
      };
      const publicIps = () => regionalAddresses(elastic, gateway);
      if (told === undefined) inEachVpc(context, gateway, { ...own, publicIps });
      else context.network.define(key, { ...own, vpc: told, publicIps: publicIps() });
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

type Regional = Omit<RegionalNatDraft, 'vpc' | 'publicIps'> & { readonly publicIps: () => PublicIpDraft[] };

/** A regional one in a VPC that nobody tells: each that it may be in perhaps has it. */
function inEachVpc(context: Context, { key, fields, label }: Declared, own: Regional): void {
  const { network } = context;
  const homes = vpcsMeant(context, fields.raw('vpc_id')).filter((vpc) => !isUntoldVpc(vpc));
  const nameOf = (vpc: Key) => network.find(vpc, 'vpc')?.label ?? vpc;
  if (homes.length === 0) network.define(key, { ...own, vpc: untoldVpc(context), publicIps: own.publicIps() });
  if (homes.length > 1)
    context.warnings.add(
      say`In which of the VPCs ${homes.map(nameOf).join(', ')} NAT gateway ${label} lies is not told: each may have it.`,
    );
  homes.forEach((vpc, i) => {
    const name = homes.length > 1 ? `${label}-in-${nameOf(vpc)}` : label;
    const place = { vpc, label: name, ids: [...own.ids], publicIps: own.publicIps(), maybe: true as const };
    network.define(i === 0 ? key : keyIn(vpc, key), { ...own, ...place });
  });
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
