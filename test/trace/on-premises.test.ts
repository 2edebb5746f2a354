import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { reachIn, topologyOf } from '../answers/asking.js';

const OFFICES = `
vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { route-table t  instance i 10.0.0.10 { security-groups g } }
  route-table t { 192.168.0.0/16 -> hub }
  security-group g { inbound { allow all from any } }
}
network office 192.168.0.0/16 { host h1 192.168.0.5  host h2 192.168.0.6 }
network plant 172.31.0.0/16
transit-gateway hub { attach v in v.s }
vpn line from office to hub
vpn other from plant to hub`;

describe('what an on-premises network does within itself', () => {
  it('is told neither by reach nor by the matrix, although a transit gateway would carry it', () => {
    const reach = reachIn(OFFICES);
    expect(reach('office', 'office.h1', 'ssh').verdict).toBe('blocked');
    expect(reach('office', 'plant', 'ssh').verdict).toBe('reachable');
    const flows = analyse(topologyOf(OFFICES))
      .matrix()
      .flows.map(({ from, to }) => `${from} > ${to}`);
    expect(flows).toContain('office > plant');
    expect(flows.filter((flow) => flow.split('office').length > 2)).toEqual([]);
  });
});

describe('the connection that on-premises takes', () => {
  const two = (line: string): ReturnType<typeof reachIn> =>
    reachIn(`
vpc v 10.0.0.0/16 {
  vpn-gateway vgw
  subnet s 10.0.0.0/24 in a { route-table t  instance i 10.0.0.10 { security-groups g } }
  route-table t { propagate vgw }
  security-group g { inbound { allow all from any } }
}
vpc w 10.1.0.0/16 { subnet s 10.1.0.0/24 in a {} }
network office 192.168.0.0/16
transit-gateway hub { attach w }
vpn tunnel from office to v.vgw
${line}`);

  it('is the one whose allowed prefix is longer, even where the transit gateway behind it leads nowhere', () => {
    const answer = two('direct-connect line from office to hub { allow 10.0.0.0/24, 10.1.0.0/16 }')('office', 'v.i');
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers.map(({ code }) => code)).toEqual(['TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT']);
  });

  it('is the VPN where the allowed prefixes are others or shorter', () => {
    for (const allowed of ['10.1.0.0/16', '10.0.0.0/8'])
      expect(two(`direct-connect line from office to hub { allow ${allowed} }`)('office', 'v.i').verdict).toBe(
        'reachable',
      );
  });
});

describe('an on-premises host behind a load balancer', () => {
  const reach = reachIn(`
vpc v 10.0.0.0/16 {
  vpn-gateway vgw
  subnet s 10.0.0.0/24 in a { route-table t  instance client 10.0.0.9 { security-groups g } }
  subnet far 10.0.1.0/24 in b { route-table t }
  route-table t { propagate vgw }
  application-load-balancer front in s, far { security-groups g  listener https -> server on tcp 8443 }
  network-load-balancer plain in s { listener tcp 25 -> server }
  application-load-balancer lost in s, far { security-groups g  listener https -> stranger }
  security-group g { inbound { allow all from any } }
}
network office 192.168.0.0/16 { host server 192.168.0.5 }
network elsewhere 172.31.0.0/16 { host stranger 172.31.0.5 }
vpn line from office to v.vgw`);

  it('is reached over the connection', () => {
    const answer = reach('client', 'front');
    expect(answer.reachable.map(({ ports }) => ports)).toEqual(['443']);
    expect(answer.paths[0]?.via).toEqual(['v.front', 'v.vgw', 'line']);
    expect(reach('client', 'plain').reachable.map(({ ports }) => ports)).toEqual(['25']);
    expect(reach('client', 'lost').verdict).toBe('blocked');
  });

  it('is all that the load balancer speaks to, and on its port', () => {
    expect(reach('front', 'office').reachable.map(({ to, ports }) => `${to} ${ports}`)).toEqual(['192.168.0.5 8443']);
  });
});
