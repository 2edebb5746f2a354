import {
  type AclRule,
  type GroupRule,
  maybeIf,
  type NetworkAcl,
  NOWHERE,
  type Peer,
  type PeerElement,
  type SecurityGroup,
  type TrafficTerm,
  type Vpc,
  vpcHasIpv6,
} from '../../../network/topology/index.js';
import type { AclRuleDraft, GroupRuleDraft, PeerDraft, TrafficDraft } from './draft.js';
import type { Linker } from './linker.js';
import { addressLiteral, cidrLiteral, located } from './literals.js';
import { formatTraffic } from './traffic.js';

type Direction = 'inbound' | 'outbound';

export function linkFilters(linker: Linker): void {
  for (const { draft, element } of linker.pairs('network-acl')) {
    element.inbound = aclRules(linker, element, 'inbound', draft.inbound);
    element.outbound = aclRules(linker, element, 'outbound', draft.outbound);
  }
  for (const { draft, element } of linker.pairs('security-group')) {
    element.inbound = draft.inbound.flatMap((rule) => groupRule(linker, element, 'inbound', rule));
    if (draft.outbound)
      element.outbound = draft.outbound.flatMap((rule) => groupRule(linker, element, 'outbound', rule));
  }
}

export function trafficTerm(traffic: TrafficDraft): TrafficTerm {
  return { ...traffic, origin: NOWHERE };
}

function aclRules(linker: Linker, acl: NetworkAcl, direction: Direction, rules: readonly AclRuleDraft[]): AclRule[] {
  const sorted = [...rules].sort((a, b) => a.number - b.number);
  return sorted.flatMap(({ maybe, number, action, traffic, peer }) => {
    const linked = peerOf(linker, acl.vpc, peer);
    if (!linked) return [];
    return {
      kind: 'acl-rule' as const,
      origin: NOWHERE,
      ...maybeIf(maybe),
      acl,
      direction,
      number: located(number),
      action: located(action),
      traffic: trafficTerm(traffic),
      preposition: located(direction === 'inbound' ? ('from' as const) : ('to' as const)),
      peer: linked,
    };
  });
}

function groupRule(linker: Linker, group: SecurityGroup, direction: Direction, rule: GroupRuleDraft): GroupRule[] {
  const peers = rule.peers.flatMap((peer) => peerOf(linker, group.vpc, peer) ?? []);
  const texts = [...new Set(peers.map(peerText))];
  const unique = texts.flatMap((text) => peers.find((peer) => peerText(peer) === text) ?? []);
  if (unique.length === 0) return [];
  const preposition = direction === 'inbound' ? 'from' : 'to';
  return [
    {
      kind: 'group-rule',
      origin: NOWHERE,
      ...maybeIf(rule.maybe),
      group,
      direction,
      action: located('allow'),
      traffics: rule.traffics.map(trafficTerm),
      preposition: located(preposition),
      peers: unique,
      text: `${rule.maybe ? 'maybe ' : ''}allow ${rule.traffics.map(formatTraffic).join(', ')} ${preposition} ${texts.join(', ')}`,
    },
  ];
}

/** In a VPC without IPv6, all of IPv4 is `any`. */
function peerOf(linker: Linker, vpc: Vpc, peer: PeerDraft): Peer | undefined {
  if (peer === 'any') return { kind: 'any', origin: NOWHERE };
  if ('ref' in peer) {
    const target: PeerElement | undefined = linker.element(
      peer.ref,
      'security-group',
      'prefix-list',
      'subnet',
      'vpc',
      'network',
      'host',
      'resource',
      'load-balancer',
    );
    return target && { kind: 'ref', origin: NOWHERE, ref: linker.reference(target, vpc) };
  }
  if (!peer.cidr.includes('/')) {
    const literal = addressLiteral(peer.cidr);
    return literal.address === undefined ? undefined : { kind: 'address', origin: NOWHERE, literal };
  }
  const literal = cidrLiteral(peer.cidr);
  if (literal.cidr === undefined) return undefined;
  if (literal.cidr.base === 0 && literal.cidr.prefixLength === 0 && !vpcHasIpv6(vpc))
    return { kind: 'any', origin: NOWHERE };
  return { kind: 'cidr', origin: NOWHERE, literal };
}

function peerText(peer: Peer): string {
  if (peer.kind === 'any') return 'any';
  return peer.kind === 'ref' ? peer.ref.text : peer.literal.text;
}
