import { formatCidr } from '../../address/index.js';
import { peerBlocks } from '../../filters/index.js';
import {
  BUILTIN_SERVICES,
  type GroupRule,
  identityOf,
  type Peer,
  type PrefixList,
  type SecurityGroup,
  type TrafficTerm,
  type Vpc,
} from '../../topology/index.js';
import { ICMP, ICMPV6, TCP, UDP } from '../../traffic/index.js';

/**
 * One rule as AWS keeps it: one protocol, one range of ports, one other end. A line of the language stands for all its combinations.
 * Two equal keys are the same rule to AWS. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export interface RuleAtom {
  readonly key: string;
  readonly rule: GroupRule;
  readonly traffic: TrafficTerm;
  readonly peer: Peer;
}

export function* atomsOf(rule: GroupRule): Iterable<RuleAtom> {
  const peers = rule.peers.flatMap((peer) => peerKeys(peer, rule.group.vpc).map((key) => ({ key, peer })));
  for (const traffic of rule.traffics) {
    for (const permission of permissionKeys(traffic, new Set())) {
      for (const { key, peer } of peers) yield { key: `${permission} ${key}`, rule, traffic, peer };
    }
  }
}

/** None where nothing tells what the peer is. */
function peerKeys(peer: Peer, vpc: Vpc): string[] {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (target?.kind === 'security-group' || target?.kind === 'prefix-list') return [listKey(target)];
  if (target?.kind === 'network' && target.unknown) return [];
  return peerBlocks(peer, vpc).map(formatCidr);
}

const listKey = (target: SecurityGroup | PrefixList): string => `${target.kind} ${identityOf(target)}`;

function permissionKeys(term: TrafficTerm, open: Set<object>): string[] {
  switch (term.kind) {
    case 'all':
      return ['all'];
    case 'ports': {
      const protocol = term.protocol === 'tcp' ? TCP : UDP;
      if (term.ports.length === 0) return [`${protocol} 0-65535`];
      return term.ports.map(({ low, high }) => `${protocol} ${low}-${high}`);
    }
    case 'icmp':
      return [`${term.protocol === 'icmp' ? ICMP : ICMPV6} ${term.type ?? 'any'}/${term.code ?? 'any'}`];
    case 'protocol':
      return [term.protocol === TCP || term.protocol === UDP ? `${term.protocol} 0-65535` : `${term.protocol} any/any`];
    case 'service': {
      const declared = term.ref.target;
      if (declared) {
        if (open.has(declared)) return [];
        return declared.traffics.flatMap((inner) => permissionKeys(inner, new Set([...open, declared])));
      }
      if (!term.builtin) return [];
      if (term.builtin === 'ping') return ['ping'];
      return BUILTIN_SERVICES[term.builtin].map(
        ({ protocol, port }) => `${protocol === 'tcp' ? TCP : UDP} ${port}-${port}`,
      );
    }
  }
}
