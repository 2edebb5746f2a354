/** https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html */
import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const withAccess = (access: string) =>
  reachIn(`vpc v 10.0.0.0/16, 2600:1f14:1::/56 {
  internet-gateway igw
  egress-only-gateway eigw
  ${access}
  subnet public 10.0.0.0/24, 2600:1f14:1::/64 {
    route-table out
    nat-gateway nat 10.0.0.5 { public-ip 198.51.100.5 }
    instance web 10.0.0.10 { security-groups g  public-ip 198.51.100.10 }
  }
  subnet private 10.0.1.0/24, 2600:1f14:1:1::/64 {
    route-table in
    instance app 10.0.1.10, 2600:1f14:1:1::10 { security-groups g }
  }
  route-table out { any -> igw }
  route-table in { 0.0.0.0/0 -> nat  ::/0 -> eigw }
  security-group g { inbound { allow https from any } }
}`);

const answers = (access: string): Record<string, string> => {
  const reach = withAccess(access);
  return {
    'in to web': reach('internet', 'web', 'https').verdict,
    'out of web': reach('web', 'internet', 'https').verdict,
    'out of app by NAT or egress-only gateway': reach('app', 'internet', 'https').verdict,
  };
};

const directly = (verdict: string, translated: string): Record<string, string> => ({
  'in to web': verdict,
  'out of web': verdict,
  'out of app by NAT or egress-only gateway': translated,
});

describe('Block Public Access', () => {
  it.each([
    ['', directly('reachable', 'reachable')],
    ['block-public-access ingress', directly('blocked', 'reachable')],
    ['block-public-access bidirectional', directly('blocked', 'blocked')],
    // The NAT gateway's subnet counts, not the subnet of who speaks through it; the egress-only gateway looks at the sender's own.
    ['block-public-access bidirectional except public, private allow egress', directly('blocked', 'reachable')],
    ['block-public-access bidirectional except public allow bidirectional', directly('reachable', 'partly')],
  ])('%s', (access, expected) => {
    expect(answers(access)).toEqual(expected);
  });
});
