/** Who is asked, and what counts where somebody cannot be. */
import { describe, expect, it } from 'vitest';
import { reachIn } from './asking.js';

const WEB = `
vpc v 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway igw
  subnet s 10.0.0.0/24 in a {
    route-table t
    instance open 10.0.0.10 { security-groups g  public-ip 198.51.100.10 }
    instance hidden 10.0.0.11 { security-groups g }
  }
  subnet six 2001:db8:0:1::/64 in a { route-table t  instance modern 2001:db8:0:1::5 { security-groups g } }
  route-table t { any -> igw }
  security-group g { inbound { allow https from any } }
}`;

describe('members that have no address for each other', () => {
  const reach = reachIn(WEB);

  it('count as blocked where all of the traffic is asked for', () => {
    const answer = reach('internet', 's', 'https');
    expect(answer.verdict).toBe('partly');
    expect(answer.blockers.map(({ code }) => code)).toContain('IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS');
    expect(reach('open, modern', 'hidden', 'https').verdict).toBe('partly');
    expect(reach('hidden', 'open, modern', 'https').verdict).toBe('partly');
    expect(reach('hidden', 'modern', 'https').verdict).toBe('blocked');
  });

  it('do not count where the verdict speaks of what is delivered', () => {
    expect(reach('internet', 's').verdict).toBe('reachable');
  });

  it('are not the ones that a question names once on each side', () => {
    expect(reach('open, hidden', 'open, hidden', 'https').verdict).toBe('reachable');
    expect(reach('internet', 'open', 'https').verdict).toBe('reachable');
  });

  it('count in large questions too', () => {
    const hosts = (prefix: string, net: string): string =>
      Array.from(
        { length: 50 },
        (_, i) => `instance ${prefix}${i} ${net}${(i + 16).toString()} { security-groups g }`,
      ).join('\n');
    const large = reachIn(`vpc v 10.0.0.0/16, 2001:db8::/56 {
      subnet a 10.0.0.0/24 in a { ${hosts('a', '10.0.0.')} }
      subnet b 10.0.1.0/24 in a { ${hosts('b', '10.0.1.')} }
      subnet c 2001:db8:0:1::/64 in a { ${hosts('c', '2001:db8:0:1::')} }
      security-group g { inbound { allow https from any } }
    }`);
    expect(large('a', 'b', 'https').verdict).toBe('reachable');
    expect(large('a', 'b, c', 'https').verdict).toBe('partly');
    expect(large('a', 'c', 'https').verdict).toBe('blocked');
  });
});

describe('a security group as a subject', () => {
  it('is not a network load balancer without groups', () => {
    const reach = reachIn(`vpc v 10.0.0.0/16 {
      subnet p 10.0.0.0/24 in a { instance one 10.0.0.10  instance two 10.0.0.11 }
      subnet q 10.0.1.0/24 in a { instance far 10.0.1.10 { security-groups open } }
      network-load-balancer lb in p 10.0.0.9 { listener https -> far client-ip replaced }
      default security-group members { inbound { allow all from members } }
      security-group open { inbound { allow all from any } }
    }`);
    expect(reach('members', 'one', 'ssh').reachable.map(({ from }) => from)).toEqual(['10.0.0.11']);
    expect(reach('members', 'far', 'ssh').verdict).toBe('reachable');
  });
});
