import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const OUTBOUND_ONLY = `
vpc a 10.0.0.0/16, 2001:db8:a::/56 {
  egress-only-gateway out
  INTERNET
  subnet s 2001:db8:a:1::/64 in a { route-table t  instance client 2001:db8:a:1::10 { security-groups g } }
  route-table t { ::/0 -> out }
  security-group g { inbound { allow all from any } }
}
vpc b 10.1.0.0/16, 2001:db8:b::/56 {
  internet-gateway igw
  subnet s 2001:db8:b:1::/64 in a { route-table t  instance server 2001:db8:b:1::10 { security-groups g } }
  route-table t { ::/0 -> igw }
  security-group g { inbound { allow https from any } }
}`;

describe('IPv6 out by an egress-only gateway', () => {
  for (const [name, gateway] of [
    ['alone', ''],
    ['beside an internet gateway', 'internet-gateway door'],
  ] as const)
    it(`gets its replies from another VPC, ${name}`, () => {
      const reach = reachIn(OUTBOUND_ONLY.replace('INTERNET', gateway));
      const answer = reach('a.client', 'b.server', 'https');
      expect(answer.verdict).toBe('reachable');
      expect(answer.paths[0]?.return.map(({ checkpoint, object }) => `${checkpoint} ${object}`)).toContain(
        'egress-only-gateway a.out',
      );
    });

  it('lets nothing in that was not asked for', () => {
    expect(reachIn(OUTBOUND_ONLY.replace('INTERNET', ''))('b.server', 'a.client').verdict).toBe('blocked');
    expect(reachIn(OUTBOUND_ONLY.replace('INTERNET', 'internet-gateway door'))('b.server', 'a.client').verdict).toBe(
      'one-way',
    );
  });
});
