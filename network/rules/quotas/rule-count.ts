import { cidrFamily } from '../../address/index.js';
import { elementBlocks } from '../../filters/index.js';
import {
  BUILTIN_SERVICES,
  type GroupRule,
  managedPrefixListWeight,
  type Peer,
  type PeerElement,
  type PrefixList,
  type Subnet,
  type TrafficTerm,
  type Vpc,
  vpcHasIpv6,
} from '../../topology/index.js';

/** IPv4 and IPv6 have quotas of their own. */
export interface FamilyCount {
  readonly 4: number;
  readonly 6: number;
}

/**
 * A group's rules as AWS counts them: one for each protocol and port range with each peer; a customer's prefix list as many as its maximum entries.
 * Where the file leaves something open the count is the least it can be.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-size
 */
export function countGroupRules(rules: readonly GroupRule[]): FamilyCount {
  let ipv4 = 0;
  let ipv6 = 0;
  for (const rule of rules) {
    if (rule.action.value === 'deny') continue;
    const { vpc } = rule.group;
    const [traffic4, traffic6] = [countTraffic(rule.traffics, 4), countTraffic(rule.traffics, 6)];
    for (const peer of rule.peers) {
      const count = countPeer(peer, vpc);
      ipv4 += traffic4 * count[4];
      ipv6 += traffic6 * count[6];
    }
  }
  return { 4: ipv4, 6: ipv6 };
}

function countTraffic(terms: readonly TrafficTerm[], family: 4 | 6, open: readonly object[] = []): number {
  let count = 0;
  for (const term of terms) {
    if (term.kind === 'ports') count += Math.max(1, term.ports.length);
    else if (term.kind === 'icmp') count += (term.protocol === 'icmp') === (family === 4) ? 1 : 0;
    else if (term.kind !== 'service') count += 1;
    else if (term.ref.target) {
      if (!open.includes(term.ref.target))
        count += countTraffic(term.ref.target.traffics, family, [...open, term.ref.target]);
    } else if (term.builtin) count += term.builtin === 'ping' ? 1 : BUILTIN_SERVICES[term.builtin].length;
  }
  return count;
}

function countPeer(peer: Peer, vpc: Vpc): FamilyCount {
  switch (peer.kind) {
    case 'any':
      return { 4: 1, 6: vpcHasIpv6(vpc) ? 1 : 0 };
    case 'cidr':
      return inFamily(peer.literal.text.includes(':') ? 6 : 4, 1);
    case 'address':
      return inFamily(peer.literal.text.includes(':') ? 6 : 4, 1);
    case 'ref':
      return peer.ref.target ? countElement(peer.ref.target, vpc) : inFamily(4, 0);
  }
}

function countElement(element: PeerElement, vpc: Vpc): FamilyCount {
  switch (element.kind) {
    case 'security-group':
      return { 4: 1, 6: vpcHasIpv6(vpc) ? 1 : 0 };
    case 'prefix-list':
      return countPrefixList(element);
    case 'resource':
      // Without an address of its own it stands for its subnets.
      return element.addresses.length > 0 ? countTexts(element.addresses) : sum(element.subnets.map(countSubnet));
    case 'load-balancer':
      return sum(
        element.nodes.map(({ addresses, subnet }) => {
          if (addresses.length > 0) return countTexts(addresses);
          return subnet.target ? countSubnet(subnet.target) : inFamily(4, 0);
        }),
      );
    default: {
      const blocks = elementBlocks(element);
      const ipv6 = blocks.filter((block) => cidrFamily(block) === 6).length;
      return { 4: blocks.length - ipv6, 6: ipv6 };
    }
  }
}

function countSubnet(subnet: Subnet): FamilyCount {
  return countTexts(subnet.cidrs);
}

function countTexts(literals: readonly { readonly text: string }[]): FamilyCount {
  const ipv6 = literals.filter(({ text }) => text.includes(':')).length;
  return { 4: literals.length - ipv6, 6: ipv6 };
}

/** A list holds one family. A customer's counts its maximum entries, AWS's own its weight, whatever they hold. */
export function countPrefixList(list: PrefixList): FamilyCount {
  const family = list.cidrs.some(({ text }) => text.includes(':')) ? 6 : 4;
  const weight = managedPrefixListWeight(list.name);
  return inFamily(family, list.maxEntries?.value ?? weight ?? (list.unknown ? 1 : list.cidrs.length));
}

function inFamily(family: 4 | 6, count: number): FamilyCount {
  return family === 4 ? { 4: count, 6: 0 } : { 4: 0, 6: count };
}

function sum(counts: readonly FamilyCount[]): FamilyCount {
  return {
    4: counts.reduce((total, count) => total + count[4], 0),
    6: counts.reduce((total, count) => total + count[6], 0),
  };
}
