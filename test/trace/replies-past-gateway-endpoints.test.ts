import { expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

/** Behind a gateway endpoint is a service that opens no connections: whoever is answered has no address of its list, though nobody tells that. */
const network = (endpoint: string): string => `
vpc a 10.1.0.0/16, 2001:db8:1::/56 {
  subnet s 10.1.0.0/24, 2001:db8:1::/64 { route-table t  instance one 2001:db8:1::5 { security-groups open } }
  route-table t { b -> pair }
  security-group open { inbound { allow all from any } }
}
vpc b 10.2.0.0/16, 2001:db8:2::/56 {
  subnet s 10.2.0.0/24, 2001:db8:2::/64 { route-table t  instance two 2001:db8:2::5 { security-groups open } }
  route-table t { a -> pair }
  ${endpoint}
  security-group open { inbound { allow all from any } }
}
peering pair between a and b
prefix-list store unknown
`;

it.each(['', 'gateway-endpoint s3 to store in t'])('lets replies through past “%s”', (endpoint) => {
  expect(verdictIn(network(endpoint), 'one two https')).toBe('one two https reachable');
});

it('leaves open where requests go that its list may hold', () => {
  expect(verdictIn(network('gateway-endpoint s3 to store in t'), 'two one https')).toBe('two one https unknown');
});
