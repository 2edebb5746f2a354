import { formatAddress } from '../../../network/address/index.js';
import type { PublicIp, Resource } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, Ref } from './declared.js';
import type { Draft } from './draft.js';

/** The public addresses of a resource, each an elastic address. AWS picks them: one that is told is told of. */
export function elasticAddresses(resource: Resource, draft: Draft): Declared[] {
  return resource.publicIps.flatMap((ip, index) => {
    if (ip.maybe) {
      draft.note(ip, say`The file leaves open whether ${resource.name} has this public address: it is left out.`);
      return [];
    }
    if (ip.address)
      draft.note(
        ip,
        say`
          AWS picks the public address of ${resource.name}, not ${ip.address.text}, unless it is one that you
          have.
        `,
      );
    return [
      draft.add('eip', [resource.name, ...(resource.publicIps.length > 1 ? [String(index + 1)] : []), 'address'], {
        domain: 'vpc',
      }),
    ];
  });
}

/** Those that nothing has. */
export function declareElasticIps(draft: Draft): void {
  for (const one of draft.topology.elasticIps) {
    if (one.maybe) {
      draft.note(one, say`The file leaves open whether anything has ${one.address.text}: ${one.name} is left out.`);
      continue;
    }
    draft.note(
      one,
      say`AWS picks the address of ${one.name}, not ${one.address.text}, unless it is one that you have.`,
    );
    draft.declare(one, 'eip', { domain: 'vpc' });
  }
}

/** Gives them to an interface: the n-th to its n-th private address, unless the file says which. */
export function associate(addresses: readonly Declared[], resource: Resource, owner: Declared, draft: Draft): void {
  const isInterface = owner.type === 'network_interface';
  const told = resource.publicIps.filter(({ maybe }) => !maybe);
  addresses.forEach((address, index) => {
    const own = privateAddress(told[index], resource, index);
    draft.add('eip_association', [address], {
      allocation_id: new Ref(address),
      [isInterface ? 'network_interface_id' : 'instance_id']: new Ref(owner),
      ...(own === undefined || addresses.length === 1 ? {} : { private_ip_address: own }),
    });
  });
}

function privateAddress(ip: PublicIp | undefined, { addresses }: Resource, index: number): string | undefined {
  const own =
    ip?.privateAddress?.address ??
    addresses.flatMap(({ address }) => (typeof address === 'number' ? [address] : []))[index];
  return own === undefined ? undefined : formatAddress(own);
}
