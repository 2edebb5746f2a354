import { describe, expect, it } from 'vitest';
import { eni } from './account/objects.js';
import { type Account, account } from './account.js';
import { messages, verdict } from './verdict.js';

/** An answer as it is, of an address that nothing has. */
const WHOLE = {
  PublicIp: '198.51.100.77',
  AllocationId: 'eipalloc-7',
  Domain: 'vpc',
  PublicIpv4Pool: 'amazon',
  NetworkBorderGroup: 'eu-west-1',
  Tags: [{ Key: 'Name', Value: 'spare' }],
};

const listed = (...addresses: object[]): Account => ({ ...account(), 'addresses.json': { Addresses: addresses } });
const less = (...fields: string[]): object =>
  Object.fromEntries(Object.entries(WHOLE).filter(([field]) => !fields.includes(field)));

describe('an elastic address that is associated with nothing', () => {
  it('is nobody’s', () => {
    expect(verdict(listed(WHOLE), 'i-web', '198.51.100.77', 'tcp 443')).toBe('blocked');
    expect(verdict(listed(WHOLE), 'i-web', 'eipalloc-7', 'tcp 443')).toBe('blocked');
    expect(verdict(listed(WHOLE), '198.51.100.77', 'i-web', 'tcp 443')).toBe('blocked');
    expect(verdict(listed(WHOLE), 'i-web', '198.51.100.78', 'tcp 443')).toBe('reachable');
  });

  it.each<[string, object]>([
    ['without the pool and the group of regions', less('PublicIpv4Pool', 'NetworkBorderGroup')],
    ['without what it belongs to', less('Domain')],
    ['without its id', less('AllocationId')],
    ['with an association that cannot be read', { ...WHOLE, AssociationId: 7 }],
  ])('may be somebody’s %s', (_, address) => {
    expect(verdict(listed(address), 'i-web', '198.51.100.77', 'tcp 443')).toBe('unknown');
    expect(verdict(listed(address), '198.51.100.77', 'i-web', 'tcp 443')).toBe('unknown');
    expect(messages(listed(address))).toContain(
      'Whether anything has these Elastic IP addresses is not told (198.51.100.77)',
    );
  });

  it.each<[string, object]>([
    ['an association', { AssociationId: 'eipassoc-7' }],
    ['an interface of another account', { NetworkInterfaceOwnerId: '111122223333' }],
    ['a private address', { PrivateIpAddress: '10.9.0.5' }],
    ['a service that manages it', { ServiceManaged: 'nlb' }],
  ])('is of something that no answer describes with %s', (_, more) => {
    const files = listed({ ...WHOLE, ...more });
    expect(verdict(files, 'i-web', '198.51.100.77', 'tcp 443')).toBe('unknown');
    expect(verdict(files, 'i-web', 'internet', 'tcp 443')).toBe(verdict(account(), 'i-web', 'internet', 'tcp 443'));
    expect(messages(files)).toContain('What has these Elastic IP addresses is not described (198.51.100.77)');
  });

  it.each([true, false])(
    'is nobody’s where its interface is attached to nothing, told by addresses too: %s',
    (isListed) => {
      const association = { PublicIp: '198.51.100.77', IpOwnerId: '111111111111' };
      const files = isListed
        ? listed({
            ...WHOLE,
            AssociationId: 'eipassoc-7',
            NetworkInterfaceId: 'eni-idle',
            PrivateIpAddress: '10.0.0.77',
          })
        : account();
      (files['interfaces.json'] as { NetworkInterfaces: object[] }).NetworkInterfaces.push(
        eni('eni-idle', 'subnet-front', '10.0.0.77', {
          Status: 'available',
          Attachment: undefined,
          Association: association,
        }),
      );
      expect(verdict(files, 'i-web', '198.51.100.77', 'tcp 443')).toBe('blocked');
    },
  );

  it('is somebody’s where another answer says so', () => {
    const files = listed(WHOLE);
    const web = (files['instances.json'] as { Reservations: { Instances: Record<string, unknown>[] }[] }).Reservations;
    for (const one of web.flatMap(({ Instances }) => Instances))
      if (one.InstanceId === 'i-web') one.PublicIpAddress = '198.51.100.77';
    const interfaces = (files['interfaces.json'] as { NetworkInterfaces: Record<string, unknown>[] }).NetworkInterfaces;
    for (const one of interfaces)
      if (one.NetworkInterfaceId === 'eni-web') {
        one.Association = { PublicIp: '198.51.100.77' };
        one.PrivateIpAddresses = undefined;
      }
    expect(verdict(files, '8.8.8.8', '198.51.100.77', 'tcp 443')).toBe('reachable');
  });
});

describe('an elastic address of something that a list lacks', () => {
  const of = { AssociationId: 'eipassoc-7', PrivateIpAddress: '10.0.1.77' };
  it.each<[string, object, string]>([
    ['an interface', { NetworkInterfaceId: 'eni-far' }, 'eni-far'],
    ['an instance', { InstanceId: 'i-far', NetworkInterfaceId: 'eni-far' }, 'i-far'],
  ])('%s: somebody is at its private address', (_, more, id) => {
    const files = listed({ ...WHOLE, ...of, ...more });
    expect(verdict(files, 'i-web', '10.0.1.77', 'tcp 443')).toBe('unknown');
    expect(verdict(files, '8.8.8.8', '198.51.100.77', 'tcp 443')).not.toBe('reachable');
    expect(verdict(files, 'i-web', '10.0.1.78', 'tcp 443')).toBe('blocked');
    expect(messages(files)).toContain(`${id} has the Elastic IP address 198.51.100.77, and no list has it`);
  });
  it('is told where the lists are not there at all', () => {
    const { 'interfaces.json': _, ...rest } = listed({ ...WHOLE, ...of, NetworkInterfaceId: 'eni-far' });
    expect(messages(rest)).not.toContain('and no list has it');
  });
});
