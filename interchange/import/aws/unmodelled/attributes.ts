import { type Told, told } from '../../../../network/words/index.js';
import type { Touch } from './consequences.js';

/** An attribute of a load balancer or target group that can change a verdict and that no element of a topology can say. */
export interface UnmodelledAttribute {
  readonly key: string;
  readonly harmless: readonly string[];
  /** Where only load balancers of one scheme are concerned. */
  readonly isPublic?: boolean;
  readonly why: Told;
  readonly touches: Touch;
}

const FAILOVER = told`It takes more than one healthy target for a node to stay in the name of its load balancer.`;
const ROUTING = told`It takes more than one healthy target for the others to get no requests.`;

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 * @public The tables of the docs are made from it.
 */
export const UNMODELLED_ATTRIBUTES: readonly UnmodelledAttribute[] = [
  {
    key: 'ipv6.deny_all_igw_traffic',
    harmless: ['false'],
    isPublic: true,
    why: told`Nothing that comes from an internet gateway reaches it over IPv6, though it is internet-facing.`,
    touches: 'load balancer',
  },
  {
    key: 'ipv6.deny_all_igw_traffic',
    harmless: ['true'],
    isPublic: false,
    why: told`Internet gateways hand it what comes to its IPv6 addresses, though it is internal.`,
    touches: 'internal load balancer',
  },
  {
    key: 'dns_record.client_routing_policy',
    harmless: ['any_availability_zone'],
    why: told`Clients in a VPC are given the node of their own zone first.`,
    touches: 'load balancer',
  },
  {
    key: 'secondary_ips.auto_assigned.per_subnet',
    harmless: ['0'],
    why: told`Its nodes speak to targets from further addresses.`,
    touches: 'load balancer',
  },
  {
    key: 'target_group_health.dns_failover.minimum_healthy_targets.count',
    harmless: ['1'],
    why: FAILOVER,
    touches: 'load balancer',
  },
  {
    key: 'target_group_health.dns_failover.minimum_healthy_targets.percentage',
    harmless: ['off'],
    why: FAILOVER,
    touches: 'load balancer',
  },
  {
    key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count',
    harmless: ['1'],
    why: ROUTING,
    touches: 'load balancer',
  },
  {
    key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage',
    harmless: ['off'],
    why: ROUTING,
    touches: 'load balancer',
  },
];
