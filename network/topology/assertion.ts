/** What a file states of its network: who must and who must not be able to reach whom. */
import type { ElasticIp } from './elastic-ip.js';
import type { SecurityGroup } from './filters.js';
import type { RegionalNatGateway } from './gateways.js';
import type { AddressLiteral, CidrLiteral, NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { Host, OnPremisesNetwork } from './on-premises.js';
import type { Located, Origin, Reference } from './origin.js';
import type { Resource } from './resource.js';
import type { Subnet } from './subnet.js';
import type { TrafficTerm } from './traffic-terms.js';
import type { Vpc } from './vpc.js';

export interface Expectation {
  readonly kind: 'expectation';
  readonly origin: Origin;
  /** The assertion as written, white space folded, without `expect`: `internet can reach cashier on https`. */
  readonly text: string;
  /** The name of the test it stands in. */
  readonly test?: Located<string> | undefined;
  readonly assertion: Assertion;
}

export type Assertion =
  | {
      readonly kind: 'can';
      readonly from: readonly Subject[];
      readonly to: readonly Subject[];
      readonly traffics?: readonly TrafficTerm[] | undefined;
      readonly via: readonly Reference<NamedElement & { readonly kind: string }>[];
    }
  | {
      readonly kind: 'cannot';
      readonly from: readonly Subject[];
      readonly to: readonly Subject[];
      readonly traffics?: readonly TrafficTerm[] | undefined;
      readonly except?: readonly TrafficTerm[] | undefined;
    }
  | {
      readonly kind: 'only';
      readonly from: readonly Subject[];
      readonly to: readonly Subject[];
      readonly traffics?: readonly TrafficTerm[] | undefined;
    };

/** One end of a question. A reference by id to several interfaces (an instance's) has several targets. */
export type Subject =
  | { readonly kind: 'internet'; readonly origin: Origin; readonly text: string }
  | { readonly kind: 'cidr-subject'; readonly origin: Origin; readonly text: string; readonly literal: CidrLiteral }
  | {
      readonly kind: 'address-subject';
      readonly origin: Origin;
      readonly text: string;
      readonly literal: AddressLiteral;
    }
  | {
      readonly kind: 'ref-subject';
      readonly origin: Origin;
      readonly text: string;
      readonly targets: readonly SubjectElement[];
    };

export type SubjectElement =
  | Resource
  | Subnet
  | Vpc
  | SecurityGroup
  | OnPremisesNetwork
  | Host
  | ElasticIp
  | LoadBalancer
  | RegionalNatGateway;
