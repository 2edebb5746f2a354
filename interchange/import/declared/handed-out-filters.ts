import { listOf, say } from '../../../network/words/index.js';
import type { Context } from './context.js';

/** A group or an ACL that is handed out may get rules there; and a subnet without an ACL may get one that is handed out with it. */
export function openFilters(context: Context): void {
  const { handedOut, network, warnings } = context;
  const filters: string[] = [];
  const given = new Set<string>();
  for (const key of handedOut) {
    const filter = network.find(key, 'security-group', 'network-acl');
    if (!filter) continue;
    if (filter.kind === 'network-acl' && !filter.isDefault) given.add(network.keyOf(filter.vpc) ?? filter.vpc);
    if (filter.unknown) continue;
    filter.unknown = true;
    filters.push(filter.label ?? key);
  }
  if (filters.length > 0)
    warnings.add(
      say`
        ${listOf(filters)} may get rules from stacks that are not in the input, to which they are handed: what the
        rules that are told do not let through is unknown. Add the templates of those stacks.
      `,
    );
  const assumed: string[] = [];
  const open: string[] = [];
  for (const key of handedOut) {
    const subnet = network.find(key, 'subnet');
    if (!subnet || subnet.networkAcl !== undefined || subnet.networkAclUnknown) continue;
    const isGiven = given.has(network.keyOf(subnet.vpc) ?? subnet.vpc);
    (isGiven ? open : assumed).push(subnet.label ?? key);
    if (isGiven) subnet.networkAclUnknown = true;
  }
  if (open.length > 0)
    warnings.add(
      say`
        ${listOf(open)} may get a network ACL from stacks that are not in the input, to which both are handed: what it
        stops is unknown. Add the templates of those stacks.
      `,
    );
  if (assumed.length > 0)
    warnings.add(
      say`
        It is assumed that stacks which are not in the input, to which ${listOf(assumed)} are handed, give them no
        network ACL. Add the templates of those stacks.
      `,
    );
}
