import { describe, expect, it } from 'vitest';
import { twoInstances } from './account/two-instances.js';
import { messages, verdict } from './verdict.js';

/** Of a rule of which one part cannot be read the others stand: it lets in no more than they say. */
const CLIENT = { IpRanges: [{ CidrIp: '10.0.0.20/32' }], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
const OTHER = { ...CLIENT, IpRanges: [{ CidrIp: '10.0.0.30/32' }] };

describe('a rule', () => {
  it.each<[string, object, tcp: string, udp: string]>([
    ['that is whole', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...CLIENT }, 'reachable', 'blocked'],
    ['without its ports keeps its protocol', { IpProtocol: 'tcp', ...CLIENT }, 'unknown', 'blocked'],
    ['without one of them', { IpProtocol: 'tcp', FromPort: 443, ...CLIENT }, 'unknown', 'blocked'],
    [
      'whose ports are no numbers',
      { IpProtocol: 'udp', FromPort: 'dns', ToPort: 'dns', ...CLIENT },
      'blocked',
      'unknown',
    ],
    ['whose types of ICMP are not told', { IpProtocol: 'icmp', ...CLIENT }, 'blocked', 'blocked'],
    ['without its protocol keeps its peers', { ...CLIENT }, 'unknown', 'unknown'],
    [
      'of a protocol that nobody knows',
      { IpProtocol: 'quic', FromPort: 443, ToPort: 443, ...CLIENT },
      'unknown',
      'unknown',
    ],
    ['of others, without its protocol', { ...OTHER }, 'blocked', 'blocked'],
    ['without peers keeps its ports', { IpProtocol: 'udp', FromPort: 53, ToPort: 53 }, 'blocked', 'unknown'],
    [
      'with a block that is none keeps its ports',
      { IpProtocol: 'udp', FromPort: 53, ToPort: 53, ...OTHER, IpRanges: [{ CidrIp: 'here' }] },
      'blocked',
      'unknown',
    ],
    [
      'whose blocks are no list',
      { IpProtocol: 'udp', FromPort: 53, ToPort: 53, ...OTHER, IpRanges: 'all' },
      'blocked',
      'unknown',
    ],
  ])('%s', (_, permission, tcp, udp) => {
    const files = twoInstances([permission]);
    expect(verdict(files, 'i-client', '10.0.0.10', 'tcp 443')).toBe(tcp);
    expect(verdict(files, 'i-client', '10.0.0.10', 'udp 53')).toBe(udp);
  });

  it('that is none at all may be anything, and it is said', () => {
    const files = twoInstances([7 as unknown as object]);
    expect(verdict(files, 'i-client', '10.0.0.10', 'tcp 443')).toBe('unknown');
    expect(messages(files)).toContain('Security group sg-server has rules that cannot be read');
    expect(messages(twoInstances([{ IpProtocol: 'tcp', ...CLIENT }]))).toContain(
      'Security group sg-server has rules that cannot be read',
    );
  });
});
