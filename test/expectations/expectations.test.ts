import { describe, expect, it } from 'vitest';
import { holdsIn } from './holds.js';

const SHOP = `
vpc v 10.0.0.0/16 {
  internet-gateway igw
  vpn-gateway vgw
  subnet front 10.0.0.0/24 in a {
    route-table out
    instance web 10.0.0.10 { security-groups webs  public-ip 198.51.100.10 }
    nat-gateway nat 10.0.0.5 { public-ip 198.51.100.9 }
  }
  subnet inner 10.0.1.0/24 in a { route-table by-nat  instance app 10.0.1.10 { security-groups apps } }
  subnet data 10.0.2.0/24 in b { instance db 10.0.2.10 { security-groups dbs } }
  subnet mute 10.0.3.0/24 in b { network-acl one-way  instance sink 10.0.3.10 { security-groups open } }
  route-table out { 0.0.0.0/0 -> igw  propagate vgw }
  route-table by-nat { 0.0.0.0/0 -> nat }
  network-acl one-way { inbound { 100 allow all from any } }
  security-group webs { inbound { allow https from any } }
  security-group apps { inbound { allow http from webs } }
  security-group dbs { inbound { allow postgres from apps, partners } }
  security-group open { inbound { allow all from any } }
}
prefix-list partners unknown
network office 192.168.0.0/16 { host desk 192.168.0.5 }
vpn line from office to v.vgw`;

describe('expectations', () => {
  const holds = (assertion: string): boolean | undefined => holdsIn(SHOP, assertion)[0];

  it('can: every packet of every member', () => {
    expect(holds('app can reach db on postgres')).toBe(true);
    expect(holds('app can reach db on postgres, ssh')).toBe(false);
    expect(holds('app, web can reach db on postgres')).toBe(undefined);
    expect(holds('internet can reach front on https')).toBe(true);
    expect(holds('internet can reach front, inner on https')).toBe(false);
    expect(holds('app can reach db')).toBe(false);
  });

  it('can: a reply must come back', () => {
    expect(holds('app can reach sink on ssh')).toBe(false);
  });

  it('cannot: nothing arrives, whether or not a reply comes back', () => {
    expect(holds('app cannot reach sink on ssh')).toBe(false);
    expect(holds('internet cannot reach inner')).toBe(true);
    expect(holds('internet cannot reach web')).toBe(false);
    expect(holds('internet cannot reach web except on https')).toBe(true);
    expect(holds('internet cannot reach web except on http')).toBe(false);
  });

  it('cannot: public addresses are tried too, from inside', () => {
    // At its private address the group lets nobody in; at its public one app comes with the NAT gateway's address.
    const narrowed = SHOP.replace('allow https from any', 'allow https from 198.51.100.9');
    expect(holdsIn(narrowed, 'app cannot reach web on https', 'app can reach web on https')).toEqual([false, false]);
  });

  it('unknown: only where what is not known decides', () => {
    expect(holds('web cannot reach db on postgres')).toBe(undefined);
    expect(holds('web cannot reach db on ssh')).toBe(true);
    expect(holds('internet cannot reach db')).toBe(true);
  });

  it('unknown: whether there is an address that it could be reached at', () => {
    const text = `vpc v 10.0.0.0/16, 2600:1f16:1::/56 {
      internet-gateway door
      subnet lost unknown { route-table out  instance web { security-groups all } }
      route-table out { any -> door }
      security-group all { inbound { allow all from any } }
    }`;
    expect(holdsIn(text, 'internet cannot reach web', 'internet can reach web on ssh')).toEqual([undefined, undefined]);
  });

  it('only: everybody else is kept out', () => {
    expect(holds('only webs can reach app')).toBe(true);
    expect(holds('only web can reach app on http')).toBe(true);
    expect(holds('only db can reach app')).toBe(false);
    expect(holds('only internet can reach web')).toBe(false);
    expect(holds('only internet, office, v can reach web')).toBe(true);
    expect(holds('only internet, office.desk, v can reach web')).toBe(false);
    expect(holds('only internet, 192.168.0.0/17, 192.168.128.0/17, v can reach web')).toBe(true);
  });

  it('via: every way passes it', () => {
    expect(holds('app can reach internet on https via nat')).toBe(true);
    expect(holds('app can reach internet on https via nat, igw')).toBe(true);
    expect(holds('web can reach internet on https via nat')).toBe(false);
    expect(holds('front, inner can reach internet on https via igw')).toBe(true);
    expect(holds('front, inner can reach internet on https via nat')).toBe(false);
  });

  it('are unknown where they name what nothing declares', () => {
    expect(holds('internet cannot reach web on teleport')).toBe(undefined);
    expect(holds('internet cannot reach nobody')).toBe(undefined);
  });
});

describe('via, in a network of many ways', () => {
  it('finds the one that goes past, however many do not', () => {
    const zones = Array.from({ length: 70 }, (_, i) => i);
    const network = (last: string): string => `
vpc v 10.0.0.0/16 {
  internet-gateway igw
  subnet front 10.0.250.0/24 in a { route-table out  nat-gateway nat 10.0.250.5 { public-ip 198.51.100.9 } }
  route-table out { 0.0.0.0/0 -> igw }
  ${zones
    .map(
      (
        i,
      ) => `subnet s${i} 10.0.${i}.0/24 in a { route-table t${i}  network-acl n${i}  instance i${i} 10.0.${i}.10 { public-ip } }
  route-table t${i} { 0.0.0.0/0 -> ${i === 69 ? last : 'nat'} }
  network-acl n${i} { inbound { 100 allow all from any } outbound { 100 allow all to any } }`,
    )
    .join('\n')}
}`;
    const all = zones.map((i) => `s${i}`).join(', ');
    expect(holdsIn(network('nat'), `${all} can reach internet on https via nat`)).toEqual([true]);
    expect(holdsIn(network('igw'), `${all} can reach internet on https via nat`)).toEqual([false]);
  });
});

describe('only, behind a network load balancer that keeps the address of its clients', () => {
  const network = `
vpc v 10.0.0.0/16 {
  subnet a 10.0.0.0/24 in a { instance client 10.0.0.10 { security-groups clients } }
  subnet b 10.0.1.0/24 in a { instance web 10.0.1.10 { security-groups webs } }
  network-load-balancer front in a 10.0.0.9 { security-groups fronts  listener https -> web client-ip preserved }
  security-group clients {}
  security-group fronts { inbound { allow https from any } }
  security-group webs { inbound { allow https from fronts } }
}`;

  it('counts the clients as those who reach the target', () => {
    expect(holdsIn(network, 'client can reach web on https', 'client cannot reach web on https')).toEqual([
      true,
      false,
    ]);
    expect(holdsIn(network, 'only front can reach web', 'only front, client can reach web')).toEqual([false, true]);
  });
});
