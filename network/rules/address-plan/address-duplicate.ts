import type { Address } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import {
  type AddressLiteral,
  allResources,
  type MayBeAbsent,
  type NamedElement,
  type Topology,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';
import { FreeAddresses } from './free-addresses.js';
import { type AssignedAddress, assignedAddresses, subnetOf } from './private-addresses.js';

interface Holder {
  readonly literal: AddressLiteral;
  readonly owner: NamedElement & MayBeAbsent;
  /** Nobody tells whether the owner has it. */
  readonly open?: boolean | undefined;
}

/** Private addresses are unique in a VPC, public ones everywhere. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html */
export const addressDuplicate: Rule = {
  id: 'address-duplicate',
  severity: 'error',
  summary: 'An address that something else has already.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const free = new FreeAddresses(vpc);
      const fixes = (assigned: AssignedAddress): Fix[] => {
        const subnet = subnetOf(assigned);
        return subnet ? free.fix(assigned.literal, subnet) : [];
      };
      tellTwins(assignedAddresses(vpc), report, fixes, (taken) => {
        return say`
          ${taken} in ${vpc.name}. Two interfaces of a VPC never share a private address; AWS refuses the second.
          Give it another one, or none, so that the subnet chooses.
        `;
      });
    }
    const withoutAddress = ({ literal: { origin }, owner }: PublicHolder): Fix[] =>
      owner.kind === 'elastic-ip'
        ? removal(say`Remove \`elastic-ip\` ${owner.name}`, owner.origin)
        : removal(say`Leave the address to AWS`, origin);
    tellTwins(publicAddresses(topology), report, withoutAddress, (taken, { owner }) => {
      if (owner.kind === 'elastic-ip')
        return say`
          ${taken}. \`elastic-ip\` says that nothing has the address, so that nobody sends from it and what is sent to
          it is lost: keep the one that is so.
        `;
      return say`
        ${taken}. A public address belongs to one interface at a time: giving it to the second takes it from the
        first. Give each an address of its own, or leave it out: \`public-ip\` alone.
      `;
    });
  },
};

function tellTwins<T extends Holder>(
  holders: Iterable<T>,
  report: RuleContext['report'],
  fixes: (second: T) => Fix[],
  words: (taken: string, second: T) => string,
): void {
  const first = new Map<Address, T>();
  for (const holder of holders) {
    const address = holder.literal.address;
    // Of what may not be there it is not told that it takes anything from anybody.
    if (address === undefined || holder.open || holder.owner.maybe) continue;
    const taken = first.get(address);
    if (!taken) {
      first.set(address, holder);
      continue;
    }
    const who =
      taken.owner === holder.owner ? say`${holder.owner.name} names it twice` : say`${taken.owner.name} has it`;
    report({
      origin: holder.literal.origin,
      message: words(say`\`${holder.literal.text}\` is taken already: ${who}`, holder),
      fixes: fixes(holder),
      related: [{ origin: taken.literal.origin, message: say`${taken.owner.name} has \`${taken.literal.text}\` here` }],
    });
  }
}

interface PublicHolder extends Holder {
  readonly owner: Holder['owner'] & { readonly kind: string };
}

/** What is kept comes last, so that it is told to be somebody's. */
function* publicAddresses(topology: Topology): Iterable<PublicHolder> {
  const owners = [...allResources(topology), ...topology.vpcs.flatMap((vpc) => vpc.regionalNatGateways)];
  for (const owner of owners) {
    for (const { address, maybe } of owner.publicIps) if (address) yield { literal: address, owner, open: maybe };
  }
  for (const owner of topology.vpcs.flatMap(({ loadBalancers }) => loadBalancers))
    for (const { publicIp } of owner.nodes) if (publicIp?.address) yield { literal: publicIp.address, owner };
  for (const owner of topology.elasticIps) yield { literal: owner.address, owner };
}
