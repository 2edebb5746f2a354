import type { GatewayDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { known } from './value.js';

type Kind = GatewayDraft['kind'];

/** Where a gateway hangs is said by itself, or by an attachment of its own. */
export function importGateways(context: Context): void {
  const attached = new Map<string, string>();
  for (const { fields, place } of context.all('internet_gateway_attachment', 'vpn_gateway_attachment')) {
    const vpc = known(fields.text('vpc_id'));
    const gateways = ['internet_gateway_id', 'vpn_gateway_id'].flatMap((field) => known(fields.text(field)) ?? []);
    if (vpc === undefined || gateways.length === 0)
      context.warn('This attachment is left out: it cannot be told which gateway it attaches to which VPC.', place);
    else for (const gateway of gateways) attached.set(gateway, vpc);
  }
  define(context, 'internet-gateway', context.all('internet_gateway'), attached);
  define(context, 'vpn-gateway', context.all('vpn_gateway'), attached);
  define(context, 'egress-only-gateway', context.all('egress_only_internet_gateway'), attached);
}

function define(
  context: Context,
  kind: Kind,
  gateways: readonly Declared[],
  attachments: ReadonlyMap<string, string>,
): void {
  for (const gateway of gateways) {
    const { fields, key } = gateway;
    const told = fields.text('vpc_id') ?? fields.block('attachments')?.text('vpc_id') ?? fields.text('attached_vpc_id');
    const attached = [key, ...gateway.ids].map((id) => attachments.get(id)).find((vpc) => vpc !== undefined);
    const vpc = known(told) ?? attached ?? onlyVpc(context, gateway, told !== undefined);
    if (vpc === undefined) continue;
    context.network.define(key, { kind, ...context.named(gateway), vpc });
  }
}

/** A gateway that is attached nowhere carries nothing. One whose VPC cannot be told is taken to be attached to the only one there is. */
function onlyVpc(context: Context, { fields, label }: Declared, isTold: boolean): string | undefined {
  if (!isTold) {
    context.warn(`${label} is left out: it is attached to no VPC.`, fields.place);
    return undefined;
  }
  const [only, another] = [...context.network.all('vpc')];
  if (!only || another) {
    context.warn(`${label} is left out: it cannot be told to which VPC it is attached.`, fields.place);
    return undefined;
  }
  context.warn(
    `It cannot be told to which VPC ${label} is attached: it is taken to be the only one, ${only[1].label ?? only[0]}.`,
    fields.place,
  );
  return only[0];
}
