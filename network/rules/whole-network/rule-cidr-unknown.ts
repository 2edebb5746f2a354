import {
  type AddressSet,
  addressSetCovers,
  addressSetOf,
  addressSetOfCidrs,
  type Cidr,
  cidrContains,
  cidrOf,
  cidrRange,
  cidrsOverlap,
  formatCidr,
  RFC1918,
  unionAddresses,
} from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { destinationBlocks } from '../../forwarding/index.js';
import { type AclRule, type GroupRule, type Peer, type Topology, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { clientVpnsOf } from '../client-vpn/endpoints-of.js';
import { groupsOfOffered } from '../endpoint-services/offered.js';
import { outOfList, removal } from '../fixes.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import type { Rule } from '../rule.js';

/** A private range in a rule that nothing in the file has: a typing error, or a network that is gone. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const ruleCidrUnknown: Rule = {
  id: 'rule-cidr-unknown',
  severity: 'information',
  summary: 'A rule names a private range that no declared network has.',
  needs: 'topology',
  check({ topology, report }) {
    const declared = declaredAddresses(topology);
    if (!declared) return;
    const offered = groupsOfOffered(topology);
    const nobodys = (peer: Peer): Cidr | undefined => {
      const block = blockOf(peer);
      return block && isPrivate(block) && !overlapsBlock(declared, block) ? block : undefined;
    };
    // What an ACL without rules does is another matter.
    const leavesSome = (rule: AclRule | GroupRule): boolean =>
      rule.kind === 'group-rule' ||
      [...rule.acl.inbound, ...rule.acl.outbound].some((other) => other !== rule && !nobodys(other.peer));
    for (const vpc of topology.vpcs) {
      for (const rule of filterRules(vpc)) {
        // Private ranges are often denied wholesale, whether or not anybody has them.
        if (rule.action.value === 'deny') continue;
        // Consumers of an endpoint service are nobody's neighbours.
        if (rule.kind === 'group-rule' && offered.has(rule.group)) continue;
        for (const [index, peer] of (rule.kind === 'acl-rule' ? [rule.peer] : rule.peers).entries()) {
          const block = nobodys(peer);
          if (!block) continue;
          report({
            origin: peer.origin,
            message: say`
              ${formatCidr(block)} is a private range, and no VPC, network or route of these files has an address
              of it, so this rule lets nobody in or out. Correct the range, or declare the network it belongs to
              (\`network name ${formatCidr(block)}\`).
            `,
            fixes: isExpected(topology, block) || !leavesSome(rule) ? [] : withoutPeer(rule, index, formatCidr(block)),
          });
        }
      }
    }
  },
};

/** Nobody loses anything by it: nobody is there. */
function withoutPeer(rule: AclRule | GroupRule, index: number, block: string): Fix[] {
  if (rule.kind === 'group-rule' && rule.peers.length > 1) {
    const origins = rule.peers.map(({ origin }) => origin);
    return outOfList(say`Leave ${block} out of the rule`, origins, index);
  }
  return removal(say`Remove the rule: nobody has an address of ${block}`, rule.origin);
}

/** Whether an expectation speaks of its addresses: then it is somebody's. */
function isExpected({ expectations }: Topology, block: Cidr): boolean {
  const subjects = expectations.flatMap(({ assertion: { from, to } }) => [...from, ...to]);
  return subjects.some((subject) => {
    if (subject.kind === 'cidr-subject') {
      const { cidr } = subject.literal;
      return cidr !== undefined && cidrsOverlap(cidr, block);
    }
    if (subject.kind !== 'address-subject') return false;
    const { address } = subject.literal;
    return address !== undefined && cidrContains(block, address);
  });
}

function filterRules(vpc: Topology['vpcs'][number]): (AclRule | GroupRule)[] {
  return [
    ...vpc.networkAcls.flatMap((acl) => [...acl.inbound, ...acl.outbound]),
    ...vpc.securityGroups.flatMap((group) => [...(group.inbound ?? []), ...(group.outbound ?? [])]),
  ];
}

function blockOf(peer: Peer): Cidr | undefined {
  if (peer.kind === 'cidr') return peer.literal.cidr;
  if (peer.kind !== 'address' || peer.literal.address === undefined) return undefined;
  return cidrOf(peer.literal.address, typeof peer.literal.address === 'number' ? 32 : 128);
}

function isPrivate(block: Cidr): boolean {
  return addressSetCovers(RFC1918, [cidrRange(block)]);
}

/** Every address that some network of the files has, or some route leads to. Undefined where a network or an end is not told: it may have any. */
function declaredAddresses(topology: Topology): AddressSet | undefined {
  const { vpcs, networks, vpns, directConnects, peerings, transitGateways } = topology;
  if (networks.some(({ unknown }) => unknown)) return undefined;
  const ends = [
    ...vpns.flatMap((vpn) => [vpn.network, vpn.gateway]),
    ...directConnects.flatMap((connection) => [connection.network, ...connection.gateways]),
    ...peerings.flatMap((peering) => peering.ends),
    ...transitGateways.flatMap((gateway) => gateway.attachments.map(({ vpc }) => vpc)),
  ];
  if (ends.some(({ target }) => !target)) return undefined;
  const written = [...vpcs, ...networks].flatMap(({ cidrs }) => validCidrs(cidrs));
  // Another rule says that nothing sees these.
  const clients = clientVpnsOf(topology).flatMap(({ clientVpn }) => clientVpn.clients?.cidr ?? []);
  const announced = [...vpns, ...directConnects].flatMap(({ routes }) => validCidrs(routes ?? []));
  const allowed = directConnects.flatMap(({ allow }) => validCidrs(allow ?? []));
  return unionAddresses(addressSetOfCidrs([...written, ...clients, ...announced, ...allowed]), routed(topology));
}

/** Where a route leads there must be something, default routes aside. */
function routed({ vpcs, transitGateways }: Topology): AddressSet {
  const ranges = vpcs.flatMap((vpc) =>
    vpc.routeTables.flatMap((table) =>
      table.routes.flatMap((route) => destinationBlocks(route.destination, vpc).cidrs),
    ),
  );
  const onward = transitGateways.flatMap((gateway) =>
    gateway.routeTables.flatMap((table) =>
      table.routes.flatMap((route) => destinationBlocks(route.destination, undefined).cidrs),
    ),
  );
  return addressSetOf([...ranges, ...onward].filter((cidr) => cidr.prefixLength > 0).map(cidrRange));
}
