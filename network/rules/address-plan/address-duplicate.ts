import type { Address } from '../../address/index.js';
import { type AddressLiteral, allResources, type NamedElement, type Topology } from '../../topology/index.js';
import type { Rule, RuleContext } from '../rule.js';
import { assignedAddresses } from './private-addresses.js';

interface Holder {
  readonly literal: AddressLiteral;
  readonly owner: NamedElement;
}

/** Private addresses are unique in a VPC, public ones everywhere. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html */
export const addressDuplicate: Rule = {
  id: 'address-duplicate',
  severity: 'error',
  summary: 'An address that something else has already.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      tellTwins(assignedAddresses(vpc), report, (taken) => {
        return `${taken} in ${vpc.name}. Two interfaces of a VPC never share a private address; AWS refuses the second. Give it another one, or none, so that the subnet chooses.`;
      });
    }
    tellTwins(publicAddresses(topology), report, (taken) => {
      return `${taken}. A public address belongs to one interface at a time: giving it to the second takes it from the first. Give each an address of its own, or leave it out: \`public-ip\` alone.`;
    });
  },
};

function tellTwins(holders: Iterable<Holder>, report: RuleContext['report'], words: (taken: string) => string): void {
  const first = new Map<Address, Holder>();
  for (const holder of holders) {
    const address = holder.literal.address;
    if (address === undefined) continue;
    const taken = first.get(address);
    if (!taken) {
      first.set(address, holder);
      continue;
    }
    const who = taken.owner === holder.owner ? `${holder.owner.name} names it twice` : `${taken.owner.name} has it`;
    report({
      origin: holder.literal.origin,
      message: words(`\`${holder.literal.text}\` is taken already: ${who}`),
      related: [{ origin: taken.literal.origin, message: `${taken.owner.name} has \`${taken.literal.text}\` here` }],
    });
  }
}

function* publicAddresses(topology: Topology): Iterable<Holder> {
  const owners = [...allResources(topology), ...topology.vpcs.flatMap((vpc) => vpc.regionalNatGateways)];
  for (const owner of owners) {
    for (const { address } of owner.publicIps) if (address) yield { literal: address, owner };
  }
}
