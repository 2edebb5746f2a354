import { subnetsByAcl } from '../../filters/index.js';
import type { AclRule, NetworkAcl, Topology } from '../../topology/index.js';
import {
  ALL_ICMP,
  ICMP,
  icmpServices,
  intersectServices,
  NO_SERVICES,
  portServices,
  type ServiceSet,
  servicesCover,
  servicesOf,
  servicesOverlap,
  TCP,
} from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { Rule } from '../rule.js';
import {
  addRules,
  byAcl,
  otherEnd,
  type ReplyRule,
  requestPlaces,
  requestsInWords,
  rulesInWords,
} from './reply-words.js';

/** Destination unreachable, fragmentation needed: how a router tells the largest packet that fits. https://www.rfc-editor.org/rfc/rfc1191 */
const FRAGMENTATION_NEEDED: ServiceSet = icmpServices(ICMP, 3, 4);
const ALL_TCP_PORTS: ServiceSet = portServices(TCP, 0, 65535);

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html (path MTU discovery) */
export const aclIcmpReply: Rule = {
  id: 'acl-icmp-reply',
  severity: 'warning',
  summary: 'Ping is let through one way only, or ICMP without path MTU discovery.',
  needs: 'reachability',
  check({ analysis, topology, report }) {
    const pings = lostReplies(analysis).byAcl.filter(({ kind }) => kind === 'ping');
    for (const { acl, direction, troubles } of byAcl(pings)) {
      const preposition = direction === 'inbound' ? 'from' : 'to';
      const v6 = troubles.every(({ peer }) => peer.family === 6);
      const text = `allow ${v6 ? 'icmpv6 129' : 'icmp 0'} ${preposition} ${otherEnd(troubles)}`;
      const added: ReplyRule[] = [{ protocol: v6 ? 'icmpv6' : 'icmp', text }];
      report({
        origin: acl.nameOrigin,
        message: say`
          Ping, ${requestsInWords(troubles)}, arrives, but ${acl.name} drops the answer: an echo reply is a type
          of its own (${v6 ? '129' : '0'}), and no ${direction} rule allows it. A network ACL remembers nothing,
          so each direction needs its rule. Add ${rulesInWords(acl, direction, added)} to
          \`${direction}\`.
        `,
        related: requestPlaces(troubles),
        fixes: addRules(acl, direction, added),
      });
    }
    for (const { acl, direction, rule } of withoutMtuDiscovery(topology)) {
      const text = `allow icmp 3/4 ${direction === 'inbound' ? 'from' : 'to'} 0.0.0.0/0`;
      const added: ReplyRule[] = [{ protocol: 'icmp', text }];
      report({
        origin: rule.origin,
        message: say`
          ${acl.name} lets ICMP ${direction} for ping but not type 3 code 4, "fragmentation needed": with it a
          router on the way tells the largest packet that fits. Without it, TCP connections to networks with
          smaller packets (the internet, VPNs) open and then hang on the first large packet. Add
          ${rulesInWords(acl, direction, added)} to \`${direction}\`.
        `,
        fixes: addRules(acl, direction, added),
      });
    }
  },
};

/**
 * Most ACLs say nothing of ICMP, and AWS's own recommended ones neither. Told is only one that has thought of it:
 * that lets some types of ICMP pass to or from the whole internet, and TCP too, but not this one.
 */
function* withoutMtuDiscovery(
  topology: Topology,
): Iterable<{ acl: NetworkAcl; direction: 'inbound' | 'outbound'; rule: AclRule }> {
  for (const vpc of topology.vpcs) {
    if (vpc.internetGateways.length === 0) continue;
    for (const acl of subnetsByAcl(vpc).keys()) {
      const direction = 'inbound';
      const allows = acl[direction].filter(({ action, peer }) => action.value === 'allow' && isEverywhere(peer));
      const ping = allows.find((rule) => {
        const icmp = intersectServices(servicesIpv4(rule), ALL_ICMP);
        return (
          icmp !== NO_SERVICES && !servicesCover(icmp, ALL_ICMP) && !servicesOverlap(servicesIpv4(rule), ALL_TCP_PORTS)
        );
      });
      const tcp = allows.some((rule) => servicesOverlap(servicesIpv4(rule), ALL_TCP_PORTS));
      const told = acl[direction].some((rule) => servicesCover(servicesIpv4(rule), FRAGMENTATION_NEEDED));
      if (ping && tcp && !told) yield { acl, direction, rule: ping };
    }
  }
}

function servicesIpv4(rule: AclRule): ServiceSet {
  return servicesOf([rule.traffic], 4) ?? NO_SERVICES;
}

function isEverywhere(peer: AclRule['peer']): boolean {
  return (
    peer.kind === 'any' ||
    (peer.kind === 'cidr' && peer.literal.cidr?.base === 0 && peer.literal.cidr.prefixLength === 0)
  );
}
