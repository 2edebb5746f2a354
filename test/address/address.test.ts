import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf, formatAddress, LAST_IPV4, LAST_IPV6, parseAddress } from '../../network/address/address.js';

const ipv4 = fc.integer({ min: 0, max: LAST_IPV4 });
const ipv6 = fc.oneof(
  fc.bigInt({ min: 0n, max: LAST_IPV6 }),
  // Runs of zeros are what the short form is about.
  fc
    .array(fc.constantFrom(0, 0, 0, 1, 0xffff, 0xab), { minLength: 8, maxLength: 8 })
    .map((words) => words.reduce((value, word) => (value << 16n) | BigInt(word), 0n)),
);

describe('reading', () => {
  const known: [string, number | bigint][] = [
    ['0.0.0.0', 0],
    ['10.0.0.1', 0x0a000001],
    ['255.255.255.255', LAST_IPV4],
    ['127.0.0.1', 2130706433],
    ['::', 0n],
    ['::1', 1n],
    ['1::', 1n << 112n],
    ['2001:db8::1', 0x2001_0db8_0000_0000_0000_0000_0000_0001n],
    ['2001:0DB8:0:0:0:0:0:1', 0x2001_0db8_0000_0000_0000_0000_0000_0001n],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', LAST_IPV6],
    ['::ffff:198.51.100.1', 0xffff_c633_6401n],
    ['64:ff9b::192.0.2.33', 0x0064_ff9b_0000_0000_0000_0000_c000_0221n],
    ['1:2:3:4:5:6:7::', 0x0001_0002_0003_0004_0005_0006_0007_0000n],
  ];
  it.each(known)('%s', (text, value) => expect(parseAddress(text)).toBe(value));

  const none = [
    '',
    '10.0.0',
    '10.0.0.0.0',
    '256.0.0.1',
    '01.0.0.1',
    '10.0.0.-1',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '10.0.0.1/32',
    '1e1.0.0.0',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::',
    '::1%eth0',
    '::256.0.0.1',
    '1.2.3.4::',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
  ];
  it.each(none)('"%s" is no address', (text) => expect(parseAddress(text)).toBeUndefined());
});

describe('printing', () => {
  // The rules and examples of RFC 5952.
  const short: [string, string][] = [
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8::ABCD', '2001:db8::abcd'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
  ];
  it.each(short)('%s is %s', (text, printed) => expect(formatAddress(parseAddress(text)!)).toBe(printed));

  it('is read back', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), (address) => {
        expect(parseAddress(formatAddress(address))).toBe(address);
      }),
    );
  });

  it('has one text for each address', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), fc.oneof(ipv4, ipv6), (a, b) => {
        expect(formatAddress(a) === formatAddress(b)).toBe(a === b);
      }),
    );
  });
});

it('tells the family', () => {
  fc.assert(
    fc.property(ipv4, (address) => {
      expect(familyOf(address)).toBe(4);
    }),
  );
  fc.assert(
    fc.property(ipv6, (address) => {
      expect(familyOf(address)).toBe(6);
    }),
  );
});

it('takes any text without failing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f:./]{0,40}$/)), (text) => {
      const address = parseAddress(text);
      if (address !== undefined) expect(parseAddress(formatAddress(address))).toBe(address);
    }),
  );
});
