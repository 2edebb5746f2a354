import {
  isBuiltinService,
  type PortRange,
  type ServiceDeclaration,
  type TrafficTerm,
} from '../../network/topology/index.js';
import { LAST_PORT } from '../../network/traffic/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { icmpTypeOf } from './icmp-names.js';
import { leafOf } from './leaves.js';
import type { Mutable } from './mutable.js';

export function trafficTerms(builder: FileBuilder, nodes: readonly ast.Traffic[]): TrafficTerm[] {
  return nodes.flatMap((node) => trafficTerm(builder, node) ?? []);
}

/** Undefined where error recovery left nothing of it. */
export function trafficTerm(builder: FileBuilder, node: ast.Traffic | undefined): TrafficTerm | undefined {
  if (!node) return undefined;
  const origin = builder.originOf(node);
  if (node.all) return { kind: 'all', origin };
  if (node.protocol) {
    const ports = node.ports.flatMap((range) => portRange(builder, range) ?? []);
    // No ports are all ports: a list of which nothing could be read must not become that.
    return ports.length === 0 && node.ports.length > 0
      ? undefined
      : { kind: 'ports', origin, protocol: node.protocol, ports };
  }
  if (node.icmp) return icmpTerm(builder, node, node.icmp);
  if (node.number !== undefined) {
    const { number } = node;
    if (number > 255)
      builder.report('syntax', origin, say`\`protocol ${number}\`: IP protocols are numbered from 0 to 255.`);
    return number > 255 ? undefined : { kind: 'protocol', origin, protocol: number };
  }
  const leaf = leafOf(node, 'service');
  if (!leaf) return undefined;
  const ref = builder.reference<ServiceDeclaration>(undefined, ROLES.service);
  const term: Mutable<Extract<TrafficTerm, { kind: 'service' }>> = {
    kind: 'service',
    origin,
    ref: { ...ref, text: builder.textOf(leaf), origin: builder.origin(leaf) },
  };
  builder.links.push({
    text: builder.textOf(leaf),
    origin: term.ref.origin,
    role: ROLES.service,
    file: builder.scope,
    several: false,
    accept: (targets) => {
      term.ref = { ...term.ref, target: targets[0] as ServiceDeclaration };
    },
    fallback: (text) => {
      if (isBuiltinService(text)) term.builtin = text;
      return term.builtin !== undefined;
    },
  });
  return term;
}

function icmpTerm(builder: FileBuilder, node: ast.Traffic, protocol: 'icmp' | 'icmpv6'): TrafficTerm | undefined {
  const origin = builder.originOf(node);
  if (node.icmpName) {
    const named = icmpTypeOf(protocol, node.icmpName);
    if (named) return { kind: 'icmp', origin, protocol, ...named };
    builder.report(
      'syntax',
      origin,
      say`
        ${protocol === 'icmp' ? 'ICMP' : 'ICMPv6'} has no type \`${node.icmpName}\`; write the type's number, as
        in \`${protocol} ${protocol === 'icmp' ? 8 : 128}\`.
      `,
    );
    return undefined;
  }
  const large = [node.type, node.code].find((value) => value !== undefined && value > 255);
  if (large !== undefined) {
    builder.report('syntax', origin, say`ICMP types and codes are numbers from 0 to 255; \`${large}\` is more.`);
    return undefined;
  }
  return { kind: 'icmp', origin, protocol, type: node.type, code: node.code };
}

export function portRange(builder: FileBuilder, node: ast.PortRange | undefined): PortRange | undefined {
  if (!node || node.low === undefined) return undefined;
  const { low } = node;
  const high = node.high ?? low;
  if (low > LAST_PORT || high > LAST_PORT) {
    builder.report(
      'syntax',
      builder.originOf(node),
      say`Ports are numbered from 0 to ${LAST_PORT}; \`${Math.max(low, high)}\` is more.`,
    );
    return undefined;
  }
  if (low > high) {
    builder.report(
      'syntax',
      builder.originOf(node),
      say`A range of ports starts with the lower one: write \`${high}-${low}\`.`,
    );
    return { low: high, high: low };
  }
  return { low, high };
}
