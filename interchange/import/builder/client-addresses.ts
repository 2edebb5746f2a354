import { say } from '../../../network/words/index.js';
import { passPerhaps } from './client-entries.js';
import type { GroupRuleDraft, Key, PeerDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/**
 * An EC2 Instance Connect Endpoint that preserves its clients' addresses: what comes out of its interface has the address of whoever came by it, which rules with blocks
 * see, and rules that refer to its group do not; network ACLs see it too. Whoever that is is not told.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html
 */
export function leaveClientsOpen(network: NetworkDraft, endpoint: Key): void {
  const end = network.find(endpoint, 'resource');
  if (!end) return;
  end.maybe = true;
  letInPerhaps(network, endpoint, end.vpc);
  for (const [, acl] of network.all('network-acl')) if (acl.vpc === end.vpc) passPerhaps(acl, endpoint);
}

export const clientsAreUnknown = (endpoint: string): string => say`
  ${endpoint} hands on its clients’ own addresses: which rules with address blocks let in what comes by it is unknown.
  Rules that refer to its security group count whoever comes, and without \`PreserveClientIp\` its own address
  counts.
`;

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
