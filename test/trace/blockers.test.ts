import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const NETWORK = `
vpc v 10.0.0.0/16, 2001:db8:a::/56 {
  internet-gateway door
  vpn-gateway vgw
  subnet public 10.0.0.0/24, 2001:db8:a::/64 in a {
    route-table out
    network-acl strict
    nat-gateway nat 10.0.0.9 { public-ip 198.51.100.9 }
    instance router 10.0.0.8 { source-dest-check off  security-groups closed }
  }
  subnet inner 10.0.1.0/24, 2001:db8:a:1::/64 in a {
    route-table by-nat
    instance job 10.0.1.10, 2001:db8:a:1::10 { security-groups open }
  }
  subnet looped 10.0.2.0/24 in a {
    route-table by-router
    instance ring 10.0.2.8 { source-dest-check off  security-groups closed }
    instance lost 10.0.2.10 { security-groups open }
  }
  route-table out { 0.0.0.0/0 -> door }
  route-table by-nat { 0.0.0.0/0 -> nat  ::/0 -> nat }
  route-table by-router { 0.0.0.0/0 -> ring }
  network-acl strict {
    inbound { 10 deny all from any }
    outbound { 10 allow all to any }
  }
  security-group open { inbound { allow all from any } }
  security-group closed { inbound { allow tcp 22 from 10.9.9.9 } }
}
network office 192.168.0.0/16
vpn line from office to v.vgw`;

describe('what stops a packet on its way to the gateway that stops it too', () => {
  const reach = reachIn(NETWORK);
  const blockers = (from: string, to: string, on: string): string[] =>
    reach(from, to, on).blockers.map(({ direction, checkpoint, object }) => `${direction} ${checkpoint} ${object}`);

  it.each([
    [
      'a reply that goes to a NAT gateway which did not open the connection',
      ['office', 'v.job', 'tcp 443'],
      ['return network-acl-inbound v.strict', 'return nat-gateway v.nat'],
    ],
    [
      'IPv6 that a NAT gateway does not translate',
      ['v.job', '2606:4700::5', 'tcp 443'],
      ['forward network-acl-inbound v.strict', 'forward nat-gateway v.nat'],
    ],
    [
      'a connection from outside to the public address of a NAT gateway',
      ['203.0.113.5', '198.51.100.9', 'tcp 443'],
      ['forward network-acl-inbound v.strict', 'forward nat-gateway v.nat'],
    ],
    [
      'an appliance whose own subnet has the route to it',
      ['v.lost', '203.0.113.5', 'tcp 443'],
      ['forward security-group-inbound v.closed', 'forward route-table v.by-router'],
    ],
  ] as const)('%s', (_, [from, to, on], expected) => {
    expect(blockers(from, to, on)).toEqual(expected);
  });
});
