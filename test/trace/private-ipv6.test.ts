import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { reachIn } from '../answers/asking.js';

const network = (word: string, more = '') => `
vpc v 10.0.0.0/16, 2001:db8:0:100::/56${word} {
  internet-gateway igw
  egress-only-gateway eigw
  main route-table ways { 0.0.0.0/0 -> igw   ::/0 -> igw }
  route-table out-only { ::/0 -> eigw }
  security-group g { inbound { allow https from any } }
  subnet s 10.0.0.0/24, 2001:db8:0:100::/64 {
    instance web 2001:db8:0:100::5 { security-groups g }
    instance both 10.0.0.6, 2001:db8:0:100::6 { security-groups g   public-ip 198.51.100.6 }
  }
  subnet t 10.0.1.0/24, 2001:db8:0:101::/64 {
    route-table out-only
    instance shy 2001:db8:0:101::5 { security-groups g }
  }
}
${more}`;

describe('an IPv6 block of which nobody tells whether it is private', () => {
  const reach = reachIn(network(' maybe private'));
  it.each([
    ['web', '2001:db8:ffff::9', 'https', 'unknown'],
    ['shy', '2001:db8:ffff::9', 'https', 'unknown'],
    ['internet', 'web', 'https', 'unknown'],
    // What holds either way is decided.
    ['internet', 'web', 'ssh', 'blocked'],
    ['web', 'shy', 'https', 'reachable'],
    ['internet', 'shy', 'ssh', 'blocked'],
  ])('%s to %s on %s: %s', (from, to, on, verdict) => {
    expect(reach(from, to, on).verdict).toBe(verdict);
  });
});

describe('an instance whose IPv6 address no file tells, in a subnet of two blocks', () => {
  const mixed = (blocks: string) => `
vpc v ${blocks} {
  internet-gateway igw
  main route-table ways { ::/0 -> igw }
  security-group g { inbound { allow https from any } }
  subnet s 2001:db8:0:100::/64, 2001:db8:0:200::/64 { instance web { security-groups g } }
}`;
  it.each([
    ['2001:db8:0:100::/56 private, 2001:db8:0:200::/56', 'partly'],
    ['2001:db8:0:100::/56 private, 2001:db8:0:200::/56 maybe private', 'unknown'],
    ['2001:db8:0:100::/56 private, 2001:db8:0:200::/56 private', 'blocked'],
  ])('of %s is asked for by the internet: %s', (blocks, verdict) => {
    expect(reachIn(mixed(blocks))('internet', 'web', 'https').verdict).toBe(verdict);
  });
});

it('unique local addresses are private in a VPC whose blocks nobody tells', () => {
  const text = `
vpc v unknown {
  internet-gateway igw
  main route-table ways { ::/0 -> igw }
  security-group g { inbound { allow https from any } }
  subnet s fd12:3456:789a:100::/64 { instance web fd12:3456:789a:100::5 { security-groups g } }
}`;
  expect(reachIn(text)('internet', 'web', 'https').verdict).toBe('blocked');
  expect(reachIn(text)('web', '2001:db8:ffff::9', 'https').verdict).toBe('blocked');
});

describe('a private IPv6 block', () => {
  it('is told where it stops a packet, with what to do', () => {
    const reach = reachIn(network(' private'));
    const told = (from: string, to: string) =>
      reach(from, to, 'https').blockers.map(({ checkpoint, object, message }) => `${checkpoint} ${object}: ${message}`);
    const block = '2001:db8:0:100::/56, a private IPv6 block of v, which AWS does not advertise on the internet';
    expect(told('web', '2001:db8:ffff::9').join()).toContain(
      `internet-gateway v.igw: v.igw drops the packet: its source is in ${block}`,
    );
    expect(told('shy', '2001:db8:ffff::9').join()).toContain(
      `egress-only-gateway v.eigw: v.eigw drops the packet: its source is in ${block}`,
    );
    expect(told('internet', 'web').join()).toContain('its IPv6 address is in 2001:db8:0:100::/56, a private block');
  });

  it('is not asked for by the internet, which has the public address', () => {
    expect(reachIn(network(' private'))('internet', 'both', 'https').verdict).toBe('reachable');
  });

  it('of another VPC is met nowhere on the internet', () => {
    const far = `
vpc far-away 10.3.0.0/16, 2001:db8:0:300::/56 {
  internet-gateway igw
  main route-table ways { ::/0 -> igw }
  subnet s 10.3.0.0/24, 2001:db8:0:300::/64 { instance far 2001:db8:0:300::5 }
}`;
    expect(reachIn(network('', far))('far', 'web', 'https').verdict).toBe('reachable');
    const answer = reachIn(network(' private', far))('far', 'web', 'https');
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers.map(({ message }) => message).join()).toContain('so nothing comes in from there');
  });

  it('is none of IPv4', () => {
    const text = network('').replace('10.0.0.0/16,', '10.0.0.0/16 private,');
    const { findings } = loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined);
    expect(findings.map(({ message }) => message).join()).toMatch(/^`private` belongs behind an IPv6 block/);
  });
});
