import { cidrFamily, formatCidr } from '../../../network/address/index.js';
import { managedPrefixListWeight, type PrefixList, validCidrs } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';

export function declarePrefixLists(draft: Draft): void {
  for (const list of draft.topology.prefixLists) {
    const blocks = validCidrs(list.cidrs);
    const [family = 4] = blocks.map(cidrFamily);
    // AWS's own are there; what is not told somebody else has.
    if (list.unknown || managedPrefixListWeight(list.name) !== undefined || blocks.length === 0) continue;
    for (const block of blocks)
      if (cidrFamily(block) !== family)
        draft.note(
          list,
          say`
          A prefix list of AWS is of one family: ${formatCidr(block)} of ${list.name} is left out.
        `,
        );
    const own = blocks.filter((block) => cidrFamily(block) === family);
    draft.declare(list, 'ec2_managed_prefix_list', {
      name: list.name,
      address_family: family === 4 ? 'IPv4' : 'IPv6',
      max_entries: Math.max(list.maxEntries?.value ?? 0, own.length),
      entry: own.map((block) => ({ cidr: formatCidr(block) })),
    });
  }
}

/** The list's id; of one that somebody else has, a variable. */
export function prefixListId(list: PrefixList, draft: Draft): Value {
  const own = draft.ref(list);
  if (own) return own;
  return new Variable(
    `${list.name}-prefix-list`,
    `Id of the prefix list ${list.name}, which the file does not declare`,
  );
}
