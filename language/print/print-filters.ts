import type {
  AclRule,
  ElasticIp,
  GroupRule,
  NetworkAcl,
  Peer,
  PrefixList,
  SecurityGroup,
  ServiceDeclaration,
  Vpc,
} from '../../network/topology/index.js';
import { ROLES } from '../link/roles.js';
import { declaredName, type Naming } from './naming.js';
import { printTraffic, printTraffics } from './print-traffic.js';
import { block, documented, ids, lines, maybe, more, optionalBlock } from './text.js';

export function printNetworkAcl(acl: NetworkAcl, naming: Naming): string {
  const direction = (name: 'inbound' | 'outbound'): string[] =>
    acl[name].length > 0
      ? [
          lines(
            name,
            acl[name].map((rule) => aclRule(rule, naming)),
          ),
        ]
      : [];
  return documented(
    acl,
    block(`${acl.isDefault ? 'default ' : ''}network-acl ${declaredName(acl)}${more(acl)}`, [
      ...ids(acl.ids),
      ...direction('inbound'),
      ...direction('outbound'),
    ]),
  );
}

function aclRule(rule: AclRule, naming: Naming): string {
  return `${maybe(rule)}${rule.number.value} ${rule.action.value} ${printTraffic(rule.traffic)} ${rule.preposition.value} ${printPeer(rule.peer, naming, rule.acl.vpc)}`;
}

export function printSecurityGroup(group: SecurityGroup, naming: Naming): string {
  const direction = (name: 'inbound' | 'outbound'): string[] => {
    const rules = group[name];
    return rules
      ? [
          block(
            name,
            rules.map((rule) => groupRule(rule, naming)),
          ),
        ]
      : [];
  };
  return documented(
    group,
    block(`${group.isDefault ? 'default ' : ''}security-group ${declaredName(group)}${more(group)}`, [
      ...ids(group.ids),
      ...direction('inbound'),
      ...direction('outbound'),
    ]),
  );
}

function groupRule(rule: GroupRule, naming: Naming): string {
  const peers = rule.peers.map((peer) => printPeer(peer, naming, rule.group.vpc)).join(', ');
  return `${maybe(rule)}${rule.action.value} ${printTraffics(rule.traffics)} ${rule.preposition.value} ${peers}`;
}

function printPeer(peer: Peer, naming: Naming, vpc: Vpc): string {
  switch (peer.kind) {
    case 'any':
      return 'any';
    case 'cidr':
    case 'address':
      return peer.literal.text;
    case 'ref':
      return naming.reference(peer.ref, ROLES.peer, vpc);
  }
}

export function printPrefixList(list: PrefixList): string {
  const header = `prefix-list ${declaredName(list)}${list.maxEntries ? ` max-entries ${list.maxEntries.value}` : ''}`;
  if (list.unknown) return documented(list, `${header} unknown`);
  const entries =
    list.cidrs.length > 0 ? [list.cidrs.map((literal) => literal.text).join(list.cidrs.length > 4 ? ',\n' : ', ')] : [];
  return documented(list, block(header, [...ids(list.ids), ...entries]));
}

export function printElasticIp(one: ElasticIp): string {
  const header = `${maybe(one)}elastic-ip ${declaredName(one)} ${one.address.text}`;
  return documented(one, optionalBlock(header, ids(one.ids)));
}

export function printService(service: ServiceDeclaration): string {
  return documented(service, `service ${declaredName(service)} = ${printTraffics(service.traffics)}`);
}
