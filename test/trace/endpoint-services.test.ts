import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const PROVIDER = (region = '') => `
vpc provider 10.0.0.0/16, 2001:db8:1::/56${region} {
  subnet a 10.0.0.0/24, 2001:db8:1::/64 in a {
    instance api 10.0.0.5 { security-groups open }
    instance shut 10.0.0.6 { security-groups closed }
  }
  subnet b 10.0.1.0/24 in b { instance other 10.0.1.5 { security-groups open } }
  security-group open { inbound { allow all from any } }
  security-group closed { }
  network-load-balancer one in a { listener tcp 443 -> api }
  network-load-balancer two in a { listener tcp 80 -> api }
  network-load-balancer zonal in a, b { listener tcp 443 -> api, other }
  network-load-balancer uneven in a, b { listener tcp 443 -> shut, other }
  network-load-balancer last in a { listener tcp 443 -> shut }
  endpoint-service single for one
  endpoint-service several for one, two
  endpoint-service zones for zonal
  endpoint-service unevenly for uneven
  endpoint-service stopped for last
}`;

const CONSUMER = (region = '') => `
vpc consumer 10.0.0.0/16, 2001:db8:2::/56${region} {
  subnet s 10.0.0.0/24, 2001:db8:2::/64 in a {
    instance client 10.0.0.9, 2001:db8:2::9
    interface-endpoint to-single 10.0.0.40, 2001:db8:2::40 to single { security-groups wide }
    interface-endpoint to-several 10.0.0.41 to several
    interface-endpoint to-stopped 10.0.0.42 to stopped { security-groups wide }
    interface-endpoint of-amazon 10.0.0.43
  }
  security-group wide { inbound { allow all from any } }
  subnet nowhere 10.0.1.0/24 {
    interface-endpoint to-zones 10.0.1.40 to zones
    interface-endpoint to-uneven 10.0.1.41 to unevenly
  }
}`;

describe('an interface endpoint of an endpoint service', () => {
  const reach = reachIn(PROVIDER() + CONSUMER());

  it('leads to what is behind, and to nothing else', () => {
    expect(reach('client', '10.0.0.40', 'tcp 443').verdict).toBe('reachable');
    expect(reach('client', '10.0.0.40', 'tcp 80').verdict).toBe('blocked');
    expect(reach('client', 'to-stopped', 'tcp 443').verdict).toBe('blocked');
  });

  it('has no way in a family that the load balancer does not speak', () => {
    expect(reach('client', '2001:db8:2::40', 'tcp 443').blockers).toMatchObject([{ checkpoint: 'endpoint-service' }]);
  });

  it('takes one of the nodes where no file tells its zone: what they share is decided', () => {
    expect(reach('client', 'to-zones', 'tcp 443').verdict).toBe('reachable');
    expect(reach('client', 'to-zones', 'tcp 80').verdict).toBe('blocked');
    expect(reach('client', 'to-uneven', 'tcp 443').verdict).toBe('unknown');
  });

  it('is open where a service has several load balancers in the zone', () => {
    expect(reach('client', 'to-several', 'tcp 443').verdict).toBe('unknown');
  });

  it('is open in another Region', () => {
    const far = reachIn(PROVIDER(' in eu-west-1') + CONSUMER(' in us-east-1'));
    expect(far('client', '10.0.0.40', 'tcp 443').verdict).toBe('unknown');
    const near = reachIn(PROVIDER(' in eu-west-1') + CONSUMER(' in eu-west-1'));
    expect(near('client', '10.0.0.40', 'tcp 443').verdict).toBe('reachable');
  });

  it('ends connections where it leads to no service of the files', () => {
    expect(reach('client', 'of-amazon', 'tcp 443').verdict).toBe('reachable');
    expect(reach('client', 'of-amazon', 'tcp 9').verdict).toBe('reachable');
  });
});

describe('what stays open or is decided at an endpoint service', () => {
  const WAY = `
vpc other 10.9.0.0/16 {
  subnet s 10.9.0.0/24 in a { route-table ways   instance guest 10.9.0.9 { security-groups wide } }
  route-table ways unknown { }
  route-table none { }
  security-group wide { inbound { allow all from any } }
}`;

  it('is decided by zones where one of the VPCs tells no Region', () => {
    const half = reachIn(PROVIDER(' in eu-west-1') + CONSUMER());
    expect(half('client', '10.0.0.40', 'tcp 443').verdict).toBe('reachable');
  });

  it('knows a zone by its whole name and by its letter', () => {
    for (const [zone, verdict] of [
      ['eu-west-1a', 'reachable'],
      ['eu-west-1c', 'blocked'],
      ['us-east-1a', 'unknown'],
    ]) {
      const named = CONSUMER().replace('2001:db8:2::/64 in a', `2001:db8:2::/64 in ${zone}`);
      expect(reachIn(PROVIDER(' in eu-west-1') + named)('client', '10.0.0.40', 'tcp 443').verdict).toBe(verdict);
    }
  });

  it('is open behind a load balancer that AWS makes no service for', () => {
    const text = PROVIDER().replace('network-load-balancer one', 'application-load-balancer one');
    expect(reachIn(text + CONSUMER())('client', '10.0.0.40', 'tcp 443').verdict).toBe('unknown');
  });

  it('stays blocked where nothing gets to the endpoint', () => {
    const shut = CONSUMER().replace('to-several 10.0.0.41 to several', '$& { security-groups none }');
    const text = `${PROVIDER()}${shut.replace('security-group wide', 'security-group none { }\n  $&')}`;
    expect(reachIn(text)('client', 'to-several', 'tcp 443').verdict).toBe('blocked');
    const apart = PROVIDER() + CONSUMER() + WAY.replace('route-table ways  ', 'route-table none  ');
    expect(reachIn(apart)('guest', 'to-several', 'tcp 443').verdict).toBe('blocked');
  });

  it('asks no group for an address that may be another by then', () => {
    const grouped = PROVIDER()
      .replace('one in a {', '$& security-groups narrow')
      .replace('security-group closed', 'security-group narrow { inbound { allow https from 10.3.0.0/16 } }\n  $&');
    expect(reachIn(grouped + CONSUMER() + WAY)('guest', '10.0.0.40', 'tcp 443').verdict).toBe('unknown');
    expect(reachIn(grouped + CONSUMER() + WAY)('client', '10.0.0.40', 'tcp 443').verdict).toBe('blocked');
  });

  it('is open where one of the nodes that may be taken has a target that answers and one that does not', () => {
    const text = PROVIDER().replace(
      'uneven in a, b { listener tcp 443 -> shut, other',
      '$&, api health-check tcp 443 cross-zone on',
    );
    expect(reachIn(text + CONSUMER())('client', 'to-uneven', 'tcp 443').verdict).not.toBe('blocked');
  });
});

describe('an interface endpoint as a target', () => {
  const balancer = (target: string, more = ''): string =>
    `${PROVIDER()}${CONSUMER().replace(/\}$/, `  network-load-balancer door in s 10.0.0.60 { listener tcp 443 -> ${target} ${more} }\n}`)}`;

  it('is a way of the load balancer before it', () => {
    const answer = reachIn(balancer('to-single'))('client', 'door', 'tcp 443');
    expect(answer.verdict).toBe('reachable');
    expect(answer.paths[0]?.via).toEqual(['consumer.door', 'provider.single', 'provider.one']);
    expect(reachIn(balancer('to-stopped'))('client', 'door', 'tcp 443').verdict).toBe('blocked');
  });

  it("gets nothing where the load balancer keeps the client's address", () => {
    expect(reachIn(balancer('to-single', 'client-ip preserved'))('client', 'door', 'tcp 443').verdict).toBe('blocked');
  });

  it('fares by its own service, however like another it is', () => {
    for (const targets of ['to-single, to-stopped', 'to-stopped, to-single']) {
      const answer = reachIn(balancer(targets))('client', 'door', 'tcp 443');
      expect(answer.paths.map(({ via, verdict }) => [via.at(-1), verdict])).toEqual([['provider.one', 'reachable']]);
    }
  });

  it("is not asked for by the listener of the load balancer before it, where that keeps its clients' addresses", () => {
    const answer = reachIn(balancer('to-single', 'client-ip preserved'))('client', 'to-single', 'tcp 443');
    expect(answer.paths.flatMap(({ via }) => via)).toContain('provider.one');
    expect(answer.paths.flatMap(({ via }) => via)).not.toContain('consumer.door');
  });
});
