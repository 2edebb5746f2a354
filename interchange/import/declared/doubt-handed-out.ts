import { listOf, say } from '../../../network/words/index.js';
import type { RouteTableDraft } from '../builder/draft.js';
import { unknownTransit } from '../builder/placeholders.js';
import type { Context } from './context.js';

/**
 * What is handed to stacks that are not in the input. Of a route table's id there is one use elsewhere: to add to it, so that what it is told to hold need not be all.
 * The id of a group is mostly a source or a membership elsewhere, and that of an ACL is given to subnets: their rules count as told, and that is said.
 */
export function doubtHandedOut(context: Context): void {
  const { handedOut, network, warnings } = context;
  const taken: string[] = [];
  for (const key of handedOut) {
    const table = network.find(key, 'route-table', 'transit-gateway-route-table');
    if (table) {
      if (table.kind === 'route-table') leadFurther(context, table);
      else table.unknown = true;
      warnings.add(
        say`
          Route table ${table.label ?? key} is handed to a stack that is not in the input, which may add routes to it:
          where those that are told do not lead, and what it does with private addresses, is unknown. Add the template
          of that stack.
        `,
      );
      continue;
    }
    const filter = network.find(key, 'security-group', 'network-acl');
    if (filter && !filter.unknown) taken.push(filter.label ?? key);
  }
  if (taken.length > 0)
    warnings.add(
      say`
        ${listOf(taken)} may get rules from stacks that are not in the input, to which they are handed: those that are
        told count as all. Add the templates of those stacks.
      `,
    );
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Routes of another stack lead to other networks, or to the internet where the table does not: not past its own way there, for some of its addresses. */
function leadFurther({ network }: Context, table: RouteTableDraft): void {
  const told = new Set(table.routes.map(({ destination }) => ('cidr' in destination ? destination.cidr : '')));
  const isDualStack = network.find(table.vpc, 'vpc')?.cidrs.some((block) => block.includes(':'));
  const blocks = [
    ...(told.has('0.0.0.0/0') ? PRIVATE : ['0.0.0.0/0']),
    ...(isDualStack && !told.has('::/0') ? ['::/0'] : []),
  ];
  const ref = unknownTransit(network, `routes-of-${table.label ?? 'table'}`, table.vpc);
  for (const cidr of blocks)
    if (!told.has(cidr)) table.routes.push({ destination: { cidr }, target: { ref }, maybe: true });
}
