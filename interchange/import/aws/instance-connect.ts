import { say } from '../../../network/words/index.js';
import type { GroupRuleDraft, Key, PeerDraft } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';

/**
 * An EC2 Instance Connect Endpoint that preserves its clients' addresses: what comes out of its interface has the address of whoever came by it, which rules with blocks
 * see, and rules that refer to its group do not. Whoever that is is not told.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html
 */
export function importInstanceConnect({ described, network, warnings }: Import): void {
  for (const { value, place, way } of described.unread) {
    if (way !== 'InstanceConnectEndpoints') continue;
    for (const one of (Array.isArray(value) ? value : [value]).filter(isObject)) {
      const { InstanceConnectEndpointId: id, PreserveClientIp: preserves } = one;
      // Answers without it are older than the choice, which was made for them: the clients' addresses were preserved.
      if (preserves === false || typeof id !== 'string') continue;
      const ends = [...network.all('resource')].filter(
        ([, { ids, partOf = [] }]) => ids.includes(id) || partOf.includes(id),
      );
      if (ends.length === 0) continue;
      warnings.add(
        say`
          ${id} hands on its clients’ own addresses: which rules with address blocks let in what comes by it is unknown.
          Rules that refer to its security group count whoever comes, and without \`PreserveClientIp\` its own address
          counts.
        `,
        place,
      );
      for (const [key, end] of ends) {
        end.maybe = true;
        letInPerhaps(network, key, end.vpc);
      }
    }
  }
}

/** Where a block may hold the client's address, the rule lets in what comes by the endpoint. */
function letInPerhaps(network: NetworkDraft, end: Key, vpc: Key): void {
  const isBlock = (peer: PeerDraft): boolean =>
    peer === 'any' || 'cidr' in peer || !network.has(peer.ref, 'security-group');
  for (const [, group] of network.all('security-group')) {
    if (group.vpc !== vpc) continue;
    const more = group.inbound.flatMap(({ traffics, peers }): GroupRuleDraft[] =>
      peers.some(isBlock) ? [{ traffics, peers: [{ ref: end }], maybe: true }] : [],
    );
    group.inbound.push(...more);
  }
}
