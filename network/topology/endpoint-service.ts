import type { NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { Reference } from './origin.js';
import type { Vpc } from './vpc.js';

/** A service of one's own, offered to other VPCs by PrivateLink: their interface endpoints lead to its network load balancers. https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html */
export interface EndpointService extends NamedElement {
  readonly kind: 'endpoint-service';
  readonly vpc: Vpc;
  /** Nearly always one. Of several each interface of an endpoint gets one, and AWS picks which. */
  readonly loadBalancers: readonly Reference<LoadBalancer>[];
}
