import { type Address, cidrContains } from '../../address/index.js';
import {
  type AddressLiteral,
  type LoadBalancer,
  type Resource,
  type Subnet,
  type Vpc,
  validCidrs,
} from '../../topology/index.js';

/** An address that a file gives to something in a subnet. */
export interface AssignedAddress {
  readonly literal: AddressLiteral;
  readonly address: Address;
  readonly owner: Resource | LoadBalancer;
  /** The subnets it may be of; empty where none of them is known. */
  readonly subnets: readonly Subnet[];
  /** All subnets that the owner names are there, and their blocks can be read: what is in none of them is outside. */
  readonly complete: boolean;
}

export function* assignedAddresses(vpc: Vpc): Iterable<AssignedAddress> {
  for (const subnet of vpc.subnets) {
    const complete = readable(subnet);
    for (const owner of subnet.resources) yield* ofResource(owner, [subnet], complete);
  }
  for (const owner of vpc.spanningResources) {
    yield* ofResource(owner, owner.subnets, owner.subnets.length > 0 && owner.subnets.every(readable));
  }
  for (const owner of vpc.loadBalancers) {
    for (const { addresses, subnet } of owner.nodes) {
      const { target } = subnet;
      for (const literal of addresses) {
        if (literal.address === undefined) continue;
        yield {
          literal,
          address: literal.address,
          owner,
          subnets: target ? [target] : [],
          complete: target !== undefined && readable(target),
        };
      }
    }
  }
}

function* ofResource(owner: Resource, subnets: readonly Subnet[], complete: boolean): Iterable<AssignedAddress> {
  for (const literal of owner.addresses) {
    if (literal.address !== undefined) yield { literal, address: literal.address, owner, subnets, complete };
  }
}

function readable(subnet: Subnet): boolean {
  return subnet.cidrs.length > 0 && subnet.cidrs.every(({ cidr }) => cidr);
}

/** The subnet among those it may be of that has the address. */
export function subnetOf(assigned: AssignedAddress): Subnet | undefined {
  return assigned.subnets.find((subnet) =>
    validCidrs(subnet.cidrs).some((cidr) => cidrContains(cidr, assigned.address)),
  );
}
