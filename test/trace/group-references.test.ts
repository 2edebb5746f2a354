/** Which references to groups survive a transit gateway. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security */
import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const twoVpcs = (client: string, server: string, hub = 'security-group-referencing'): string => `
vpc a 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { route-table r  instance client 10.0.0.10 { security-groups clients } }
  route-table r { 10.1.0.0/16 -> hub }
  security-group clients { ${client} }
}
vpc b 10.1.0.0/16 {
  subnet s 10.1.0.0/24 in a { route-table r  instance server 10.1.0.10 { security-groups servers } }
  route-table r { 10.0.0.0/16 -> hub }
  security-group servers { ${server} }
}
transit-gateway hub { ${hub} attach a in s  attach b in s }`;

const verdict = (text: string): string => reachIn(text)('a.client', 'b.server', 'https').verdict;

describe('over a transit gateway with security group referencing', () => {
  it('an inbound rule may name a group of the other VPC', () => {
    const inbound = 'inbound { allow https from a.clients }';
    expect(verdict(twoVpcs('', inbound))).toBe('reachable');
    expect(verdict(twoVpcs('', inbound, ''))).toBe('blocked');
  });

  it('an outbound rule that does so lets nothing out', () => {
    const inbound = 'inbound { allow https from any }';
    expect(verdict(twoVpcs('outbound { allow https to b.servers }', inbound))).toBe('blocked');
    expect(verdict(twoVpcs('outbound { allow https to 10.1.0.0/16 }', inbound))).toBe('reachable');
  });
});

describe('over a peering', () => {
  it('both directions may name a group of the other VPC', () => {
    const peered = twoVpcs('outbound { allow https to b.servers }', 'inbound { allow https from a.clients }')
      .replace(/transit-gateway.*/, 'peering p between a and b')
      .replaceAll('-> hub', '-> p');
    expect(verdict(peered)).toBe('reachable');
  });
});
