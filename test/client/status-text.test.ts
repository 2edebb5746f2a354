import { describe, expect, it } from 'vitest';
import { statusText } from '../../client/features/status/status-text.js';

const SHOP = 'file:///work%20shop/shop.vpc';
const OFFICE = 'file:///work%20shop/the%20office.vpc';
const LAB = 'file:///lab.vpc';
const network = (took: number | null, uri: string, ...imported: string[]) => ({ uri, files: [uri, ...imported], took });

describe('the status item', () => {
  it.each([
    ['one file', [network(230, SHOP)], 'Checked in 230 ms', 'shop.vpc', false],
    ['a long analysis', [network(12_340, SHOP)], 'Checked in 12.3 s', 'shop.vpc', false],
    [
      'a file with another',
      [network(4, SHOP, OFFICE)],
      'Checked in 4 ms',
      'shop.vpc and the file that it imports',
      false,
    ],
    [
      'one that another imports',
      [network(4, OFFICE, SHOP, LAB)],
      'Checked in 4 ms',
      'the office.vpc and the 2 files that it imports',
      false,
    ],
    ['one that is being checked', [network(null, SHOP)], 'Checking…', 'shop.vpc', true],
    [
      'another that is',
      [network(1, SHOP), network(null, OFFICE)],
      'Checked in 1 ms',
      'shop.vpc; still checking the office.vpc',
      false,
    ],
    [
      'two that are',
      [network(null, OFFICE), network(null, LAB), network(1, SHOP)],
      'Checked in 1 ms',
      'shop.vpc; still checking the office.vpc and 1 more',
      false,
    ],
    ['a file that nobody has told of yet', [network(1, OFFICE)], 'Waiting for its turn', 'shop.vpc', true],
  ])('tells of %s', (_, networks, text, detail, busy) => {
    expect(statusText(networks, SHOP, undefined)).toEqual({ text, detail, busy });
  });

  it.each([
    ['none', { files: 0, left: 0, networks: 0, due: 0 }, 'shop.vpc'],
    ['one', { files: 1, left: 0, networks: 1, due: 0 }, 'shop.vpc; a file that is not open too'],
    ['some', { files: 34, left: 0, networks: 12, due: 0 }, 'shop.vpc; 34 files that are not open too'],
    [
      'some that are still to come',
      { files: 34, left: 0, networks: 12, due: 3 },
      'shop.vpc; still checking 3 networks of files that are not open',
    ],
    [
      'more than may be',
      { files: 812, left: 312, networks: 400, due: 1 },
      'shop.vpc; still checking a network of files that are not open; of 812 files that are not open only 500: the setting vpclens.closedFiles.most allows no more',
    ],
  ])('tells of files that are not open: %s', (_, closed, detail) => {
    expect(statusText([network(4, SHOP)], SHOP, closed).detail).toBe(detail);
  });
});
