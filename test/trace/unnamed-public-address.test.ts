import { describe, expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

/** The public address of the node is not told: what holds of every public address is decided. */
const network = (routes: string): string => `
vpc a 10.1.0.0/16 {
  subnet s 10.1.0.0/24 { route-table t  instance client 10.1.0.5 { security-groups open } }
  route-table t { 0.0.0.0/0 -> hub }
  security-group open { inbound { allow all from any } }
}
vpc exit 10.3.0.0/16 {
  internet-gateway door
  subnet lines 10.3.0.0/24 { route-table out }
  subnet edge 10.3.1.0/24 { route-table way  nat-gateway nat { public-ip 198.51.100.3 } }
  route-table out { 0.0.0.0/0 -> nat  10.1.0.0/16 -> hub }
  route-table way { 0.0.0.0/0 -> door  10.1.0.0/16 -> hub }
}
vpc b 10.2.0.0/16 {
  internet-gateway door
  subnet s 10.2.0.0/24 { instance web 10.2.0.5 { security-groups open } }
  main route-table t { 0.0.0.0/0 -> door }
  network-load-balancer entry in s { public  listener https -> web }
  security-group open { inbound { allow all from any } }
}
network office 192.168.0.0/16
vpn line from office to hub
transit-gateway hub {
  attach a  attach exit in exit.lines  attach b
  route-table one { associate a, exit, b, line  propagate a, exit, b, line  ${routes} }
}
`;

describe('a public address without a value, at the table of a transit gateway', () => {
  it.each([
    ['', 'blocked'],
    ['0.0.0.0/0 -> blackhole', 'blocked'],
    ['0.0.0.0/0 -> exit', 'reachable'],
    ['172.16.0.0/12 -> blackhole  0.0.0.0/0 -> exit', 'reachable'],
    ['198.51.100.0/24 -> blackhole  0.0.0.0/0 -> exit', 'unknown'],
    ['198.51.100.0/24 -> exit', 'unknown'],
  ])('“%s”', (routes, verdict) => {
    expect(verdictIn(network(routes), 'client entry https')).toBe(`client entry https ${verdict}`);
  });
});
