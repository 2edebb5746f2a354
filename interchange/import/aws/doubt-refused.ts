import { unknownAttachment } from '../builder/placeholders.js';
import { type Import, readKind } from './context.js';
import { text, texts } from './fields.js';
import type { Kind } from './kinds.js';
import { leaveOpen } from './unmodelled/leave-open.js';

/** What ends at a VPN gateway. */
const LINES: readonly Kind[] = [
  'VpnConnections',
  'DirectConnectGatewayAssociations',
  'DirectConnectGateways',
  'VirtualInterfaces',
];
/** What tells the tables of a transit gateway, and which attachments are in which. */
const TABLES: readonly Kind[] = ['TransitGatewayRouteTables', 'TransitGatewayAttachments'];

/**
 * A list that AWS was asked for and did not give is not empty: what it could tell may be there or not.
 * Where a part of the import takes something for told that is described by no list, that part asks itself (ACLs, routes, listeners, targets).
 */
export function doubtRefused(context: Import): void {
  const { network, described } = context;
  const isAnyRefused = (kinds: readonly Kind[]): boolean => kinds.some((kind) => described.isRefused(kind));
  if (isAnyRefused(LINES))
    for (const [id] of [...network.all('vpn-gateway')])
      unknownAttachment(network, `untold line of ${id}`, id, `beyond-${id}`);
  if (described.isRefused('TransitGatewayVpcAttachments')) attachByRoutes(context);
  if (isAnyRefused([...TABLES, ...LINES]))
    leaveOpen['transit gateway'](
      context,
      [...network.all('transit-gateway')].map(([id]) => id),
    );
  leaveOpen['load balancer'](context, balancersWithoutAttributes(context));
}

/** A VPC whose routes lead to a transit gateway may be attached to it. */
function attachByRoutes({ network }: Import): void {
  for (const [, { vpc, routes }] of network.all('route-table'))
    for (const { target } of routes) {
      if (typeof target === 'string') continue;
      const gateway = network.find(target.ref, 'transit-gateway');
      if (gateway && !gateway.attachments.some((attachment) => attachment.vpc === vpc))
        gateway.attachments.push({ vpc, ids: [], maybe: true });
    }
}

/** Attributes decide whether targets see the client's address, and which zones' targets a node uses. */
function balancersWithoutAttributes(context: Import): string[] {
  const owners = context.described.refused('Attributes').map((one) => one.context);
  const arns = owners.flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []);
  const groups = new Set(owners.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []));
  const quiet = { ...context, warnings: context.scratch };
  for (const { value } of readKind(quiet, 'TargetGroups', { TargetGroupArn: text, LoadBalancerArns: texts }))
    if (value.TargetGroupArn !== undefined && groups.has(value.TargetGroupArn))
      arns.push(...(value.LoadBalancerArns ?? []));
  const names = new Set(context.described.refused('CrossZoneLoadBalancing').map((one) => one.context.LoadBalancerName));
  for (const [key, { type, label }] of context.network.all('load-balancer'))
    if (type === 'classic' && names.has(label)) arns.push(key);
  return arns;
}
