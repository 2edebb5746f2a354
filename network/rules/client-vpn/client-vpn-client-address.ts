import { type Cidr, cidrFamily, cidrOf, formatCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import type { ClientVpnEndpoint } from '../../forwarding/index.js';
import {
  type AclRule,
  type GroupRule,
  type Peer,
  qualified,
  type Topology,
  validCidrs,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import type { Rule } from '../rule.js';
import { clientVpnsOf, covers } from './endpoints-of.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html */
export const clientVpnClientAddress: Rule = {
  id: 'client-vpn-client-address',
  severity: 'warning',
  summary:
    'A rule of a security group or network ACL names addresses of Client VPN clients, which nothing in a VPC sees.',
  needs: 'topology',
  scope: 'network',
  check({ topology, report }) {
    const endpoints = clientVpnsOf(topology);
    const others = [...topology.vpcs, ...topology.networks].flatMap(({ cidrs }) =>
      cidrs.flatMap(({ cidr }) => cidr ?? []),
    );
    for (const rule of endpoints.length > 0 ? filterRules(topology) : []) {
      for (const peer of rule.kind === 'acl-rule' ? [rule.peer] : rule.peers) {
        const block = blockOf(peer);
        const endpoint = endpoints.find(
          ({ clientVpn }) => block && clientVpn.clients?.cidr && covers(clientVpn.clients.cidr, block),
        );
        if (!endpoint || !block || others.some((one) => covers(one, block))) continue;
        const groups =
          endpoint.securityGroups?.map(({ text }) => `\`${text}\``).join(', ') ?? say`the default group of its VPC`;
        report({
          origin: peer.origin,
          message: say`
            These are addresses of clients of \`${endpoint.name}\`, and nothing in a VPC sees them: a client comes
            with the address of the endpoint's interface in an associated subnet, so this rule matches nothing.
            ${
              rule.kind === 'group-rule'
                ? say`Name the endpoint's group (${groups}), or its subnets.`
                : say`Name the blocks of the endpoint's subnets.`
            }
          `,
          // A second one of the same clients would say the same again.
          fixes: rule.kind === 'acl-rule' || rule.peers.length === 1 ? peerFix(rule, peer, endpoint) : [],
          related: [{ message: say`\`${endpoint.name}\` is declared here`, origin: endpoint.nameOrigin }],
        });
      }
    }
  },
};

function filterRules({ vpcs }: Topology): (AclRule | GroupRule)[] {
  return vpcs.flatMap(({ networkAcls, securityGroups }) => [
    ...networkAcls.flatMap((acl) => [...acl.inbound, ...acl.outbound]),
    ...securityGroups.flatMap((group) => [...(group.inbound ?? []), ...(group.outbound ?? [])]),
  ]);
}

/** What a client's packets have: the endpoint's group, or the blocks of its subnets. An ACL's rule takes one. */
function peerFix(rule: AclRule | GroupRule, { origin }: Peer, endpoint: ClientVpnEndpoint): Fix[] {
  const groups = endpoint.securityGroups?.flatMap(({ target }) => target ?? []) ?? [];
  const [group] = groups;
  if (rule.kind === 'group-rule' && group && groups.length === endpoint.securityGroups?.length) {
    if (groups.some((one) => one.vpc !== endpoint.vpc || one.origin.file !== origin.file)) return [];
    return replacement(say`Write the endpoint's group`, origin, qualified(group, writtenName));
  }
  const blocks = endpoint.subnets.flatMap(({ cidrs }) => validCidrs(cidrs).filter((cidr) => cidrFamily(cidr) === 4));
  if (blocks.length === 0 || (rule.kind === 'acl-rule' && blocks.length > 1)) return [];
  return replacement(
    say`Write the ${blocks.length > 1 ? say`blocks of its subnets` : say`block of its subnet`}`,
    origin,
    blocks.map(formatCidr).join(', '),
  );
}

function blockOf(peer: Peer): Cidr | undefined {
  if (peer.kind === 'cidr') return peer.literal.cidr;
  if (peer.kind !== 'address' || peer.literal.address === undefined) return undefined;
  return cidrOf(peer.literal.address, typeof peer.literal.address === 'number' ? 32 : 128);
}
