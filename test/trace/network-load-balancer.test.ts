import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { reachIn, topologyOf } from '../answers/asking.js';

describe('a client of a network load balancer behind a NAT gateway', () => {
  const reach = reachIn(`
vpc c 10.0.0.0/16 {
  subnet mid 10.0.0.0/24 in a { route-table across  private nat-gateway nat 10.0.0.5 }
  subnet s 10.0.1.0/24 in a { route-table by-nat  instance client 10.0.1.10 { security-groups g  client-ports 40000-50000 } }
  route-table by-nat { 10.1.0.0/16 -> nat }
  route-table across { 10.1.0.0/16 -> line }
  security-group g {}
}
vpc v 10.1.0.0/16 {
  subnet p 10.1.0.0/24 in a { route-table back }
  subnet s 10.1.1.0/24 in a { network-acl narrow  instance web 10.1.1.10 { security-groups g } }
  route-table back { 10.0.0.0/16 -> line }
  network-load-balancer lb in p 10.1.0.9 { listener https -> web client-ip preserved }
  network-acl narrow { inbound { 100 allow all from any } outbound { 100 allow tcp 40000-50000 to any } }
  security-group g { inbound { allow https from 10.0.0.5 } }
}
peering line between c and v`);

  it('gets replies on the ports that the NAT gateway picked, not on its own', () => {
    const answer = reach('client', 'lb', 'https');
    expect(answer.verdict).toBe('partly');
    expect(answer.partly).toMatchObject([{ translatedPorts: '40000-50000' }]);
  });
});

it('speaks to a target of several addresses at the first', () => {
  const text = `
vpc v 10.0.0.0/16 {
  internet-gateway igw
  subnet s 10.0.0.0/24 in a { route-table out  instance web 10.0.0.10, 10.0.0.5 { security-groups g } }
  network-load-balancer lb in s 10.0.0.9 { public  listener http -> web client-ip preserved }
  route-table out { 0.0.0.0/0 -> igw }
  security-group g { inbound { allow all from any } }
}`;
  expect(reachIn(text)('internet', 'web', 'http').reachable).toMatchObject([{ to: '10.0.0.10' }]);
  const flows = analyse(topologyOf(text))
    .matrix()
    .flows.filter(({ from, to }) => from === 'internet' && to === 'v.web');
  expect(flows.map(({ reachable }) => reachable)).toMatchObject([[{ to: '10.0.0.10' }]]);
});

it('may lead to a node whose targets nobody tells, though another is healthy for certain', () => {
  const answer = reachIn(`
vpc v 10.0.0.0/16 {
  subnet a 10.0.0.0/24 in a {
    instance web-a 10.0.0.5 { security-groups open }
    instance client 10.0.0.9 { security-groups open }
  }
  subnet b 10.0.1.0/24 in b { instance web-b 10.0.1.5 { security-groups untold } }
  network-load-balancer lb in a 10.0.0.4, b 10.0.1.4 { listener https -> web-a, web-b }
  security-group open { inbound { allow all from any } }
  security-group untold unknown { }
}`)('client', 'lb', 'https');
  expect(answer).toMatchObject({ verdict: 'unknown', reachable: [{ to: '10.0.0.4' }], unknown: [{ to: '10.0.1.4' }] });
});
