import type { Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/**
 * What a way that is not read may let in and out of a resource or a load balancer: it may be in a group that allows anything, and be there for the internet,
 * whether or not its VPC has an internet gateway.
 * What lets it be reached as far as is known stays. Whether there is something of that id.
 */
export function doubtResource(network: NetworkDraft, id: string): boolean {
  const found = network.find(id, 'resource', 'load-balancer') ?? network.find(id.split('/').at(-1), 'resource');
  if (!found) return false;
  // A network load balancer without groups lets everything in already.
  if (found.securityGroups) {
    const group = untoldWays(network, found.vpc);
    if (!found.maybeSecurityGroups?.includes(group))
      found.maybeSecurityGroups = [...(found.maybeSecurityGroups ?? []), group];
  }
  if (found.kind === 'load-balancer') found.maybePublicIp = true;
  else if (found.publicIps.length === 0) found.publicIps.push({ maybe: true });
  leaveEntranceOpen(network, found.vpc);
  return true;
}

/** Some ways come into a VPC without any internet gateway: https://docs.aws.amazon.com/verified-access/latest/ug/how-it-works.html */
function leaveEntranceOpen(network: NetworkDraft, vpc: Key): void {
  if (!network.has(vpc, 'vpc') || [...network.all('internet-gateway')].some(([, gateway]) => gateway.vpc === vpc))
    return;
  network.define(`${vpc} unknown-ways-in`, {
    kind: 'internet-gateway',
    maybe: true,
    vpc,
    ids: [],
    label: 'unknown-entrance',
    doc: 'Stands for ways into the VPC that are not read.',
  });
}

function untoldWays(network: NetworkDraft, vpc: Key): Key {
  const group = `unknown-ways-in ${vpc}`;
  network.define(group, {
    kind: 'security-group',
    vpc,
    ids: [],
    label: 'unknown-ways-in',
    doc: 'Stands for ways in that are not read: they may let in anything.',
    isDefault: false,
    unknown: true,
    inbound: [],
    outbound: [],
  });
  return group;
}
