/** What is said of a subnet's route table. */

import { qualifiedName, type Reference, type Subnet, type Vpc } from '../topology/index.js';
import { say } from '../words/index.js';
import type { Detail } from './record.js';
import type { Position, TraceState } from './state.js';
import { leftOpen, stop, type Transition } from './transition.js';

export function nameOf({ table: { table }, vpc }: Position): string {
  return table ? qualifiedName(table) : `${vpc.name}.main`;
}

export function tableName({ context }: TraceState, subnet: Subnet): string {
  const table = context.compiled.tableOfSubnet(subnet)?.table;
  return table ? qualifiedName(table) : `${subnet.vpc.name}.main`;
}

/** Of a table that is not there to look in. */
export const noTable = (whose: string, { untold }: Pick<Reference<unknown>, 'untold'>): string =>
  untold
    ? say`Which route table ${whose} has, the file does not tell.`
    : say`${whose} names a route table that nothing declares.`;

/** The file leaves open which table a subnet has. */
export function unknownTable(state: TraceState, subnet: Subnet): Transition {
  return leftOpen(
    state,
    'route-table',
    subnet.routeTable?.text ?? `${subnet.vpc.name}.main`,
    subnet.routeTable
      ? noTable(qualifiedName(subnet), subnet.routeTable)
      : say`${subnet.vpc.name} has several main route tables, of which AWS takes one alone: which one is not known.`,
  );
}

/** `vpc … unknown anywhere`: it may be any other. */
export const whicheverVpc = (state: TraceState, { name }: Vpc): Transition =>
  leftOpen(state, 'delivery', name, say`Which VPC ${name} is, is not known: the file says \`anywhere\`.`);

/** The table leads to something that takes no packets from it. */
export const cannotRoute = (state: TraceState, position: Position, why: string, detail: Detail): Transition =>
  stop(state, 'route-table', nameOf(position), why, 'CANNOT_ROUTE', detail);
