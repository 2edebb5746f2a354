import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import { defineSubnet, hasParameters, possibleHomes } from './homes.js';

/** What the language lets stand where it only may be. */
const MOVED: ReadonlySet<ResourceDraft['type']> = new Set([
  'instance',
  'interface',
  'database',
  'function',
  'interface-endpoint',
]);

/**
 * What lies where nobody tells, and there are several VPCs that it may lie in, may be in each of them: in a subnet of which nothing is told. Its name means all of
 * these. What it is in there hangs on routes and ACLs that nobody tells; what its groups stop is stopped wherever it is.
 */
export function placeHomeless(context: Context): void {
  const { network, homeless, warnings } = context;
  if (homeless.size === 0) return;
  const advice = hasParameters(context)
    ? say`Tell the values of the parameters that say so.`
    : say`Add a file that tells: a state of it.`;
  for (const [key, resource] of [...network.all('resource')]) {
    const isHomeless =
      resource.subnets.length > 0 && resource.subnets.every((subnet) => homeless.has(context.key(subnet)));
    if (!isHomeless || !MOVED.has(resource.type)) continue;
    const homes = possibleHomes(context, key);
    if (homes.length < 2) continue;
    const label = resource.label ?? key;
    const nameOf = (home: Key) => network.find(home, 'vpc')?.label ?? home;
    warnings.add(
      say`In which of the VPCs ${homes.map(nameOf).join(', ')} ${label} lies is not told: it may be in each. ${advice}`,
    );
    network.remove(key);
    const ids = [...resource.ids, ...(/^[A-Za-z_][\w-]*$/.test(label) ? [label] : [])];
    homes.forEach((home, i) => {
      const name = `${label}-in-${nameOf(home)}`;
      const subnet: Key = `${key} untold subnet of ${home}`;
      defineSubnet(context, subnet, `${name}-subnet`, home);
      context.untold.add(subnet);
      const groups = resource.securityGroups && [...resource.securityGroups];
      const place = { vpc: home, subnets: [subnet], addresses: [], securityGroups: groups };
      network.define(i === 0 ? key : `${key} in ${home}`, { ...resource, ...place, ids, label: name, maybe: true });
    });
  }
}
