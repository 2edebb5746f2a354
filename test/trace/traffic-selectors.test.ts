import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const network = (vpns: string, gateway = 'v.vgw') => `
vpc v 10.0.0.0/16 {
  vpn-gateway vgw
  main route-table ways { ${gateway === 'hub' ? '192.168.0.0/16 -> hub' : 'propagate vgw'} }
  security-group g { inbound { allow https from any } }
  subnet s 10.0.0.0/24 { instance near 10.0.0.5 { security-groups g } }
  subnet t 10.0.1.0/24 { instance far 10.0.1.5 { security-groups g } }
}
network office 192.168.0.0/16 { host desk 192.168.1.9 }
transit-gateway hub { attach v }
${vpns}`;

describe('traffic selectors that nobody tells', () => {
  const reach = reachIn(network('vpn line from office to v.vgw { local-cidrs unknown   remote-cidrs 10.0.0.0/24 }'));
  it.each([
    ['near', 'office.desk', 'https', 'unknown'],
    ['office.desk', 'near', 'https', 'unknown'],
    // What holds either way is decided.
    ['office.desk', 'near', 'ssh', 'blocked'],
    ['far', 'office.desk', 'https', 'blocked'],
    ['office.desk', 'far', 'https', 'blocked'],
  ])('%s to %s on %s: %s', (from, to, on, verdict) => {
    expect(reach(from, to, on).verdict).toBe(verdict);
  });
});

describe('traffic selectors', () => {
  it('are told where they stop a packet, with what to do', () => {
    const reach = reachIn(
      network('vpn line from office to v.vgw { local-cidrs 192.168.1.0/24   remote-cidrs 10.0.0.0/24 }'),
    );
    const told = (from: string, to: string) =>
      reach(from, to, 'https').blockers.map(({ checkpoint, object, message }) => `${checkpoint} ${object}: ${message}`);
    const start = 'vpn line: The tunnels of line do not carry the packet: its';
    expect(told('far', 'office.desk').join()).toContain(
      `${start} source, on AWS's side, is not within the traffic selector \`remote-cidrs 10.0.0.0/24\``,
    );
    expect(told('office.desk', 'far').join()).toContain(`${start} destination, on AWS's side, is not within`);
    expect(told('near', '192.168.2.9').join()).toContain(
      `${start} destination, on the customer's side, is not within the traffic selector \`local-cidrs 192.168.1.0/24\``,
    );
  });

  it('let the device on premises put each packet into the tunnel that takes it', () => {
    const two = `
vpn one from office to hub { remote-cidrs 10.0.0.0/24 }
vpn other from office to hub { remote-cidrs 10.0.1.0/24 }`;
    const reach = reachIn(network(two, 'hub'));
    // Of two equal routes AWS takes either, so that what comes back, or sets out from there, may be lost.
    expect(reach('office.desk', 'near', 'https').verdict).toBe('unknown');
    expect(reach('near', 'office.desk', 'https').verdict).toBe('unknown');
    expect(reach('office.desk', 'near', 'ssh').verdict).toBe('blocked');
    const alone = reachIn(
      network(
        `${two} { routes 192.168.1.0/24 }`.replace('{ remote-cidrs 10.0.1.0/24 } {', '{ remote-cidrs 10.0.1.0/24 '),
        'hub',
      ),
    );
    expect(alone('far', 'office.desk', 'https').verdict).toBe('reachable');
    expect(alone('office.desk', 'far', 'https').verdict).toBe('reachable');
  });

  it('of one family announce nothing of the other', () => {
    const reach = reachIn(
      network(
        'vpn four from office to hub { local-cidrs 0.0.0.0/0 }\nvpn six from office to hub { local-cidrs ::/0 }',
        'hub',
      ),
    );
    expect(reach('near', 'office.desk', 'https').verdict).toBe('reachable');
    expect(reach('office.desk', 'near', 'https').verdict).toBe('reachable');
  });
});

describe('an address that no file tells', () => {
  const reach = (selector: string) =>
    reachIn(
      network(`vpn line from office to v.vgw { remote-cidrs ${selector} }`)
        .replace('subnet t 10.0.1.0/24', 'subnet t unknown')
        .replace('far 10.0.1.5', 'far'),
    );
  it.each([
    ['10.0.0.0/16', 'reachable'],
    ['10.0.1.0/24', 'unknown'],
    ['172.16.0.0/12', 'blocked'],
  ])('is within %s as far as its VPC is: %s', (selector, verdict) => {
    expect(reach(selector)('far', 'office.desk', 'https').verdict).toBe(verdict);
    expect(reach(selector)('office.desk', 'far', 'https').verdict).toBe(verdict);
  });
});

describe('a network whose blocks nobody tells, behind tunnels of one family', () => {
  const dark = (gateway: string, selector: string) =>
    reachIn(
      `${network(`vpn line from dark to ${gateway} { ${selector} }`, gateway)}\nnetwork dark unknown`.replace(
        '192.168.0.0/16 -> hub',
        '0.0.0.0/0 -> hub',
      ),
    );
  it.each(['v.vgw', 'hub'])('is met at %s by packets of that family alone', (gateway) => {
    expect(dark(gateway, 'local-cidrs 0.0.0.0/0')('near', '172.20.0.1', 'https').verdict).toBe('unknown');
    expect(dark(gateway, 'local-cidrs ::/0')('near', '172.20.0.1', 'https').verdict).toBe('blocked');
    const told = dark(gateway, 'local-cidrs ::/0')('near', '172.20.0.1', 'https').blockers.map(
      ({ checkpoint }) => checkpoint,
    );
    expect(told).toEqual([gateway === 'hub' ? 'transit-gateway' : 'route-table']);
  });

  it('leaves what another VPN announces of the other family as it is', () => {
    const reach = (selector: string) =>
      reachIn(
        `${network(`vpn line from office to hub { }\nvpn other from dark to hub { local-cidrs ${selector} }`, 'hub')}\nnetwork dark unknown anywhere`,
      );
    expect(reach('::/0')('near', 'office.desk', 'https').verdict).toBe('reachable');
    expect(reach('0.0.0.0/0')('near', 'office.desk', 'https').verdict).toBe('unknown');
  });
});
