import type { Origin, Subnet } from '../../../network/topology/index.js';
import { listOf, say } from '../../../network/words/index.js';
import type { Draft } from './draft.js';

/** What AWS puts into one subnet a zone: it refuses a second one in a zone, and which zones subnets are in that name none it decides itself. */
export function tellZones(
  owner: { readonly name: string; readonly origin: Origin },
  subnets: readonly Subnet[],
  draft: Draft,
): void {
  if (subnets.length < 2) return;
  const open = subnets.filter(({ zone }) => zone === undefined);
  if (open.length > 0)
    draft.note(
      owner,
      say`
        AWS takes one subnet a zone for ${owner.name}, and picks the zone of a subnet that names none: name those of
        ${listOf(open.map(({ name }) => name))}.
      `,
    );
  const first = new Map<string, Subnet>();
  for (const subnet of subnets) {
    const zone = subnet.zone?.value;
    if (zone === undefined) continue;
    const other = first.get(zone);
    if (!other) first.set(zone, subnet);
    else
      draft.note(
        owner,
        say`
          AWS takes one subnet a zone for ${owner.name}, and refuses it as ${other.name} and ${subnet.name} are both
          in zone ${zone}.
        `,
      );
  }
}
