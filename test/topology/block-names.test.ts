import { expect, it } from 'vitest';
import { addressSetOfCidrs, parseCidr } from '../../network/address/index.js';
import { blockNamesOf } from '../../network/topology/index.js';
import { topologyOf } from '../answers/asking.js';

const names = blockNamesOf(
  topologyOf(`
network office 192.168.0.0/16, 172.31.0.0/16
network plant unknown anywhere
prefix-list partners { 203.0.113.0/24 }
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { }
  subnet kitchen 10.0.1.0/24 { }
}
vpc kiosk 10.9.0.0/24 { subnet all 10.9.0.0/24 { } }
`),
);

it.each([
  [['192.168.0.0/16', '172.31.0.0/16'], 'office'],
  [['192.168.0.0/16'], undefined],
  [['203.0.113.0/25', '203.0.113.128/25'], 'partners'],
  [['10.0.0.0/16'], 'shop'],
  [['10.0.1.0/24'], 'shop.kitchen'],
  [['10.0.0.0/23'], undefined],
  [['10.9.0.0/24'], 'kiosk'],
])('%j is called %j', (blocks, name) => {
  const cidrs = blocks.flatMap((block) => parseCidr(block)?.cidr ?? []);
  expect(names(addressSetOfCidrs(cidrs))).toBe(name);
});
