import type { NetworkDraft } from '../builder/network-draft.js';

/**
 * What a way that is not read may let in and out of a resource: it may be in a group that allows anything, and have a public address.
 * Whether there is something of that id.
 */
export function doubtResource(network: NetworkDraft, id: string): boolean {
  const resource = network.find(id.startsWith('arn:') ? id.split('/').at(-1) : id, 'resource');
  if (!resource) return false;
  const group = `unknown-ways-in ${resource.vpc}`;
  network.define(group, {
    kind: 'security-group',
    vpc: resource.vpc,
    ids: [],
    label: 'unknown-ways-in',
    doc: 'Stands for ways in that are not read: they may let in anything.',
    isDefault: false,
    unknown: true,
    inbound: [],
    outbound: [],
  });
  if (resource.securityGroups && !resource.maybeSecurityGroups?.includes(group))
    resource.maybeSecurityGroups = [...(resource.maybeSecurityGroups ?? []), group];
  if (resource.publicIps.length === 0) resource.publicIps.push({ maybe: true });
  return true;
}
