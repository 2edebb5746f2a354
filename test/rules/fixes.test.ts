import { describe, expect, it } from 'vitest';
import { applyFix, findingsOf } from './check-fixture.js';

/** Each fix, applied, leaves nothing of the finding and says what its title says. */
const FIXES: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  'route-duplicate': {
    before:
      'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  route-table street {\n    any -> door\n    0.0.0.0/0 -> door\n  }\n}\n',
    after: 'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  route-table street {\n    any -> door\n    \n  }\n}\n',
  },
  'route-redundant': {
    before:
      'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  route-table street { 0.0.0.0/0 -> door 8.0.0.0/8 -> door }\n}\n',
    after: 'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  route-table street { 0.0.0.0/0 -> door  }\n}\n',
  },
  'route-blackhole': {
    before:
      'vpc shop 10.0.0.0/16 {\n  subnet cellar 10.0.0.0/24 { }\n  main route-table back { 0.0.0.0/0 -> blackhole }\n}\n',
    after: 'vpc shop 10.0.0.0/16 {\n  subnet cellar 10.0.0.0/24 { }\n  main route-table back {  }\n}\n',
  },
  'route-link-local': {
    before: 'vpc shop 10.0.0.0/16 {\n  route-table back { 169.254.169.254/32 -> blackhole }\n}\n',
    after: 'vpc shop 10.0.0.0/16 {\n  route-table back {  }\n}\n',
  },
  'route-target-invalid': {
    before:
      'vpc shop 10.0.0.0/16, 2001:db8::/56 {\n  egress-only-gateway exit\n  route-table back { any -> exit }\n}\n',
    after:
      'vpc shop 10.0.0.0/16, 2001:db8::/56 {\n  egress-only-gateway exit\n  route-table back { ::/0 -> exit }\n}\n',
  },
  'route-more-specific-than-local': {
    before:
      'vpc shop 10.0.0.0/16 {\n  subnet cellar 10.0.0.0/24 { instance proxy }\n  route-table back { 10.0.0.0/25 -> proxy }\n}\n',
    after:
      'vpc shop 10.0.0.0/16 {\n  subnet cellar 10.0.0.0/24 { instance proxy }\n  route-table back { 10.0.0.0/24 -> proxy }\n}\n',
  },
  'subnet-not-public': {
    before: 'vpc shop 10.0.0.0/16 {\n  public subnet cellar 10.0.0.0/24 { }\n}\n',
    after: 'vpc shop 10.0.0.0/16 {\n  private subnet cellar 10.0.0.0/24 { }\n}\n',
  },
  'subnet-not-private': {
    before:
      'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  private subnet cellar 10.0.0.0/24 { }\n  main route-table street { any -> door }\n}\n',
    after:
      'vpc shop 10.0.0.0/16 {\n  internet-gateway door\n  public subnet cellar 10.0.0.0/24 { }\n  main route-table street { any -> door }\n}\n',
  },
  'ipv6-half-configured': {
    before:
      'vpc shop 10.0.0.0/16, 2001:db8::/56 {\n  subnet cellar 10.0.0.0/24, 2001:db8::/64 { network-acl guard }\n  network-acl guard { inbound { 100 allow https from 0.0.0.0/0 } outbound { 100 allow all to any } }\n}\n',
    after:
      'vpc shop 10.0.0.0/16, 2001:db8::/56 {\n  subnet cellar 10.0.0.0/24, 2001:db8::/64 { network-acl guard }\n  network-acl guard { inbound { 100 allow https from any } outbound { 100 allow all to any } }\n}\n',
  },
};

describe('fixes', () => {
  for (const [rule, { before, after }] of Object.entries(FIXES)) {
    it(`of ${rule}`, () => {
      expect(applyFix(rule, before)).toBe(after);
      expect(findingsOf(after).filter((finding) => finding.rule === rule)).toEqual([]);
    });
  }
});
