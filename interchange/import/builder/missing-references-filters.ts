import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { describe } from './describe.js';
import type { Key, PeerDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';
import { unknownAnywhere, unknownGroup, unknownPrefixList } from './placeholders.js';

/** Groups, ACLs and route tables that subnets, resources, load balancers and rules refer to. */
export function closeFilterGaps(network: NetworkDraft, warnings: Warnings): void {
  for (const [key, subnet] of [...network.all('subnet')]) closeSubnet(network, warnings, key, subnet);
  joinUntoldGroups(network);
  for (const [key, owner] of [...network.all('resource'), ...network.all('load-balancer')]) {
    owner.securityGroups = owner.securityGroups?.map((group) =>
      group.startsWith(UNTOLD_GROUPS) ? untoldGroup(network, group, owner.vpc) : group,
    );
    for (const group of owner.securityGroups ?? []) {
      if (network.has(group, 'security-group')) continue;
      warnings.add(
        say`
          ${describe(owner, key)} is in security group ${group}, which the input does not describe: its rules are
          unknown.
        `,
      );
      unknownGroup(network, group, owner.vpc, [group]);
    }
  }
  for (const [key, group] of [...network.all('security-group')]) {
    const close = (peer: PeerDraft) => closeGroupPeer(network, warnings, describe(group, key), peer);
    for (const rule of [...group.inbound, ...(group.outbound ?? [])]) rule.peers = rule.peers.map(close);
  }
  for (const [key, acl] of [...network.all('network-acl')]) {
    for (const rule of [...acl.inbound, ...acl.outbound]) {
      if (typeof rule.peer === 'string' || !('ref' in rule.peer)) continue;
      const ref = rule.peer.ref;
      if (network.has(ref, 'network', 'subnet', 'vpc', 'resource', 'host', 'load-balancer')) continue;
      warnings.add(
        say`
          ${describe(acl, key)} has a rule about ${ref}, which the input does not describe: what it matches is
          unknown.
        `,
      );
      unknownAnywhere(network, ref, [ref]);
    }
  }
}

/** The groups of something, where the input does not tell all of them: `unknown-groups-of-web`. */
const UNTOLD_GROUPS = 'unknown-groups-of-';

/** One for each VPC that it is asked for. */
function untoldGroup(network: NetworkDraft, group: Key, vpc: Key): Key {
  const known = network.find(group, 'security-group');
  const key = known && known.vpc !== vpc ? `${group} ${vpc}` : group;
  if (network.has(key)) return key;
  unknownGroup(network, key, vpc, []);
  const draft = network.find(key, 'security-group');
  if (draft) draft.label = group;
  return key;
}

/** It may be in any group of its VPC, too, of which rules let members in. */
function joinUntoldGroups(network: NetworkDraft): void {
  const owners = [...network.all('resource'), ...network.all('load-balancer')].filter(([, { securityGroups }]) =>
    securityGroups?.some((id) => id.startsWith(UNTOLD_GROUPS)),
  );
  if (owners.length === 0) return;
  const named = new Set<Key>();
  for (const [, group] of network.all('security-group'))
    for (const { peers } of [...group.inbound, ...(group.outbound ?? [])])
      for (const peer of peers)
        if (typeof peer === 'object' && 'ref' in peer && network.has(peer.ref, 'security-group'))
          named.add(network.keyOf(peer.ref) ?? peer.ref);
  for (const [, owner] of owners)
    owner.maybeSecurityGroups = [...new Set([...(owner.maybeSecurityGroups ?? []), ...named])].filter(
      (id) => network.find(id, 'security-group')?.vpc === owner.vpc,
    );
}

function closeSubnet(
  network: NetworkDraft,
  warnings: Warnings,
  key: Key,
  subnet: { vpc: Key; routeTable?: Key | undefined; networkAcl?: Key | undefined },
): void {
  const { vpc, routeTable, networkAcl } = subnet;
  if (routeTable !== undefined && !network.has(routeTable, 'route-table')) {
    warnings.add(
      say`Subnet ${key} uses route table ${routeTable}, which the input does not describe: its routes are unknown.`,
    );
    network.define(routeTable, {
      kind: 'route-table',
      vpc,
      ids: [routeTable],
      main: false,
      unknown: true,
      routes: [],
      propagations: [],
    });
  }
  if (networkAcl !== undefined && !network.has(networkAcl, 'network-acl')) {
    warnings.add(
      say`Subnet ${key} uses network ACL ${networkAcl}, which the input does not describe: its rules are unknown.`,
    );
    network.define(networkAcl, {
      kind: 'network-acl',
      vpc,
      ids: [networkAcl],
      isDefault: false,
      unknown: true,
      inbound: [],
      outbound: [],
    });
  }
}

function closeGroupPeer(network: NetworkDraft, warnings: Warnings, owner: string, peer: PeerDraft): PeerDraft {
  if (typeof peer === 'string' || !('ref' in peer)) return peer;
  if (
    network.has(
      peer.ref,
      'security-group',
      'prefix-list',
      'network',
      'subnet',
      'vpc',
      'resource',
      'host',
      'load-balancer',
    )
  )
    return peer;
  const list = peer.ref.startsWith('pl-');
  warnings.add(
    list
      ? say`${owner} has a rule about ${peer.ref}, which the input does not describe: what is in it is unknown.`
      : say`${owner} has a rule about ${peer.ref}, which the input does not describe: who is in it is unknown.`,
  );
  return { ref: unknownPrefixList(network, peer.ref, [peer.ref]) };
}
