/** What a group means as the source of a rule, and who is in the one that nobody declares. */
import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

describe('resources without a group, in a VPC that declares no default one', () => {
  // They are in the default group that every VPC has, which lets its members talk to each other.
  // https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
  const reach = reachIn(`
vpc a 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { route-table r  instance one 10.0.0.10  instance two 10.0.0.11 }
  subnet t 10.0.1.0/24 { instance three 10.0.1.10 { security-groups other } }
  route-table r { 10.1.0.0/16 -> p }
  security-group other { inbound { allow all from any } }
}
vpc b 10.1.0.0/16 {
  subnet s 10.1.0.0/24 { route-table r  instance four 10.1.0.10 }
  route-table r { 10.0.0.0/16 -> p }
}
peering p between a and b`);

  it.each([
    ['a.one', 'a.two', 'reachable'],
    ['a.two', 'a.one', 'reachable'],
    ['a.one', 'a.three', 'reachable'],
    ['a.three', 'a.one', 'blocked'],
    ['a.one', 'b.four', 'blocked'],
  ])('%s to %s: %s', (from, to, verdict) => {
    expect(reach(from, to, 'https').verdict).toBe(verdict);
  });
});

describe('a load balancer as the source of a rule', () => {
  const from = (node: string): ReturnType<typeof reachIn> =>
    reachIn(`vpc v 10.0.0.0/16 {
  subnet front 10.0.0.0/24 { instance neighbour 10.0.0.77 { security-groups open } }
  subnet back 10.0.1.0/24 { instance app 10.0.1.10 { security-groups apps } }
  network-load-balancer entry in ${node} { security-groups open  listener tcp 80 -> app on tcp 80 client-ip replaced }
  security-group open { inbound { allow all from any } }
  security-group apps { inbound { allow tcp 80 from entry } }
}`);

  it('is its nodes’ addresses, where the file says them: nobody else of their subnet', () => {
    expect(from('front 10.0.0.50')('entry', 'app', 'tcp 80').verdict).toBe('reachable');
    expect(from('front 10.0.0.50')('neighbour', 'app', 'tcp 80').verdict).toBe('blocked');
  });

  it('is any address of their subnets where it does not', () => {
    expect(from('front')('entry', 'app', 'tcp 80').verdict).toBe('reachable');
    expect(from('front')('neighbour', 'app', 'tcp 80').verdict).toBe('reachable');
  });
});
