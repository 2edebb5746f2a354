import { leaveDelegated } from '../../builder/delegated.js';
import { doubtPublicAccess } from '../../builder/doubt-public-access.js';
import { doubtResource } from '../../builder/doubt-resource.js';
import type { LoadBalancerDraft } from '../../builder/draft.js';
import { defineUnknownTable, isUnknownVpc } from '../../builder/placeholders.js';
import { leaveTargetsOpen } from '../../builder/untold-targets.js';
import type { Import } from '../context.js';
import type { Touch } from './consequences.js';

const CONNECTIONS = ['vpn', 'direct-connect', 'peering', 'resource', 'regional-nat-gateway'] as const;

/** Makes unknown what a field or attribute that is not modelled leaves open, for the things that it is about. */
export const leaveOpen: Readonly<Record<Touch, (context: Import, ids: readonly string[]) => void>> = {
  passage: ({ network }, ids) => {
    for (const id of ids) {
      const passage = network.find(id, ...CONNECTIONS);
      if (passage) passage.maybe = true;
    }
  },
  resource: ({ network }, ids) => {
    for (const id of ids) doubtResource(network, id);
  },
  addresses: ({ network }, ids) => {
    for (const id of ids) leaveDelegated(network, id, 'ipv6');
  },
  'IPv4 addresses': ({ network }, ids) => {
    for (const id of ids) leaveDelegated(network, id, 'ipv4');
  },
  'public access': ({ network }) => {
    for (const [id] of [...network.all('vpc')]) if (!isUnknownVpc(network, id)) doubtPublicAccess(network, id);
  },
  exclusions: ({ network }) => {
    for (const [id, { blockPublicAccess }] of [...network.all('vpc')])
      if (blockPublicAccess && blockPublicAccess.exclusions.length > 0) doubtPublicAccess(network, id);
  },
  attachment: ({ network, attached }, ids) => {
    for (const [, gateway] of network.all('transit-gateway'))
      for (const attachment of gateway.attachments)
        if (attachment.ids.some((id) => ids.includes(id))) attachment.maybe = true;
    for (const id of ids) {
      const line = network.find(attached.get(id), 'vpn', 'direct-connect');
      if (line) line.maybe = true;
    }
  },
  'transit gateway': ({ network }, ids) => {
    for (const id of ids) {
      if (!network.has(id, 'transit-gateway')) continue;
      const tables = [...network.all('transit-gateway-route-table')].filter(([, table]) => table.transitGateway === id);
      for (const [, table] of tables) table.unknown = true;
      if (tables.length === 0) defineUnknownTable(network, id);
    }
  },
  'load balancer': leaveListenersOpen,
  'internal load balancer': (context, ids) => {
    for (const arn of ids) {
      const balancer = context.network.find(arn, 'load-balancer');
      // With IPv4 alone there is nothing that the internet could come to.
      if (!balancer || !HAS_IPV6.has(balancer.ipAddressType)) continue;
      balancer.isPublic = true;
      if (balancer.ipAddressType === 'dualstack') balancer.ipAddressType = 'dualstack-without-public-ipv4';
      leaveListenersOpen(context, [arn]);
    }
  },
  nothing: () => undefined,
};

const HAS_IPV6: ReadonlySet<LoadBalancerDraft['ipAddressType']> = new Set(['dualstack', 'ipv6']);

function leaveListenersOpen(context: Import, ids: readonly string[]): void {
  for (const arn of ids) {
    const balancer = context.network.find(arn, 'load-balancer');
    const traffics = new Map(balancer?.listeners.map(({ traffic }) => [JSON.stringify(traffic), traffic]));
    if (balancer) leaveTargetsOpen(balancer, [...traffics.values()]);
  }
}
