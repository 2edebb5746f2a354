import { listOf, say } from '../../../network/words/index.js';
import type { Context } from './context.js';
import { openFilters } from './handed-out-filters.js';
import { giveOtherTables, leadFurther } from './handed-out-routes.js';
import { attachFurther } from './handed-out-transit.js';

/**
 * What is handed to stacks that are not in the input, which may add to it: each kind may get there what a template can add to it by its id. What is told stands.
 * That they give no ACL to subnets is taken for granted where none is handed to them: else nothing would be known of any network that others build in.
 */
export function doubtHandedOut(context: Context): void {
  const { handedOut, network, warnings } = context;
  for (const key of handedOut) {
    const table = network.find(key, 'route-table', 'transit-gateway-route-table');
    if (!table) continue;
    if (table.kind === 'route-table') leadFurther(context, table);
    else table.unknown = true;
    warnings.add(
      say`
        Route table ${table.label ?? key} is handed to a stack that is not in the input, which may add routes to it:
        where those that are told do not lead, and what it does with private addresses, is unknown. Add the template
        of that stack.
      `,
    );
  }
  giveOtherTables(context);
  attachFurther(context);
  openFilters(context);
  const owners = [...handedOut].flatMap((key) => {
    const resource = network.find(key, 'resource');
    const canHave = resource?.type === 'instance' || resource?.type === 'interface';
    return resource && canHave && resource.publicIps.length === 0 ? [{ key, resource }] : [];
  });
  for (const { resource } of owners) resource.publicIps.push({ maybe: true });
  if (owners.length > 0)
    warnings.add(
      say`
        ${listOf(owners.map(({ key, resource }) => resource.label ?? key))} may have a public address by stacks that
        are not in the input, to which they are handed. Add the templates of those stacks.
      `,
    );
}
