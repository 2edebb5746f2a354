import { type Address, addressCount, addressSetContains, cidrFamily } from '../../address/index.js';
import {
  assignableAddresses,
  ownAddresses,
  type Resource,
  type Subnet,
  type Vpc,
  validCidrs,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { grow } from './resize.js';

const RESERVED = 5;

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const subnetFull: Rule = {
  id: 'subnet-full',
  severity: 'error',
  summary: 'A subnet with more resources than addresses.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const nodes = nodesBySubnet(vpc);
      for (const subnet of vpc.subnets) {
        const blocks = validCidrs(subnet.cidrs).filter((cidr) => cidrFamily(cidr) === 4);
        // Without an IPv4 block everything in it has IPv6 addresses, and of those there are always enough.
        if (blocks.length === 0 || subnet.cidrs.some(({ cidr }) => !cidr)) continue;
        const free = assignableAddresses(subnet).filter(({ low }) => typeof low === 'number');
        const needed = addressesNeeded(subnet, free) + (nodes.get(subnet) ?? 0);
        const there = Number(addressCount(free));
        if (needed <= there) continue;
        const literal = subnet.cidrs.find(({ cidr }) => cidr && cidrFamily(cidr) === 4) ?? subnet;
        const last = subnet.resources.at(-1);
        report({
          origin: literal.origin,
          message: say`
            ${subnet.name} needs ${needed} IPv4 addresses and can give out ${there}: AWS keeps five of each block
            (${listOf(
              subnet.cidrs.filter(({ cidr }) => cidr && cidrFamily(cidr) === 4).map(({ text }) => text),
            )}). What is launched last fails (InsufficientFreeAddressesInSubnet). A subnet cannot
            grow: make it larger before it is created, or put some of it elsewhere.
          `,
          related: last ? [{ origin: last.nameOrigin, message: say`${last.name} is the last in ${subnet.name}` }] : [],
          fixes: grow(subnet, (length) => 2 ** (32 - length) - RESERVED >= needed),
        });
      }
    }
  },
};

/** One for each address written, and one for each resource without. Addresses of other blocks and double ones are other findings. */
function addressesNeeded(subnet: Subnet, free: ReturnType<typeof assignableAddresses>): number {
  const written = new Set<Address>();
  const shared = new Set<string>();
  let unwritten = 0;
  for (const resource of subnet.resources) {
    const own = ownAddresses(resource, 4);
    for (const address of own) if (addressSetContains(free, address)) written.add(address);
    if (own.length > 0) continue;
    if (resource.type === 'function') shared.add(groupsKey(resource));
    else unwritten++;
  }
  return written.size + unwritten + shared.size;
}

/** Functions with the same groups share their interfaces in a subnet: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
function groupsKey(resource: Resource): string {
  return (resource.securityGroups ?? [])
    .map(({ text }) => text)
    .sort()
    .join(' ');
}

/** Each node of a load balancer is an interface of its subnet. */
function nodesBySubnet(vpc: Vpc): Map<Subnet, number> {
  const nodes = new Map<Subnet, number>();
  for (const { nodes: own } of vpc.loadBalancers) {
    for (const { subnet } of own) if (subnet.target) nodes.set(subnet.target, (nodes.get(subnet.target) ?? 0) + 1);
  }
  return nodes;
}
