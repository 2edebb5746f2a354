import type { Key, SecurityGroupDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** Groups that something may have that the input lacks or that is left out: to say that they are unused would be to speak of the input. */
export function keepHeldElsewhere(
  network: NetworkDraft,
  mayBeHeld: (key: Key, ids: readonly string[]) => boolean,
): void {
  for (const [key, group] of network.all('security-group'))
    if (!group.isDefault && mayBeHeld(key, group.ids)) group.heldElsewhere = true;
}

/** Of a group that something has that is told, or that is not wholly told itself, it is not said anyway. */
export function leaveWhatIsHeld(network: NetworkDraft): void {
  const held = new Set<Key | undefined>();
  for (const kind of ['resource', 'load-balancer'] as const)
    for (const [, { securityGroups = [], maybeSecurityGroups = [] }] of network.all(kind))
      for (const group of [...securityGroups, ...maybeSecurityGroups]) held.add(network.keyOf(group));
  for (const [key, group] of network.all('security-group')) {
    if (!isOpen(group)) continue;
    for (const named of [key, ...namedIn(group)]) held.add(network.keyOf(named));
  }
  for (const [key, group] of network.all('security-group'))
    if (held.has(key) || network.find(group.vpc, 'vpc')?.unknown) group.heldElsewhere = undefined;
}

const rulesOf = ({ inbound, outbound = [] }: SecurityGroupDraft) => [...inbound, ...outbound];

const isOpen = (group: SecurityGroupDraft): boolean =>
  group.unknown === true || rulesOf(group).some(({ maybe }) => maybe);

const namedIn = (group: SecurityGroupDraft): Key[] =>
  rulesOf(group).flatMap(({ peers }) => peers.flatMap((peer) => (peer !== 'any' && 'ref' in peer ? [peer.ref] : [])));
