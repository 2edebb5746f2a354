import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const network = (rule: string, acl = 'allow all from any'): string => `
vpc v 10.0.0.0/16, 2001:db8:a::/56 {
  internet-gateway door
  subnet s 10.0.0.0/24, 2001:db8:a::/64 in a {
    route-table t
    network-acl n
    instance app 10.0.0.10, 2001:db8:a::10 { public-ip 198.51.100.10  security-groups g }
    instance job 10.0.0.11, 2001:db8:a::11 { security-groups g }
  }
  subnet six 2001:db8:a:1::/64 in a { route-table t  instance modern 2001:db8:a:1::10 { security-groups g } }
  route-table t { 0.0.0.0/0 -> door  ::/0 -> door }
  network-acl n { inbound { 10 ${acl} } outbound { 10 allow all to any } }
  security-group g { inbound { ${rule} } }
}`;

/** What reaches the other end, by the protocols told and the family of the addresses. */
const told = (text: string, from = 'internet', to = 'v.app', on?: string): string[] =>
  reachIn(text)(from, to, on).reachable.map(
    ({ protocol, types, to: end }) => `${protocol}${types ? ` ${types}` : ''} over IPv${end.includes(':') ? 6 : 4}`,
  );

describe('ICMP, a protocol of IPv4 alone, and ICMPv6, of IPv6 alone', () => {
  it.each([
    ['a type', 'allow icmp 8/0 from any', ['icmp 8/0 over IPv4']],
    ['a type of ICMPv6', 'allow icmpv6 128/0 from any', ['icmpv6 128/0 over IPv6']],
    ['a number', 'allow protocol 1 from any', ['icmp 0-255 over IPv4']],
    ['a number of ICMPv6', 'allow protocol 58 from any', ['icmpv6 0-255 over IPv6']],
    ['everything', 'allow all from any', ['all over IPv4', 'all over IPv6']],
  ])('cross a group by %s in packets of their family', (_, rule, expected) => {
    expect(told(network(rule))).toEqual(expected);
    expect(told(network('allow all from any', rule)).sort()).toEqual(expected);
  });

  it.each([
    ['icmp', ['icmp 0-255 over IPv4']],
    ['icmpv6', ['icmpv6 0-255 over IPv6']],
    ['protocol 58', ['icmpv6 0-255 over IPv6']],
    ['all', ['all over IPv4', 'all over IPv6']],
    ['ping', ['icmp 8/0 over IPv4', 'icmpv6 128/0 over IPv6']],
  ])('are asked for by %s in packets of their family', (on, expected) => {
    expect(told(network('allow all from any'), 'internet', 'v.app', on)).toEqual(expected);
  });

  it('cannot be asked for where the family has no such packets', () => {
    const reach = reachIn(network('allow all from any'));
    expect(reach('v.modern', 'v.app', 'icmp').verdict).toBe('blocked');
    expect(reach('v.modern', 'v.app', 'icmp').reachable).toEqual([]);
    expect(reach('v.modern', 'v.app', 'all').verdict).toBe('reachable');
  });

  it('leave the rest of everything whole', () => {
    const rest = told(network('allow all from any', 'deny tcp 22 from any  20 allow all from any'));
    expect(rest.filter((text) => text.startsWith('icmp'))).toEqual(['icmp 0-255 over IPv4', 'icmpv6 0-255 over IPv6']);
  });
});
