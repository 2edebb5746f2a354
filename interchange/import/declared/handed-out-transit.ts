import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { defineUnknownTable, unknownNetwork } from '../builder/placeholders.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import { type Context, impliedKey } from './context.js';
import { attachPerhaps } from './transit-gateways.js';
import { ASSOCIATIONS, attachmentField, enabled } from './transit-links.js';

/** A transit gateway that is handed out may get attachments there, and an attachment its table. */
export function attachFurther(context: Context): void {
  const { handedOut, network, warnings } = context;
  for (const declared of context.all('ec2_transit_gateway')) {
    if (!handedOut.has(declared.key)) continue;
    const gateway = network.find(declared.key, 'transit-gateway');
    if (!gateway) continue;
    warnings.add(
      say`
        Transit gateway ${declared.label} is handed to a stack that is not in the input, which may attach more to it:
        what lies behind that is unknown. Add the template of that stack.
      `,
    );
    // By its name two attachments cannot be told apart that one VPC may have.
    const before = gateway.attachments.length;
    for (const key of handedOut)
      if (network.has(key, 'vpc')) attachPerhaps(context, gateway, network.keyOf(key) ?? key);
    if (gateway.attachments.length > before && hasTables(context, declared.key))
      defineUnknownTable(network, declared.key);
    if (enabled(declared.fields, 'default_route_table_propagation'))
      learnFurther(context, declared.key, declared.label);
  }
  const associated = new Set(context.all(ASSOCIATIONS).map(({ fields }) => attachmentField(fields)));
  for (const { key, ids, fields } of context.all(...VPC_ATTACHMENTS)) {
    if (!handedOut.has(key) || [key, ...ids].some((id) => associated.has(id))) continue;
    const id = fields.text('transit_gateway_id');
    const gateway = typeof id === 'string' ? context.key(id) : undefined;
    if (gateway !== undefined && hasTables(context, gateway)) defineUnknownTable(network, gateway);
  }
}

/** What is attached elsewhere tells its blocks to the default table, by which it is told apart from what another table has. */
function learnFurther({ network }: Context, gateway: Key, label: string): void {
  const table = network.find(impliedKey(gateway, 'association-table'), 'transit-gateway-route-table');
  if (table) {
    table.unknown = true;
    return;
  }
  const beyond = unknownNetwork(network, `${gateway} network-elsewhere`);
  const draft = network.find(beyond, 'network');
  if (draft) draft.label = `attached-elsewhere-to-${label}`;
  network.define(`${gateway} elsewhere`, {
    kind: 'vpn',
    ids: [],
    label: `elsewhere-to-${label}`,
    network: beyond,
    gateway,
  });
}

function hasTables({ network }: Context, gateway: Key): boolean {
  return [...network.all('transit-gateway-route-table')].some(
    ([, { transitGateway }]) => network.keyOf(transitGateway) === gateway,
  );
}
