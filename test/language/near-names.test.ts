import { describe, expect, it } from 'vitest';
import { nearNames } from '../../language/link/near-names.js';
import { load } from './check-text.js';

describe('names that were probably meant', () => {
  it.each(['weeb', 'wb', 'wep', 'ewb', 'wbe', 'WEB'])('a letter more, less, another, or swapped: %s', (name) => {
    expect(nearNames('web', [name])).toEqual([name]);
  });

  it.each(['weebb', 'w', 'shop', 'bew', 'website'])('not what is farther from a short one: %s', (name) => {
    expect(nearNames('web', [name])).toEqual([]);
  });

  it('come nearest first, then by the alphabet, three at most, whatever their case', () => {
    expect(nearNames('kitchen', ['kithcne', 'Kitchens', 'kitche', 'KITCHEN', 'cellar'])).toEqual([
      'KITCHEN',
      'Kitchens',
      'kitche',
    ]);
    expect(nearNames('kitchen', ['kitchez', 'kitcheb', 'kitchea', 'kitchec'])).toEqual([
      'kitchea',
      'kitcheb',
      'kitchec',
    ]);
  });

  it('are told, and where there are none, what to do', () => {
    const message = (name: string): string =>
      load(`vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { route-table ${name} }\n  route-table street { }\n}`)
        .findings[0]?.message ?? '';
    expect(message('stret')).toContain('Did you mean `street`?');
    expect(message('zzzzzz')).toContain('Declare it, or import the file that does.');
    expect(message('zzzzzz')).not.toContain('Did you mean');
  });
});

it('an import is a .vpc file, and no name that only begins so', () => {
  const rules = (path: string): string[] =>
    load(`import "${path}"`, { [path]: 'network office 10.0.0.0/8' }).findings.map(({ rule }) => rule);
  expect(rules('./a.vpc')).toEqual([]);
  expect(rules('./a.vpc.txt')).not.toEqual([]);
});
