import { formatAddressSet, singleAddress } from '../address/index.js';
import { type LoadBalancer, qualifiedName, type Resource } from '../topology/index.js';
import type { Endpoint, MatrixEndpoint, MatrixMember } from './endpoints.js';
import type { Interface } from './interfaces.js';

/** A resource or load balancer. How it is told is made when it is: most of a large network is asked about and never told. */
export class OwnerMember implements MatrixMember {
  private told: MatrixEndpoint | undefined;

  constructor(
    readonly element: Resource | LoadBalancer,
    private readonly ifaces: readonly Interface[],
    readonly sources: readonly Endpoint[],
    readonly goals: readonly Endpoint[],
    readonly publicGoals: readonly Endpoint[],
    readonly dialedGoals: readonly Endpoint[],
  ) {}

  get endpoint(): MatrixEndpoint {
    this.told ??= endpointOf(this.element, this.ifaces);
    return this.told;
  }
}

/** The same member with other ends. A copy by spreading would lose how it is told. */
export function withEnds(member: MatrixMember, ends: Partial<Ends>): MatrixMember {
  const { element, sources, goals, publicGoals, dialedGoals } = member;
  return {
    ...{ element, sources, goals, publicGoals, dialedGoals },
    ...ends,
    get endpoint() {
      return member.endpoint;
    },
  };
}

type Ends = Pick<MatrixMember, 'sources' | 'goals' | 'publicGoals' | 'dialedGoals'>;

function endpointOf(owner: Resource | LoadBalancer, ifaces: readonly Interface[]): MatrixEndpoint {
  const addresses = ifaces.flatMap((iface) => iface.addresses);
  const only = ifaces.length === 1 ? ifaces[0] : undefined;
  return {
    name: qualifiedName(owner),
    kind: owner.kind === 'load-balancer' ? 'load-balancer' : owner.type,
    addresses: addresses.flatMap(({ set, hidden }) => (hidden ? [] : [formatAddressSet(set)])),
    publicAddresses: addresses.flatMap(({ publicAddress }) =>
      publicAddress
        ? [publicAddress.address === undefined ? 'public' : formatAddressSet(singleAddress(publicAddress.address))]
        : [],
    ),
    ...(only ? { subnet: qualifiedName(only.subnet) } : {}),
  };
}
