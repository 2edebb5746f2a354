/** Addresses by which a carrier's network or that of an Outpost knows an interface: asked for, they are the interface, and who comes to them is not told. */
import { describe, expect, it } from 'vitest';
import { company } from './account/company.js';
import type { Account } from './account.js';
import { verdict } from './verdict.js';

type Told = (field: string, address: string) => Account;
const ofInterface: Told = (field, address) => {
  const files = company();
  const { NetworkInterfaces } = files['describe-network-interfaces.json'] as { NetworkInterfaces: object[] };
  Object.assign(NetworkInterfaces[0] as object, { Association: { [field]: address } });
  return files;
};
const ofAddress: Told = (field, address) => {
  const files = company();
  const { Addresses } = files['describe-addresses.json'] as { Addresses: object[] };
  Addresses.push({ [field]: address, AllocationId: 'eipalloc-9', NetworkInterfaceId: 'eni-run-a', Domain: 'vpc' });
  return files;
};

describe.each<[string, Told]>([
  ['an interface tells', ofInterface],
  ['describe-addresses tells', ofAddress],
])('an address that %s', (_, told) => {
  it.each([
    // A public address that is perhaps not the internet's: who else may have it asks in vain.
    ['CarrierIp', '203.0.113.77', 'unknown'],
    ['CustomerOwnedIp', '10.99.0.7', 'reachable'],
  ])('as %s', (field, address, sending) => {
    const files = told(field, address);
    // From outside: who comes by the gateways of a carrier or an Outpost is not told.
    expect(verdict(files, '8.8.8.8', address, 'tcp 8443')).toBe('unknown');
    // It sends as the instance that it is.
    expect(verdict(files, address, 'i-store', 'tcp 5432')).toBe(sending);
    expect(verdict(files, 'i-run-b', 'i-run-a', 'tcp 443')).toBe('reachable');
  });
});
