import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { parseIpv4 } from '../../network/address/address.js';
import { addressSetContains } from '../../network/address/address-set.js';
import type { AclRule } from '../../network/topology/model.js';
import { serviceOf } from '../../network/traffic/service-line.js';
import { serviceSetContains } from '../../network/traffic/service-set.js';
import { aclEffects } from '../../server/model/acl-effects.js';

function rulesOf(lines: readonly string[]): readonly AclRule[] {
  const text = `vpc v 10.0.0.0/16 { network-acl n { inbound {\n${lines.join('\n')}\n} } }\n`;
  return loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined).topology.vpcs[0]?.networkAcls[0]?.inbound ?? [];
}

/** Addresses and ports at and around the edges of what the rules below can name. */
const ADDRESSES = [
  '9.255.255.255',
  '10.0.0.0',
  '10.0.0.127',
  '10.0.0.128',
  '10.0.0.255',
  '10.0.1.0',
  '10.255.255.255',
  '11.0.0.0',
  '203.0.113.9',
];
const PORTS = [0, 21, 22, 23, 79, 80, 81, 442, 443, 1023, 1024, 65535];

const traffic = fc.constantFrom(
  'all',
  'tcp',
  'tcp 22',
  'tcp 22-80',
  'tcp 80-443',
  'tcp 1024-65535',
  'udp',
  'udp 53',
  'icmp',
  'https',
  'protocol 6',
);
const peer = fc.constantFrom(
  'any',
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.0.0/24',
  '10.0.0.128/25',
  '10.0.0.0/25',
  '203.0.113.9/32',
  'v',
);
const rule = fc.record({
  number: fc.integer({ min: 1, max: 40 }),
  action: fc.constantFrom('allow', 'deny'),
  traffic,
  peer,
});

describe('what is left to an ACL rule', () => {
  it('is decided by it: the first rule that matches a packet is the one whose remainder holds it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(rule, { selector: ({ number }) => number, maxLength: 9 }), (drawn) => {
        const effects = aclEffects(
          rulesOf(drawn.map((one) => `${one.number} ${one.action} ${one.traffic} from ${one.peer}`)),
        );
        expect(effects).toHaveLength(drawn.length);
        // Each rule by itself matches what is left to it where it is alone.
        const alone = effects.map(({ rule: own }) => aclEffects([own])[0]?.left ?? []);
        const holds = (boxes: (typeof alone)[number], address: number, service: number): boolean =>
          boxes.some((box) => addressSetContains(box.addresses, address) && serviceSetContains(box.services, service));
        for (const text of ADDRESSES)
          for (const port of PORTS)
            for (const protocol of [6, 17]) {
              const address = parseIpv4(text) as number;
              const service = serviceOf({ protocol, port });
              const first = alone.findIndex((boxes) => holds(boxes, address, service));
              const deciding = effects.flatMap(({ left }, index) =>
                left && holds(left, address, service) ? [index] : [],
              );
              expect(deciding).toEqual(first < 0 ? [] : [first]);
              // A rule that is said to keep all that it matches decides about each such packet.
              for (const [index, boxes] of alone.entries())
                if (effects[index]?.whole && holds(boxes, address, service)) expect(deciding).toEqual([index]);
            }
      }),
      { numRuns: 150 },
    );
  });

  it('is not told where the files do not say what an earlier rule matches', () => {
    const effects = aclEffects(rulesOf(['10 allow https from nowhere', '20 allow all from any']));
    expect(effects.map(({ left }) => left)).toEqual([undefined, undefined]);
  });
});
