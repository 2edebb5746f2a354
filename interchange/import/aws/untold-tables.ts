import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { type Import, readKind } from './context.js';
import { state, text } from './fields.js';
import { stateOf } from './states.js';
import { leaveOpen } from './unmodelled/leave-open.js';

const ATTACHMENT = { TransitGatewayAttachmentId: text, TransitGatewayId: text, State: text, Association: state };

/** Route tables that attachments are associated with and no list describes are there all the same. Their keys. */
export function mentionTables(context: Import): ReadonlySet<Key> {
  const { network, described, gone } = context;
  const listed = new Set(
    described
      .items('TransitGatewayRouteTables')
      .map(({ raw }) => (raw as { TransitGatewayRouteTableId?: unknown } | null)?.TransitGatewayRouteTableId),
  );
  const mentioned = new Set<Key>();
  const quiet = { ...context, warnings: context.scratch };
  for (const { value } of readKind(quiet, 'TransitGatewayAttachments', ATTACHMENT)) {
    const { TransitGatewayAttachmentId: id = '', TransitGatewayId: transitGateway, Association } = value;
    const table = Association?.TransitGatewayRouteTableId;
    if (typeof table !== 'string' || transitGateway === undefined || listed.has(table) || gone.has(id)) continue;
    if (stateOf('transit gateway table link', Association?.State) === 'gone') continue;
    network.define(table, {
      kind: 'transit-gateway-route-table',
      transitGateway,
      ids: [table],
      associations: [],
      propagations: [],
      routes: [],
    });
    mentioned.add(table);
  }
  return mentioned;
}

const GATEWAY = {
  TransitGatewayId: text,
  Options: z.looseObject({ DefaultRouteTablePropagation: z.string().nullish() }),
};

/**
 * A transit gateway without a table has AWS's default one, to which everything attached propagates, where no answer tells tables at all and it says itself that it is so.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function doubtTransitGateways(context: Import): void {
  const { network, described, warnings } = context;
  const quiet = { ...context, warnings: context.scratch };
  const options = new Map(
    readKind(quiet, 'TransitGateways', GATEWAY).map(({ value }) => [value.TransitGatewayId, value.Options]),
  );
  const withTables = new Set([...network.all('transit-gateway-route-table')].map(([, table]) => table.transitGateway));
  for (const [id, { ids, defaultRouteTable, attachments }] of [...network.all('transit-gateway')]) {
    // What stands for something that is not told has no id.
    if (ids.length === 0 || attachments.length === 0 || withTables.has(id) || defaultRouteTable === 'none') continue;
    const isDefault = options.has(id) && options.get(id)?.DefaultRouteTablePropagation !== 'disable';
    if (isDefault && !described.has('TransitGatewayRouteTables')) continue;
    warnings.add(
      say`
        The data do not tell the route tables of transit gateway ${id}: where it sends packets is unknown. Ask
        AWS: \`aws ec2 describe-transit-gateway-route-tables\`, and for each \`search-transit-gateway-routes\`.
      `,
    );
    leaveOpen['transit gateway'](context, [id]);
  }
}
