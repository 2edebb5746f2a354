import {
  type AclRule,
  type GroupRule,
  maybeIf,
  type NetworkAcl,
  type Peer,
  type PeerElement,
  type PrefixList,
  type SecurityGroup,
  type ServiceDeclaration,
  unknownIf,
  type Vpc,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { foldedText, leafOf } from './leaves.js';
import { trafficTerms } from './traffic.js';

export function networkAcl(builder: FileBuilder, node: ast.NetworkAcl, vpc: Vpc): NetworkAcl {
  const inbound: AclRule[] = [];
  const outbound: AclRule[] = [];
  const acl: NetworkAcl = {
    kind: 'network-acl',
    ...builder.named(node),
    vpc,
    isDefault: node.default,
    ...unknownIf(node.unknown),
    inbound,
    outbound,
  };
  builder.register(acl, vpc);
  const blocks = directionBlocks(node);
  builder.rulesOf(
    acl,
    blocks.flatMap(({ rules }) => rules),
    () => {
      for (const block of blocks) {
        const rules = block.direction === 'inbound' ? inbound : outbound;
        for (const rule of block.rules) {
          const made = aclRule(builder, rule, acl, block.direction);
          if (made) rules.push(made);
        }
      }
    },
  );
  return acl;
}

function aclRule(
  builder: FileBuilder,
  node: ast.Rule,
  acl: NetworkAcl,
  direction: 'inbound' | 'outbound',
): AclRule | undefined {
  const parts = ruleParts(builder, node, acl.vpc);
  if (!parts) return undefined;
  const { traffics, peers, origin } = parts;
  const [traffic] = traffics;
  const [peer] = peers;
  const number = leafOf(node, 'number');
  if (!number) {
    builder.report(
      'syntax',
      origin,
      say`
        A network ACL rule starts with its number, as in \`100 allow https from any\`: AWS checks the rules in
        ascending order and stops at the first that matches.
      `,
    );
    return undefined;
  }
  if (!traffic || !peer) return undefined;
  if (traffics.length > 1 || (traffic.kind === 'ports' && traffic.ports.length > 1)) {
    builder.report(
      'syntax',
      builder.origin(node.traffics[traffics.length > 1 ? 1 : 0]?.$cstNode),
      say`
        A network ACL rule has exactly one protocol with one port range. Write one rule for each, with a number of
        its own.
      `,
    );
  }
  if (peers.length > 1) {
    builder.report(
      'syntax',
      builder.origin(node.peers[1]?.$cstNode),
      say`A network ACL rule has exactly one CIDR block. Write one rule for each, with a number of its own.`,
    );
  }
  return {
    kind: 'acl-rule',
    origin,
    ...maybeIf(node.maybe),
    acl,
    direction,
    number: builder.located(Number(builder.textOf(number)), number),
    traffic,
    peer,
    action: parts.action,
    preposition: parts.preposition,
  };
}

export function securityGroup(builder: FileBuilder, node: ast.SecurityGroup, vpc: Vpc): SecurityGroup {
  const rules: { inbound?: GroupRule[]; outbound?: GroupRule[] } = {};
  const group: SecurityGroup = {
    kind: 'security-group',
    ...builder.named(node),
    vpc,
    isDefault: node.default,
    ...unknownIf(node.unknown),
  };
  builder.register(group, vpc);
  const blocks = directionBlocks(node);
  builder.rulesOf(
    group,
    blocks.flatMap((block) => block.rules),
    () => {
      for (const block of blocks) {
        const list = rules[block.direction] ?? [];
        rules[block.direction] = list;
        for (const rule of block.rules) {
          const made = groupRule(builder, rule, group, block.direction);
          if (made) list.push(made);
        }
      }
    },
  );
  return Object.assign(group, rules);
}

function groupRule(
  builder: FileBuilder,
  node: ast.Rule,
  group: SecurityGroup,
  direction: 'inbound' | 'outbound',
): GroupRule | undefined {
  const parts = ruleParts(builder, node, group.vpc);
  if (!parts) return undefined;
  const number = leafOf(node, 'number');
  if (number) {
    builder.report(
      'syntax',
      builder.origin(number),
      say`
        Rules of a security group have no number, since they have no order: all of them count. Remove
        \`${builder.textOf(number)}\`, or write a network ACL.
      `,
    );
  }
  if (parts.traffics.length === 0 || parts.peers.length === 0) return undefined;
  return {
    kind: 'group-rule',
    group,
    direction,
    ...maybeIf(node.maybe),
    ...parts,
    text: foldedText(node, builder.text),
  };
}

function ruleParts(builder: FileBuilder, node: ast.Rule, vpc: Vpc) {
  const action = leafOf(node, 'action');
  const preposition = leafOf(node, 'preposition');
  if (!action || !preposition) return undefined;
  return {
    origin: builder.originOf(node),
    action: builder.located(node.action, action),
    preposition: builder.located(node.preposition, preposition),
    traffics: trafficTerms(builder, node.traffics),
    peers: node.peers.flatMap((peer) => peerOf(builder, peer, vpc) ?? []),
  };
}

/** The direction's blocks, save those where error recovery left the word out. */
function directionBlocks(node: ast.NetworkAcl | ast.SecurityGroup): ast.DirectionBlock[] {
  return node.items.filter(
    (item): item is ast.DirectionBlock => item.$type === 'DirectionBlock' && item.direction !== undefined,
  );
}

function peerOf(builder: FileBuilder, node: ast.Peer, vpc: Vpc): Peer | undefined {
  const origin = builder.originOf(node);
  if (node.any) return { kind: 'any', origin };
  const literal = leafOf(node, 'cidr');
  if (literal) {
    return builder.textOf(literal).includes('/')
      ? { kind: 'cidr', origin, literal: builder.cidr(literal) }
      : { kind: 'address', origin, literal: builder.address(literal) };
  }
  const ref = leafOf(node, 'ref');
  return ref && { kind: 'ref', origin, ref: builder.reference<PeerElement>(ref, ROLES.peer, vpc) };
}

export function prefixList(builder: FileBuilder, node: ast.PrefixList): PrefixList {
  const entries = node.items.filter((item): item is ast.Entries => item.$type === 'Entries');
  const maxEntries = leafOf(node, 'maxEntries');
  const list: PrefixList = {
    kind: 'prefix-list',
    ...builder.named(node),
    maxEntries: maxEntries && builder.located(Number(builder.textOf(maxEntries)), maxEntries),
    unknown: node.unknown,
    cidrs: entries.flatMap((item) => builder.cidrs(item, 'cidrs')),
  };
  builder.register(list);
  return list;
}

export function service(builder: FileBuilder, node: ast.Service): ServiceDeclaration {
  const declaration: ServiceDeclaration = {
    kind: 'service',
    ...builder.named(node),
    traffics: trafficTerms(builder, node.traffics),
  };
  builder.register(declaration);
  return declaration;
}
