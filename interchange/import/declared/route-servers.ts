import { say } from '../../../network/words/index.js';
import type { Context } from './context.js';
import { known } from './value.js';

const PROPAGATIONS = ['vpc_route_server_propagation', 'AWS::EC2::RouteServerPropagation'];
const QUIET = [
  'vpc_route_server',
  'vpc_route_server_vpc_association',
  'vpc_route_server_peer',
  'AWS::EC2::RouteServer',
  'AWS::EC2::RouteServerAssociation',
  'AWS::EC2::RouteServerPeer',
];

export const isRouteServer = (type: string): boolean => PROPAGATIONS.includes(type) || QUIET.includes(type);

/** What a Route Server learns by BGP it puts into route tables: any route may be in them. https://docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html */
export function importRouteServers(context: Context): void {
  const { network } = context;
  for (const { fields, label, place } of context.all(...PROPAGATIONS)) {
    const id = known(fields.text('route_table_id'));
    const told = network.find(id, 'route-table');
    const tables = told ? [told] : id === undefined ? [...network.all('route-table')].map(([, table]) => table) : [];
    for (const table of tables) table.unknown = true;
    context.warn(
      told?.label === undefined
        ? say`What a Route Server puts into route tables (${label}) is not told: any route may be in any of them.`
        : say`What a Route Server puts into route table ${told.label} (${label}) is not told: any route may be there.`,
      place,
    );
  }
}
