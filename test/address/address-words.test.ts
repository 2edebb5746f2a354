import { describe, expect, it } from 'vitest';
import { addressSetOfCidrs, subtractAddresses, unionAddresses } from '../../network/address/address-set.js';
import { addressWords, lackingOfInternet } from '../../network/address/address-words.js';
import { parseCidr } from '../../network/address/cidr.js';
import { INTERNET } from '../../network/address/known-ranges.js';

const set = (...blocks: string[]) =>
  addressSetOfCidrs(blocks.map((block) => (parseCidr(block) as NonNullable<ReturnType<typeof parseCidr>>).cidr));
const ipv4 = INTERNET.filter(({ low }) => typeof low === 'number');
const ipv6 = INTERNET.filter(({ low }) => typeof low === 'bigint');

describe('addresses in words', () => {
  it.each([
    [set('10.0.0.0/8'), '10.0.0.0/8'],
    [set('10.0.0.1/32', '10.0.1.0/24'), '10.0.0.1, 10.0.1.0/24'],
    [INTERNET, 'the internet'],
    [ipv4, 'the internet'],
    [ipv6, 'the IPv6 internet'],
    [subtractAddresses(ipv4, set('198.51.100.9/32')), 'most of the internet'],
    [subtractAddresses(INTERNET, set('2001:db8::/56')), 'the internet, most of the IPv6 internet'],
    [unionAddresses(ipv4, set('10.0.0.0/8')), 'the internet, 10.0.0.0/8'],
    [
      set('10.0.0.0/32', '10.0.0.2/32', '10.0.0.4/32', '10.0.0.6/32', '10.0.0.8/32'),
      '10.0.0.0, 10.0.0.2, 10.0.0.4 and 2 more ranges',
    ],
  ])('%#: %s', (addresses, words) => {
    expect(addressWords(addresses)).toBe(words);
  });

  it('are the rest of the internet where what lacks is told beside it', () => {
    const lacking = subtractAddresses(ipv4, set('198.51.100.9/32'));
    expect(lackingOfInternet(lacking)).toEqual(set('198.51.100.9/32'));
    expect(addressWords(lacking, { rest: true })).toBe('the rest of the internet');
    expect(addressWords(lacking, { internet: lacking, rest: true })).toBe('the internet');
    expect(lackingOfInternet(set('10.0.0.0/8'))).toEqual([]);
  });

  it('do not call half of the internet the internet', () => {
    expect(addressWords(set('0.0.0.0/1'))).toBe('0.0.0.0/1');
    expect(addressWords(subtractAddresses(ipv4, set('64.0.0.0/2')))).not.toContain('the internet');
  });
});
